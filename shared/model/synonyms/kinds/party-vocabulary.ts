import type { ImportKind } from '../../import-kind.ts';
import type { KindVocabulary } from './vocabulary.ts';

type PartyKind = Extract<ImportKind, 'customers' | 'companies' | 'contactPoints' | 'employees' | 'referrals' | 'consents'>;

/** People and firms. */
export const PARTY_VOCABULARIES: Readonly<Record<PartyKind, KindVocabulary>> = {
  customers: {
    nouns:
      'customer|customers|client|clients|buyer|buyers|contact|contacts|member|members|user|users|subscriber|subscribers|guest|guests|patient|patients|shopper|shoppers|person|people|rec|مشتری|مشتریان|خریدار|کاربر|کاربران|عضو|اعضا|مخاطب|مخاطبین|مشترک|مشترکین|клиент|клиента|клиенты|клиентов|покупатель|покупателя|покупатели|контакт|контакта|контакты|пользователь|пользователя|участник|участника|клієнт|клієнта|клієнти|клієнтів|покупець|покупця|покупці|контакту|контакти|користувач|客户|顾客|会员|用户|买家|联系人|粉丝',
    generic: {
      id: 'customerId',
      name: 'customerName',
      date: 'registeredAt',
      title: 'ignore',
      type: 'attribute',
      status: 'attribute',
      owner: 'employee',
      text: 'ignore',
      note: 'ignore',
    },
    words: {
      firstName: 'given name|first|default first name',
      lastName: 'surname|last|family',
      customerName: 'full name|fio|نام و نام خانوادگی|نام مشتری|фио клиента|піб клієнта|客户姓名|会员姓名|姓名',
      customerId:
        'member no|membership number|account number|account id|client number|rec id|کد مشتری|کد اشتراک|карта|номер карты|номер картки|卡号|会员卡号|会员编码',
      registeredAt:
        'signed up|signed up at|sign up|joined|member since|customer since|تاریخ عضویت|تاریخ ثبت نام|клиент с|дата вступления|клієнт з|入会时间|入会日期|last modified|created at utc|optin time|created|first visit',
      granted: 'accepts email marketing|email marketing consent|opt in|mailing consent',
      employee: 'contact owner|account manager|نام بازاریاب|ответственный менеджер|менеджер|менеджер клієнта|专属客服|所属导购',
      attribute: 'marital status|education|income|total spent|total orders|orders|orders count|member rating|last order|average order value',
    },
  },
  companies: {
    nouns:
      'company|companies|account|accounts|organization|organizations|organisation|organisations|firm|firms|business|businesses|vendor account|counterparty|شرکت|شرکت ها|سازمان|سازمان ها|موسسه|طرف حساب|компания|компании|компаний|организация|организации|контрагент|контрагента|контрагенты|юрлицо|компанія|компанії|організація|організації|公司|企业|单位|机构|往来单位|供应商',
    generic: { id: 'customerId', name: 'customerName', date: 'registeredAt', type: 'attribute', owner: 'employee', status: 'attribute' },
    words: {
      customerName:
        'company|company name|account|account name|organization|organization name|organisation name|business name|legal name|trading name|نام شرکت|نام سازمان|شرکت|название компании|наименование организации|компания|организация|наименование контрагента|контрагент|назва компанії|назва організації|компанія|організація|公司名称|企业名称|单位名称|公司|客户名称|供应商名称',
      employeeCount: 'employees',
      annualRevenue: 'revenue|turnover',
      country: 'office location|headquarters|hq country|hq|location|billing country',
      industry: 'sector|account industry|type of business',
      attribute:
        'year established|founded|founded year|year founded|established|ownership|type|lifecycle stage|annual growth|سال تاسیس|год основания|рік заснування|成立年份|成立日期|注册资本',
      parentCompany: 'subsidiary of',
    },
  },
  contactPoints: {
    nouns:
      'contact point|contact points|contact|phone|phones|address|addresses|channel|راه تماس|راه های تماس|تماس|контакт|контакта|контакты|контактна|контакту|контакти|联系方式|联络方式',
    generic: { id: 'ignore', type: 'type', date: 'occurredAt', name: 'label' },
    words: {
      contactValue: 'value|contact|contact value|number|phone or email|detail|مقدار|شماره یا ایمیل|значение|контакт|значення|值|号码|联系方式',
      type: 'contact type|channel|contact point type|medium|نوع راه تماس|вид контакта|канал|вид контакту|联系方式类型|方式类型',
      label: 'label|description|location type|use|برچسب|метка|описание|мітка|опис|标签|用途',
      occurredAt: 'verified at|confirmed at|verified|valid from|checked at|تاریخ تایید|дата подтверждения|дата підтвердження|验证时间|核验时间',
    },
  },
  employees: {
    nouns:
      'employee|employees|agent|agents|rep|reps|staff|seller|sellers|worker|workers|personnel|salesperson|sales team|sales teams|operator|کارمند|کارمندان|کارکنان|پرسنل|کارشناس|فروشنده|ویزیتور|сотрудник|сотрудника|сотрудники|сотрудников|продавец|продавца|продавцы|менеджера|работник|работника|співробітник|співробітника|співробітники|працівник|працівника|продавець|продавця|员工|职员|人员|业务员|客服|销售员|导购',
    generic: { id: 'employee', name: 'employeeName', date: 'startedAt', title: 'title', start: 'startedAt', end: 'endedAt' },
    words: {
      employeeName: 'sales agent|full name|employee|fio|agent|نام و نام خانوادگی|نام پرسنل|фио|сотрудник|піб|співробітник|姓名|员工姓名|业务员',
      employee: 'personnel no|staff no|payroll number|کد پرسنلی|табельный номер|табельний номер|工号|员工编码',
      title: 'position|job title|role|title|function|designation|سمت|عنوان شغلی|должность|посада|职位|岗位|职务',
      region: 'regional office|region|office|territory|location|دفتر|регион|регіон|区域|大区|办事处',
      team: 'department|team|group|بخش|отдел|подразделение|відділ|підрозділ|部门|团队',
      startedAt: 'hire date|start date|hired|date of joining|joining date|تاریخ استخدام|дата приема|дата прийому|入职日期|入职时间',
      endedAt: 'leave date|termination date|exit date|last day|تاریخ ترک کار|дата увольнения|дата звільнення|离职日期|离职时间',
    },
  },
  referrals: {
    nouns:
      'referral|referrals|invitation|invitations|invite|recommendation|معرفی|معرفی ها|دعوت|рекомендация|рекомендации|реферал|приглашение|приглашения|рекомендація|рекомендації|запрошення|推荐|邀请|转介绍',
    generic: { id: 'recordId', date: 'occurredAt', status: 'status', amount: 'reward' },
    words: {
      customerId:
        'referrer|referrer id|referrer customer id|referring customer|advocate|inviter|referred by|inviter id|from customer|معرف|شناسه معرف|کد مشتری معرف|دعوت کننده|рекомендатель|кто рекомендовал|реферер|пригласивший|id пригласившего|хто рекомендував|рекомендувач|запросив|推荐人|邀请人|推荐会员|老客户|推荐人编号',
      email: 'referrer email|advocate email|email of referrer|ایمیل معرف|邮箱推荐人',
      customerName: 'referrer name|advocate name|نام معرف|имя рекомендателя|ім я рекомендувача|推荐人姓名',
      referredCustomer:
        'referred|friend|invitee|new customer|to customer|referred friend|مشتری جدید|новый клиент|новий клієнт|新客户|被邀请人|被推荐人|新会员',
      occurredAt:
        'referred at|referral date|invited at|invite date|تاریخ دعوت|дата рекомендации|дата приглашения|дата запрошення|推荐时间|邀请时间|推荐日期',
      reward: 'reward|bonus|credit',
      code: 'referral code|invite code|code',
    },
  },
  consents: {
    nouns:
      'consent|consents|permission|permissions|opt in|subscription|gdpr|رضایت|رضایت نامه|مجوز|согласие|согласия|разрешение|разрешения|згода|згоди|дозвіл|授权|同意|许可',
    generic: { id: 'recordId', date: 'occurredAt', status: 'status', type: 'purpose' },
    words: {
      granted:
        'value|granted|given|agreed|opt in|opted in|allowed|consented|consent given|consent|داده شده|رضایت دارد|дано|есть согласие|надано|是否授权|是否同意',
      purpose: 'purpose|scope|list|topic|permission|consent type|مقصود|цель|мета|用途|授权项目',
      occurredAt:
        'given at|consent date|granted at|opt in date|changed at|signed at|timestamp|تاریخ رضایت|дата согласия|дата згоди|授权时间|同意时间|签署时间',
      channel: 'channel|medium|communication channel|کانال|канал|渠道|沟通渠道',
      source: 'source|form|collected via|origin|منبع|источник|джерело|来源|采集来源',
    },
  },
};
