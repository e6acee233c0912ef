import type { ImportKind } from '../../import-kind.ts';
import type { KindVocabulary } from './vocabulary.ts';

type ServiceKind = Extract<ImportKind, 'interactions' | 'tickets' | 'surveyAnswers' | 'reviews'>;

/** What customers say and are told. */
export const SERVICE_VOCABULARIES: Readonly<Record<ServiceKind, KindVocabulary>> = {
  interactions: {
    nouns:
      'interaction|interactions|call|calls|visit|visits|event|events|activity|activities|session|sessions|meeting|meetings|chat|chats|page view|pageview|email|emails|message|messages|engagement|contact history|log|تماس|تماس ها|رویداد|رویدادها|بازدید|فعالیت|مکالمه|جلسه|звонок|звонка|звонки|звонков|событие|события|событий|визит|визита|визиты|активность|активности|встреча|контакты|дзвінок|дзвінка|дзвінки|подія|події|візит|візиту|візити|активність|зустріч|通话|来电|事件|访问|互动|跟进|行为|会话|拜访|沟通',
    generic: {
      id: 'recordId',
      date: 'occurredAt',
      type: 'type',
      title: 'title',
      text: 'text',
      note: 'text',
      owner: 'employeeName',
      start: 'occurredAt',
      name: 'type',
      amount: 'value',
    },
    words: {
      occurredAt:
        'event time|event timestamp|call date|call time|visit date|activity date|due date|start time|session start|logged at|تاریخ تماس|زمان تماس|дата звонка|дата визита|время события|дата дзвінка|дата візиту|通话时间|拨打时间|访问时间|事件时间|跟进时间|拜访时间',
      type: 'event|event type|event name|action|activity type|call type|direction|type of contact|نوع تماس|тип звонка|событие|действие|тип дзвінка|подія|дія|行为类型|事件类型|呼叫类型|事件名称|跟进方式',
      phone:
        'caller|caller number|from number|caller id|phone number|calling number|شماره تماس|شماره تماس گیرنده|номер звонящего|номер абонента|номер телефону абонента|主叫号码|来电号码|客户号码|主叫',
      duration: 'call duration|talk time|session duration|billsec|duration sec|length',
      employeeName: 'operator|agent|handled by|owner|assigned to|اپراتور|оператор|менеджер|坐席|客服|跟进人|接待人',
      page: 'page|page path|page url|landing page|screen',
      productName:
        'product|item|item description|product name|viewed product|item name|کالا|نام کالا|محصول|товар|название товара|назва товару|商品|商品名称',
      outcome: 'outcome|call result|disposition|result|نتیجه تماس|результат звонка|итог|результат дзвінка|通话结果|跟进结果',
      text: 'notes|call notes|summary|description|transcript',
      channel: 'channel|medium|device|platform',
      customerId:
        'visitor id|anonymous id|user id|distinct id|client id|user pseudo id|visitor|شناسه بازدیدکننده|id посетителя|id відвідувача|访客id|访客编号',
    },
  },
  tickets: {
    nouns:
      'ticket|tickets|case|cases|issue|issues|incident|incidents|request|requests|conversation|conversations|complaint|complaints|support|تیکت|تیکت ها|درخواست|درخواست ها|شکایت|شکایات|обращение|обращения|обращений|тикет|тикета|тикеты|заявка|заявки|заявок|запрос|запроса|инцидент|инцидента|жалоба|жалобы|звернення|тікет|тікета|тікети|заявок|запит|запиту|скарга|скарги|工单|服务单|投诉|报修|客诉',
    generic: {
      id: 'recordId',
      date: 'createdAt',
      status: 'status',
      type: 'type',
      title: 'title',
      name: 'title',
      text: 'text',
      note: 'text',
      owner: 'employeeName',
      closed: 'closedAt',
      score: 'rating',
    },
    words: {
      createdAt:
        'opened|open date|date opened|submitted|reported|received|requested|initially created|تاریخ ثبت تیکت|поступило|дата поступления|надійшло|受理时间|提交时间|报修时间|投诉时间',
      closedAt:
        'resolved|resolved at|solved at|closed|time to resolution|resolution time|completed|date resolved|حل شده در|решено|вирішено|解决时间|办结时间|关闭时间|完结时间',
      respondedAt:
        'first response time|first response|first reply|first reply time|responded at|first assigned at|زمان پاسخ اول|первый ответ|перша відповідь|首次响应时间|首次回复时间|响应时间',
      rating:
        'satisfaction|csat|satisfaction rating|satisfaction score|customer satisfaction rating|rating|رضایت|оценка|удовлетворенность|оцінка|задоволеність|满意度|客户满意度|服务评分',
      outcome: 'resolution|solution|resolution notes|result|راه حل|نتیجه رسیدگی|решение|результат|рішення|处理结果|解决方案',
      customerName:
        'requester|requester name|customer|reporter|opened by|client|contact name|درخواست دهنده|نام مشتری|заявитель|клиент|заявник|клієнт|客户|提交人|报修人|投诉人',
      email: 'requester email|reporter email|contact email|ایمیل درخواست دهنده|email заявителя|email заявника',
      employeeName:
        'assignee|assigned agent|agent|owner|assigned to|handled by|resolved by|کارشناس|پشتیبان|исполнитель|оператор|ответственный|виконавець|відповідальний|处理人|受理人|客服|责任人',
      title: 'subject|summary|short description|title',
      text: 'description|body|details|problem|complaint|first message',
      productName: 'product purchased|product|affected product|item',
      channel: 'channel|via|origin|source|ticket channel|contact channel|کانال ورودی|источник|канал обращения|джерело|来源|受理渠道|来源渠道',
    },
  },
  surveyAnswers: {
    nouns:
      'survey|surveys|response|responses|answer|answers|submission|feedback form|nps|csat|questionnaire|poll|نظرسنجی|پاسخ|پاسخ ها|پرسشنامه|опрос|опроса|ответ|ответа|ответы|анкета|анкеты|опитування|відповідь|відповіді|анкети|问卷|调查|答卷|调研',
    generic: { id: 'recordId', date: 'occurredAt', type: 'type', title: 'question', text: 'text', note: 'text', score: 'score' },
    words: {
      occurredAt:
        'submitted|submitted at|submit date|submit date utc|completed|end date|response date|timestamp|recorded date|answered at|date submitted|отметка времени|дата ответа|позначка часу|дата відповіді|تاریخ پاسخ|提交时间|填写时间|答题时间|提交答卷时间|回答时间',
      score:
        'score|rating|nps score|how likely|recommend|answer|value|nps|csat|ces|satisfaction|effort|نمره|امتیاز|оценка|балл|оцінка|бал|得分|评分|打分|分数|推荐分',
      text: 'comment|comments|feedback|reason|why|open answer|verbatim|suggestions|what could we improve|why did you give this score|what is the primary reason for your score|نظر|پیشنهاد|комментарий|почему|пожелания|коментар|чому|побажання|评论|意见|建议|原因|理由',
      type: 'metric|survey|survey type|survey name|نوع نظرسنجی|тип опроса|опрос|тип опитування|опитування|问卷类型|指标|调查类型',
      question: 'question|question text|item|survey question',
      customerId: 'respondent|respondent id|participant id|پاسخ دهنده|респондент|id респондента|受访者|受访者编号',
      email: 'email address|respondent email|username|your email',
      campaign: 'collector|collector id|wave',
    },
  },
  reviews: {
    nouns:
      'review|reviews|comment|comments|opinion|opinions|testimonial|rating|ratings|feedback|نظر|نظرات|دیدگاه|دیدگاه ها|отзыв|отзыва|отзывы|отзывов|комментарий|комментарии|відгук|відгуку|відгуки|відгуків|коментар|коментарі|评论|评价|点评|口碑',
    generic: { id: 'recordId', date: 'occurredAt', title: 'title', text: 'text', note: 'text', score: 'rating', name: 'customerName' },
    words: {
      rating: 'stars|star rating|review score|score|polarity|rate|overall|امتیاز|оценка|звезды|оцінка|зірки|星级|评分|评价等级|打分',
      text: 'review|review text|comment|sentence|tweet|content|body|phrase|review body|نظر|دیدگاه|متن نظر|отзыв|текст отзыва|комментарий|відгук|текст відгуку|коментар|评论|评价|评论内容|评价内容|点评内容',
      label: 'label|labels|sentiment|class|target|emotion|برچسب|метка|тональность|мітка|тональність|标签|情感|情感倾向',
      occurredAt:
        'review creation date|review date|reviewed at|posted|posted on|review time|published|unix review time|تاریخ نظر|дата отзыва|опубликован|дата відгуку|评论时间|评价时间|点评时间',
      respondedAt: 'review answer timestamp|reply date|owner response date|responded at',
      outcome: 'reply|owner reply|response|answer|پاسخ فروشگاه|ответ магазина|ответ|відповідь магазину|商家回复|卖家回复|回复',
      title: 'review title|review comment title|summary|headline|عنوان نظر|заголовок отзыва|заголовок відгуку|评价标题|标题',
      productId: 'asin|product id|sku',
      customerName: 'reviewer|author|user name|user|nickname|نویسنده|автор|用户昵称|评论人|评价人|昵称|用户',
      source: 'source|site|platform|منبع|источник|площадка|джерело|来源|平台',
    },
  },
};
