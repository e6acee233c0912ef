import type { ImportKind, OrderKind } from '../../import-kind.ts';
import type { KindVocabulary } from './vocabulary.ts';

const ORDER_NOUNS =
  'order|orders|invoice|invoices|sale|sales|purchase|purchases|transaction|transactions|receipt|receipts|basket|checkout|سفارش|سفارشات|سفارش ها|فاکتور|فروش|خرید|заказ|заказа|заказы|заказов|чек|чека|чеки|продажа|продажи|продаж|реализация|реализации|замовлення|замовлень|чеку|продаж|продажу|реалізація|реалізації|订单|销售|销售单|交易|发票|小票';
const LINE_NOUNS =
  'line|lines|item|items|line item|lineitem|lineitems|position|row|detail|details|قلم|اقلام|ردیف|позиция|позиции|строка|строки|позиція|позиції|рядок|рядки|明细|行|子订单';
const ORDER_NAMES = {
  orderId:
    'name|document|doc no|voucher no|bill|sales doc|sales id|شماره برگه|شماره حواله|документ продажи|документ реализации|реализация|регистратор|ссылка|документ реалізації|销售出库单号|原始单据号|单据号|订单号码|主订单编号|平台单号|线上订单号',
  orderDate:
    'created|order created|ordered|order day|sold at|sold on|booking date|purchased at|paid time|تاریخ برگه|تاریخ حواله|дата реализации|дата отгрузки|дата проведения|дата реалізації|дата відвантаження|单据日期|订单付款时间|订单创建日期|下单日|成交时间|业务日期|记账日期',
} as const;

