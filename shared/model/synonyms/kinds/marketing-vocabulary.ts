import type { ImportKind } from '../../import-kind.ts';
import type { KindVocabulary } from './vocabulary.ts';

type MarketingKind = Extract<ImportKind, 'campaigns' | 'touches' | 'leads' | 'deals' | 'stageChanges' | 'costs' | 'competitorPrices'>;

const MONEY_SPENT =
  'spend|spent|cost|costs|amount spent|amount spent usd|amount spent eur|ad spend|media cost|expense|spend usd|هزینه|هزینه تبلیغ|هزینه کمپین|расход|расходы|затраты|потрачено|расход руб|витрати|витрата|витрачено|花费|消耗|费用|投放费用|推广费用|广告花费|消费|消费金额|花费金额|总花费';

/** What is spent and won. */
export const MARKETING_VOCABULARIES: Readonly<Record<MarketingKind, KindVocabulary>> = {
  campaigns: {
    nouns:
      'campaign|campaigns|mailing|mailings|newsletter|promotion|promotions|کمپین|کمپین ها|پویش|кампания|кампании|кампаний|рассылка|рассылки|акция|акции|кампанія|кампанії|розсилка|розсилки|акція|活动|推广计划|广告系列|营销活动|计划',
    generic: {
      id: 'campaign',
      name: 'campaignName',
      date: 'startedAt',
      title: 'campaignName',
      type: 'type',
      status: 'status',
      start: 'startedAt',
      end: 'endedAt',
    },
    words: {
      cost: `${MONEY_SPENT}|actual cost|total cost`,
      budget: 'budget|planned cost',
      title: 'subject|subject line|email subject|عنوان ایمیل|موضوع|тема письма|тема|тема листа|邮件主题',
      startedAt:
        'launch date|launched|send date|sent date|starts|from date|send time|تاریخ اجرا|дата запуска|дата отправки|дата запуску|投放开始|上线日期',
      endedAt: 'ends|to date|finished',
      campaignName: 'campaign title|mailing|name',
    },
  },
  touches: {
    nouns:
      'touch|touches|touchpoint|touchpoints|send|sends|ad|ads|advert|email event|campaign|ad group|ad set|reach|performance|تماس تبلیغاتی|تبلیغ|касание|касания|показ|объявление|реклама|рекламы|дотик|оголошення|触点|投放|广告|推广',
    generic: { id: 'recordId', date: 'occurredAt', type: 'type', name: 'campaignName' },
    words: {
      occurredAt:
        'date|day|reporting starts|reporting start|week|month|send date|touch time|sent at|send time|timestamp|date start|تاریخ نمایش|дата показа|дата|дата показу|日期|投放日期|触达时间|统计日期',
      cost: MONEY_SPENT,
      clicks: 'clicks|link clicks|clicks all|unique clicks',
      impressions: 'impressions|impr|reach',
      conversions: 'results|conversions|purchases|orders|transactions|total conversions|website purchases|key events|заказы|заказов|замовлень',
      value:
        'purchases conversion value|conversion value|conv value|revenue|sales|purchase value|website purchase conversion value|total conversion value|gross sales|выручка|درآمد|виторг|成交金额|总成交金额|销售额',
      campaignName: 'campaign|campaign name|utm campaign|title',
      channel:
        'channel|source|medium|platform|network|publisher platform|utm source|utm medium|رسانه|источник|площадка|канал|джерело|майданчик|渠道|平台|媒体',
      type: 'event|action|touch type|event type|رویداد|событие|действие|подія|дія|事件|触点类型',
      variant: 'ad name|variant|ab group|creative|ad',
      sends: 'sent|delivered|recipients|total recipients|successful deliveries',
      opens: 'opens|unique opens|opened',
    },
  },
  leads: {
    nouns:
      'lead|leads|prospect|prospects|enquiry|enquiries|inquiry|inquiries|سرنخ|سرنخ ها|لید|مشتری بالقوه|лид|лида|лиды|лидов|потенциальный клиент|лід|ліда|ліди|лідів|потенційний клієнт|线索|潜在客户|潜客',
    generic: {
      id: 'recordId',
      name: 'customerName',
      date: 'createdAt',
      status: 'status',
      type: 'ignore',
      owner: 'employeeName',
      score: 'score',
      amount: 'value',
      closed: 'closedAt',
    },
    words: {
      source: 'lead source|source|origin',
      employeeName: 'lead owner|owner|assigned to|sales rep|agent',
      score: 'lead score|score|grade|امتیاز سرنخ|скоринг|балл лида|оцінка ліда|线索评分',
      closedAt: 'converted at|converted date|conversion date|date converted|تاریخ تبدیل|дата конвертации|дата конвертації|转化时间|转换日期',
      createdAt:
        'lead date|date of enquiry|inquiry date|enquiry date|lead created|received|تاریخ ورود|дата поступления|дата обращения|дата надходження|线索创建时间|录入时间|分配时间',
      value: 'expected value|estimated value|deal size|potential|ارزش احتمالی|потенциал|очікувана сума|预计金额',
      stage: 'lead stage|stage|step|مرحله|стадия|этап|стадія|етап|阶段|跟进状态',
      status: 'lead status|status|qualification|converted|وضعیت سرنخ|статус лида|статус ліда|线索状态',
    },
  },
  deals: {
    nouns:
      'deal|deals|opportunity|opportunities|pipeline|quote|معامله|معاملات|فرصت|فرصت ها|فرصت فروش|сделка|сделки|сделок|возможность|возможности|угода|угоди|угод|можливість|商机|机会|项目',
    generic: {
      id: 'recordId',
      name: 'title',
      date: 'createdAt',
      title: 'title',
      type: 'type',
      status: 'status',
      owner: 'employeeName',
      amount: 'amount',
      closed: 'closedAt',
      reason: 'reason',
    },
    words: {
      createdAt:
        'engage date|create date|created|opened|deal created|add time|تاریخ ایجاد فرصت|дата создания сделки|дата створення угоди|商机创建时间|立项时间',
      closedAt:
        'close date|closed|closing date|won time|lost time|expected close date|deal closed time|تاریخ بستن معامله|дата закрытия сделки|дата завершения|дата закриття угоди|预计成交日期|成交日期|结单日期|签约日期',
      amount:
        'close value|deal value|amount|value|deal amount|opportunity amount|deal size|contract value|expected revenue|total contract value|budget|ارزش معامله|مبلغ معامله|مبلغ فرصت|сумма сделки|бюджет сделки|бюджет|сума угоди|商机金额|预计金额|成交金额|合同金额|预计销售金额',
      employeeName:
        'sales agent|owner|deal owner|opportunity owner|sales rep|account executive|owner full name|کارشناس فروش|менеджер|ответственный|менеджер по продажам|менеджер з продажу|відповідальний|销售负责人|商机负责人|业务员|所有者|拥有者',
      customerName:
        'account|account name|client|organization|organisation|company|contact person|person|نام مشتری|شرکت|контрагент|компания|клиент|клієнт|компанія|контакт|客户|客户名称|公司',
      company: 'organization|company name|associated company|organisation name',
      stage: 'deal stage|stage|sales stage|pipeline stage',
      status: 'status|deal status|وضعیت معامله|статус сделки|статус угоди|商机状态',
      outcome: 'won|outcome|result|is won|won lost|win loss',
      reason: 'lost reason|loss reason|closed lost reason|closed won reason',
      title: 'deal|deal name|opportunity|opportunity name|deal title|subject',
      source: 'lead source|deal source|source',
    },
  },
  stageChanges: {
    nouns:
      'stage change|stage changes|stage history|history|transition|transitions|field history|deal|opportunity|lead|تغییر مرحله|تاریخچه|معامله|فرصت|история|смена этапа|переход|сделки|сделка|історія|зміна етапу|перехід|угоди|угода|变更记录|阶段变更|商机|历史',
    generic: { id: 'recordId', date: 'occurredAt', amount: 'amount', owner: 'employee' },
    words: {
      recordId: 'deal|opportunity|deal id|opportunity id|deal name|opportunity name|شناسه معامله|сделка|id сделки|угода|id угоди|商机编号|商机',
      stage:
        'to stage|new stage|stage|new value|to|stage name|به مرحله|مرحله جدید|новый этап|на этап|в этап|новая стадия|новий етап|на етап|新阶段|变更后阶段|目标阶段',
      previousStage:
        'from stage|old stage|old value|from|previous stage|از مرحله|مرحله قبلی|предыдущий этап|с этапа|старый этап|попередній етап|原阶段|变更前阶段',
      occurredAt:
        'changed at|change date|changed on|moved at|entered at|date entered|edit date|last modified|modified at|تاریخ تغییر|дата изменения|дата перехода|дата смены этапа|дата зміни|дата переходу|变更时间|变更日期|修改时间',
      employee: 'changed by|edited by|moved by|user|تغییر دهنده|кто изменил|изменил|хто змінив|变更人|操作人',
    },
  },
  costs: {
    nouns:
      'cost|costs|expense|expenses|spend|spending|expenditure|هزینه|هزینه ها|مخارج|расход|расхода|расходы|расходов|затраты|затрат|витрата|витрати|витрат|费用|成本|支出|开支',
    generic: { id: 'recordId', date: 'occurredAt', amount: 'amount', title: 'title', name: 'title', type: 'category', text: 'text', note: 'text' },
    words: {
      occurredAt:
        'expense date|cost date|spent at|spent on|date of expense|booking date|period|month|تاریخ هزینه|дата расхода|период|месяц|дата витрати|період|费用日期|支出日期|发生日期|月份|期间',
      amount: `${MONEY_SPENT}|expense amount|cost amount|مبلغ هزینه|сумма расхода|сумма затрат|сума витрат|费用金额|支出金额`,
      category:
        'expense category|cost type|expense type|cost category|cost center|account|expense account|نوع هزینه|سرفصل هزینه|статья расходов|статья затрат|вид расхода|стаття витрат|вид витрат|费用类别|费用科目|费用类型|支出类别',
      title: 'description|expense|purpose|item|payee|شرح هزینه|назначение|описание|опис|призначення|摘要|用途|费用说明|费用名称',
      text: 'note|notes|memo|comment|یادداشت|примечание|примітка|备注',
      campaignName: 'campaign|campaign name',
    },
  },
  competitorPrices: {
    nouns:
      'competitor|competitors|price|prices|market|pricing|رقیب|رقبا|قیمت رقیب|конкурент|конкурента|конкуренты|конкурентов|цены|конкуренти|конкурентів|ціни|竞品|竞争对手|竞店|对手',
    generic: { name: 'productName', date: 'occurredAt', price: 'unitPrice', title: 'productName' },
    words: {
      competitor:
        'competitor|competitor name|rival|shop|store|retailer|seller|site|website|فروشگاه|магазин|продавец|сайт|магазин конкурента|店铺|商家|对手店铺',
      unitPrice:
        'competitor price|price|their price|market price|price found|shelf price|قیمت رقیب|قیمت بازار|цена конкурента|рыночная цена|ціна конкурента|竞品价格|对手价格|市场价格|竞争价格',
      occurredAt:
        'checked at|seen at|scraped at|date checked|date seen|crawled at|observed at|captured at|تاریخ مشاهده|дата проверки|дата замера|дата перевірки|采集时间|抓取时间|监测日期|采价日期',
      productName: 'product|our product|item',
      productId: 'our sku|sku|matched sku|product',
    },
  },
};
