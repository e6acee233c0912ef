/** Header words of what a file says about customers; likeliest first, "|" between. */
export const PARTY_SYNONYMS = {
  customerId: {
    en: 'customer id|customer no|customer number|customer|client id|client|user id|buyer id|member id|customer code|client no|client code|cust id|custid|account id|account no|account number|account|contact id|shopper id|masterid|master id|customer unique id|customer key|member number|loyalty id|card no|card number|loyalty card|customer ref|user|buyer',
    fa: 'شماره مشتری|کد مشتری|شناسه مشتری|مشتری|خریدار|شماره اشتراک|شناسه کاربر|کد کاربر|شماره عضویت|کد اشتراک|کاربر|طرف حساب|کد طرف حساب',
    ru: 'id клиента|код клиента|номер клиента|№ клиента|клиент|покупатель|код покупателя|id покупателя|id пользователя|контрагент|код контрагента|номер карты|карта клиента|заказчик|пользователь|дисконтная карта',
    uk: 'id клієнта|код клієнта|номер клієнта|№ клієнта|клієнт|покупець|код покупця|id покупця|код контрагента|замовник|номер картки|id користувача',
    zh: '客户编号|客户id|客户|顾客编号|顾客id|会员号|会员编号|会员id|用户id|客户代码|买家id|会员卡号|客户号|用户编号|买家',
  },
  customerName: {
    en: 'customer name|client name|full name|buyer name|name|contact name|billing name|shipping name|recipient|company|company name|account name|customer full name|member name|user name',
    fa: 'نام مشتری|نام|نام و نام خانوادگی|نام خریدار|نام کامل|نام شرکت|نام کاربر|شرکت|گیرنده',
    ru: 'имя клиента|фио|ф и о|название клиента|имя покупателя|наименование клиента|фио клиента|полное имя|компания|получатель|организация',
    uk: 'піб|п і б|ім я клієнта|назва клієнта|повне ім я|компанія|отримувач|організація|піб клієнта',
    zh: '客户名称|客户姓名|姓名|顾客姓名|会员姓名|买家姓名|收货人|公司名称|用户名|公司|买家昵称',
  },
  firstName: {
    en: 'first name|firstname|given name|forename|customer first name',
    fa: 'نام کوچک',
    ru: 'имя',
    uk: 'ім я',
    zh: '名|名字',
  },
  lastName: {
    en: 'last name|lastname|surname|family name|customer last name',
    fa: 'نام خانوادگی',
    ru: 'фамилия',
    uk: 'прізвище',
    zh: '姓|姓氏',
  },
  email: {
    en: 'email|e mail|mail|email address|customer email|e mail address|contact email',
    fa: 'ایمیل|پست الکترونیک|پست الکترونیکی|رایانامه',
    ru: 'почта|электронная почта|эл почта|адрес электронной почты|емейл|имейл',
    uk: 'пошта|електронна пошта|ел пошта',
    zh: '邮箱|电子邮件|电子邮箱|邮件',
  },
  phone: {
    en: 'phone|phone number|mobile|telephone|mobile phone|mobile number|tel|cell|cell phone|contact number|contact phone|customer phone|billing phone|phone no|whatsapp',
    fa: 'تلفن|موبایل|شماره تلفن|شماره موبایل|تلفن همراه|شماره تماس|همراه|شماره همراه',
    ru: 'телефон|номер телефона|моб телефон|мобильный|мобильный телефон|тел|контактный телефон',
    uk: 'телефон|номер телефону|мобільний|мобільний телефон|моб тел|контактний телефон',
    zh: '电话|手机|手机号|手机号码|电话号码|联系电话|联系方式',
  },
  city: {
    en: 'city|town|customer city|shipping city|billing city',
    fa: 'شهر',
    ru: 'город|населенный пункт',
    uk: 'місто|населений пункт',
    zh: '城市|市|所在城市',
  },
  country: {
    en: 'country|country name|shipping country|billing country|country code|customer country|country region',
    fa: 'کشور',
    ru: 'страна',
    uk: 'країна',
    zh: '国家|国家地区|国别',
  },
} as const;