/** Orders and what belongs to them. */
export const ORDER_VOCABULARIES: Readonly<Record<OrderKind | 'products' | 'payments' | 'returns' | 'subscriptions', KindVocabulary>> = {
  orders: {
    nouns: `${ORDER_NOUNS}|${LINE_NOUNS}`,
    generic: {
      id: 'orderId',
      date: 'orderDate',
      status: 'status',
      amount: 'amount',
      price: 'unitPrice',
      name: 'productName',
      title: 'productName',
      text: 'productName',
      note: 'ignore',
    },
    words: {
      ...ORDER_NAMES,
      attribute:
        'segment|customer segment|customer type|customer group|buyer type|نوع مشتری|گروه مشتری|сегмент|тип клиента|тип клієнта|客户类型|客户分组|会员等级',
      amount:
        'order amount|order sum|total sales|amount total|paid amount|total paid|item total|price total|sale total|total sum|amount net|جمع سفارش|مبلغ قابل پرداخت|مبلغ کل فاکتور|مبلغ خالص|сумма документа|сумма с ндс|сумма реализации|стоимость продажи|стоимость товаров|сума документа|сума з пдв|сума реалізації|价税合计|买家实付|买家实际支付金额|实收款|实收金额|实付款|商品总价|订单总金额|含税金额|销售收入',
      customerName: 'bill to|ship to|sold to|نام طرف حساب|买家会员名',
      code: 'discount code|coupon|promo',
      employee: 'cashier id|seller code',
    },
  },
  orderHeads: {
    nouns: ORDER_NOUNS,
    generic: { id: 'orderId', date: 'orderDate', status: 'status' },
    words: ORDER_NAMES,
  },
  orderLines: {
    nouns: `${ORDER_NOUNS}|${LINE_NOUNS}`,
    generic: { id: 'orderId', amount: 'amount', price: 'unitPrice', name: 'productName', title: 'productName', text: 'productName', note: 'ignore' },
    words: {
      orderId: ORDER_NAMES.orderId,
      amount: 'line sum|row total|line value|item total|item subtotal|جمع سطر|جمع ردیف|сумма строки|сума рядка|行金额|商品金额|小计金额',
    },
  },
  products: {
    nouns:
      'product|products|item|items|article|articles|goods|good|catalog|catalogue|material|inventory|stock|variant|محصول|محصولات|کالا|کالاها|جنس|товар|товара|товары|товаров|номенклатура|номенклатуры|каталог|товару|товарів|номенклатури|商品|产品|货品|物料|存货',
    generic: {
      id: 'productId',
      name: 'productName',
      title: 'productName',
      text: 'ignore',
      note: 'ignore',
      status: 'status',
      type: 'category',
      price: 'unitPrice',
    },
    words: {
      unitPrice:
        'regular price|sale price|variant price|price incl vat|msrp|rrp|purchase price gross|قیمت مصرف کننده|قیمت فروش واحد|цена продажи|цена розничная|ціна продажу|роздрібна ціна|零售价|销售价|市场价|标准售价|吊牌价',
      cost: 'cost price|cost per item|purchase cost|price of purchase|average cost|بهای خرید واحد|цена закупочная|вхідна ціна|参考成本|采购成本|最新成本',
      category: 'series|line|department|product category name|custom product type|product tags|کلاس کالا',
      status: 'availability|published|active|is active|فعال|активность|наявність|上架状态|商品状态|上下架',
      productId: 'variant sku|url handle|کد فنی|存货代码',
    },
  },
  payments: {
    nouns:
      'payment|payments|charge|charges|transaction|transactions|payout|refund|settlement|deposit|receipt|پرداخت|پرداخت ها|واریز|تراکنش|دریافت|платеж|платежа|платежи|оплата|оплаты|поступление|поступления|транзакция|транзакции|платіж|платежу|платежі|оплати|надходження|支付|付款|收款|流水|回款',
    generic: { id: 'recordId', date: 'occurredAt', status: 'status', type: 'type', amount: 'amount' },
    words: {
      recordId:
        'payment ref|transaction reference|transaction id|charge id|شماره پیگیری|کد رهگیری|شماره مرجع|شماره تراکنش|номер операции|номер платежного поручения|id транзакции|номер операції|номер платіжного доручення|交易单号|商户单号|支付单号|流水号',
      orderId:
        'order|order no|order id|invoice|invoice no|invoice number|شماره سفارش|شماره فاکتور|заказ|номер заказа|счет|замовлення|номер замовлення|рахунок|订单号|商户订单号|关联订单',
      occurredAt:
        'paid at|date paid|paid on|settled at|transaction time|value date|تاریخ واریز|تاریخ تراکنش|дата поступления|дата операции|дата надходження|дата операції|到账时间|交易时间|付款日期|收款日期|入账时间|收款时间|支付日期|付款日',
      amount:
        'payment value|payment amount|amount paid|paid amount|amount received|gross|مبلغ پرداخت|مبلغ واریزی|مبلغ تراکنش|مبلغ دریافتی|сумма платежа|сумма операции|сумма поступления|сума платежу|сума операції|сума надходження|支付金额|收款金额|付款金额|回款金额|交易金额|到账金额',
      method: 'payment type|type of payment|paid by|card|канал оплаты',
      fee: 'transaction fees|net fee|cost of transaction',
    },
  },
  returns: {
    nouns:
      'return|returns|refund|refunds|rma|returned|credit note|مرجوعی|مرجوعی ها|برگشت|برگشتی|استرداد|возврат|возврата|возвраты|возвратов|повернення|退货|退款|售后|退单',
    generic: { id: 'recordId', date: 'occurredAt', status: 'status', reason: 'reason', amount: 'amount' },
    words: {
      orderId:
        'order|order id|order number|original order|original invoice|invoice|شماره سفارش اصلی|شماره فاکتور فروش|заказ|исходный заказ|чек продажи|номер заказа|документ продажи|замовлення|чек продажу|原订单号|原单号|订单号|订单编号',
      occurredAt:
        'returned at|date returned|refunded at|return created|refund created|requested at|تاریخ برگشت کالا|дата возврата товара|дата повернення товару|申请退款时间|退款申请时间|退款完结时间|入库时间',
      quantity:
        'returned quantity|quantity returned|qty returned|refund quantity|return qty|تعداد مرجوعی|تعداد برگشتی|количество возврата|возвращено|кількість повернення|повернуто|退货数量|退款数量',
      amount:
        'refund amount|return amount|refunded amount|amount refunded|credit amount|refund total|مبلغ مرجوعی|مبلغ برگشتی|مبلغ استرداد|сумма возврата|сума повернення|退款金额|退货金额|实退金额|买家退款金额',
      reason: 'return reason|reason for return|buyer reason|comment reason|买家退款原因',
    },
  },
  subscriptions: {
    nouns:
      'subscription|subscriptions|membership|memberships|contract|contracts|policy|policies|rental|اشتراک|اشتراک ها|عضویت|قرارداد|подписка|подписки|подписок|договор|договора|договоры|абонемент|абонемента|підписка|підписки|договір|договору|абонемента|订阅|会员|合约|合同|套餐',
    generic: {
      id: 'recordId',
      date: 'startedAt',
      status: 'status',
      type: 'type',
      name: 'plan',
      price: 'unitPrice',
      start: 'startedAt',
      end: 'endedAt',
      reason: 'reason',
      amount: 'amount',
    },
    words: {
      unitPrice:
        'monthly charges|monthly charge|mrr|monthly price|monthly fee|recurring amount|plan price|monthly recurring revenue|plan amount|monthly cost|monthly payment|هزینه ماهانه|مبلغ ماهانه|مبلغ اشتراک|ежемесячный платеж|абонентская плата|стоимость подписки|абонплата|щомісячний платіж|вартість підписки|月费|月租|月费金额|订阅费用|单期金额',
      amount:
        'total charges|total paid|lifetime paid|total revenue|total billed|جمع پرداختی|всего оплачено|усього сплачено|累计支付|累计金额|总费用|累计消费',
      type: 'contract|billing|billing interval|billing period|interval|contract type|term|payment period|دوره پرداخت|период оплаты|период списания|період оплати|计费周期|付费周期|合约类型|续费方式',
      isEnded: 'churn|churned|cancelled|canceled|exited|churn value',
      startedAt:
        'activated at|start|subscribed at|created|signup date|subscription date|created utc|start date utc|تاریخ فعال سازی|дата подключения|дата оформления|дата підключення|дата оформлення|开通日期|订阅时间|生效时间',
      endedAt:
        'canceled at|cancelled at|ended|cancellation date|canceled at utc|ended at utc|renewal date|تاریخ قطع|дата отключения|дата відключення|到期日期|取消订阅时间|退订日期',
      reason: 'churn reason|cancellation reason|cancel reason|причина отключения|退订原因',
      tenure: 'tenure|account length|months with us',
    },
  },
} satisfies Partial<Record<ImportKind, KindVocabulary>>;
