import { ROLE_FORMS, type RoleForm } from '../../../../shared/model/role.ts';
import { normalizeHeader, ROLE_SYNONYMS } from '../../../../shared/model/synonyms/role-synonyms.ts';

/** What a header says of the values below it, before any is looked at. */
export interface HeaderHints {
  /** A date or a point in time. */
  readonly namesDate: boolean;
  /** A number or code that identifies something: its zeros and digits all count. */
  readonly namesKey: boolean;
  /** A quantity or an amount. */
  readonly namesNumber: boolean;
  /** Something that is or is not. */
  readonly namesFlag: boolean;
}

const DATE_WORDS =
  /(^| )(date|dates|time|datetime|timestamp|ts|epoch|unix|when|day|at|on|birthday|dob|created|updated|modified|since|until|from|month|period|datum|fecha|data|jour|mois|gün|tarih|monat)( |$)|дата|день|время|месяц|период|місяць|час створення|تاریخ|زمان|روز|ماه|日期|时间|時間|生日|月份|日付/u;
const KEY_WORDS =
  /(^| )(id|ids|key|no|nr|num|code|sku|ean|upc|gtin|isbn|barcode|uuid|guid|phone|tel|telephone|mobile|fax|zip|zipcode|postcode|iban|bic|account|vat|inn|ssn|passport|serial|reference|ref|invoice|номер|код|инн|кпп|огрн|телефон|тел|индекс|артикул|штрихкод|єдрпоу|індекс|شماره|کد|شناسه|تلفن|موبایل|همراه|بارکد)( |$)|编号|号码|编码|代码|电话|手机|邮编|条码|账号/u;
const NUMBER_WORDS =
  /(^| )(amount|total|sum|price|cost|revenue|sales|value|qty|quantity|count|balance|discount|tax|fee|rate|score|age|weight|сумма|цена|количество|стоимость|кол во|сума|ціна|кількість|مبلغ|قیمت|تعداد|جمع|تخفیف)( |$)|金额|价格|数量|单价|总价/u;
const FLAG_WORDS =
  /^(is|has|was|did|can|does|are|have)( |$)|(^| )(flag|active|enabled|consent|subscribed|subscriber|opt in|optin|opted|churn|churned|verified|primary|default|vip|granted|accepts|accepted|newsletter|marketing|deleted|blocked|paid|активен|согласие|подписан|отток|згода|активний|فعال|رضایت|عضو خبرنامه|اصلی)( |$)|是否|有无/u;
/** Letters that Arabic lacks, and words that it does not have, in either way to write ی and ک. */
const PERSIAN_LETTERS = /[پچژگکی]/;
const PERSIAN_WORDS = /مشتري|خريد|فروش|فاکتور|فاكتور|شماره|نام|تومان|موبايل|رديف|كد|پرداخت/;
const FORMS = new Map<string, Set<RoleForm>>();
for (const { role, words } of ROLE_SYNONYMS) FORMS.set(words, (FORMS.get(words) ?? new Set<RoleForm>()).add(ROLE_FORMS[role]));

/** What a header promises, by the dictionary of roles and by words that are no role of their own. */
export function readHeaderHints(header: string): HeaderHints {
  const normal = normalizeHeader(header);
  const forms = FORMS.get(normal);
  const namesDate = forms?.has('date') === true || DATE_WORDS.test(normal);
  const namesNumber = forms?.has('decimal') === true || NUMBER_WORDS.test(normal);
  return {
    namesDate,
    namesNumber,
    namesKey: forms?.has('key') === true || (KEY_WORDS.test(normal) && !namesNumber && !namesDate),
    namesFlag: forms?.has('flag') === true || FLAG_WORDS.test(normal) || header.trim().endsWith('?') || header.trim().endsWith('؟'),
  };
}

/** Whether a header is Persian, not merely written in Arabic letters. */
export function isPersian(header: string): boolean {
  return PERSIAN_LETTERS.test(header) || PERSIAN_WORDS.test(header);
}
