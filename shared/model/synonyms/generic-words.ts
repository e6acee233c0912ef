/** Header words that mean something else in every kind of file; what they mean is said by the vocabulary of the kind. */
export const GENERIC_WORDS = {
  id: 'id|no|nr|number|#|code|key|ref|reference|uid|uuid|guid|identifier|شناسه|کد|شماره|код|номер|ид|ідентифікатор|идентификатор|编号|编码|代码|号|单号|号码',
  name: 'name|full name|display name|نام|название|наименование|имя|назва|найменування|ім я|名称|姓名|名字|名',
  date: 'date|datetime|date time|timestamp|created at|created|created date|date created|creation date|create date|created on|created time|time|day|added|date added|تاریخ|زمان|تاریخ ایجاد|تاریخ ثبت|تاریخ و ساعت|дата|дата создания|дата и время|создан|создано|создана|время|дата створення|створено|дата і час|дата та час|час|日期|时间|创建时间|创建日期|登记时间|提交时间',
  status: 'status|state|current status|وضعیت|статус|состояние|стан|状态|当前状态',
  type: 'type|kind|category|نوع|тип|вид|类型|类别|种类|分类',
  title: 'title|subject|topic|summary|headline|عنوان|موضوع|тема|заголовок|название|назва|标题|主题|名称',
  text: 'text|description|body|message|content|details|متن|شرح|پیام|текст|описание|сообщение|опис|повідомлення|内容|描述|正文|说明|详情',
  note: 'comment|comments|note|notes|remarks|توضیحات|نظر|یادداشت|комментарий|примечание|коментар|примітка|备注|memo|заметка|заметки|нотатки|附言',
  amount:
    'amount|total|value|sum|total amount|net|gross|مبلغ|جمع|مبلغ کل|сумма|итого|стоимость|сума|разом|вартість|金额|总额|总金额|total value|amount paid',
  owner:
    'owner|assignee|assigned to|agent|responsible|rep|handled by|owner name|مسئول|کارشناس|ответственный|исполнитель|менеджер|відповідальний|виконавець|负责人|经办人|处理人',
  score: 'score|rating|stars|mark|grade|points|امتیاز|نمره|оценка|балл|рейтинг|оцінка|бал|评分|得分|分数|打分|星级',
  start: 'start|start date|starts|start time|begin|from|started|شروع|تاریخ شروع|начало|дата начала|початок|дата початку|开始时间|开始日期',
  end: 'end|end date|ends|end time|finish|to|until|ended|پایان|تاریخ پایان|окончание|дата окончания|закінчення|дата закінчення|结束时间|结束日期',
  closed:
    'closed|closed at|close date|date closed|closed date|closed on|resolved|completed|закрыто|дата закрытия|закрито|дата закриття|تاریخ بستن|关闭时间',
  reason: 'reason|cause|دلیل|علت|причина|原因',
  price: 'price|unit price|rate|قیمت|цена|ціна|价格|单价|售价',
} as const;
export type GenericConcept = keyof typeof GENERIC_WORDS;
