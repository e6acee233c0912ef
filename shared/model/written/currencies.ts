import { CURRENCY_MARK } from './currency-marks.ts';

/** Everything in a written amount that is neither sign, code nor word of a currency. */
const FIGURES = /[\p{Nd}\s.,'’٫٬،()+\-−–—:%\u200e\u200f]+/gu;
const IS_MARK = new RegExp(`^(?:${CURRENCY_MARK}|\\\\)$`, 'iu');

/** Codes that a sign or word can stand for; a code stands for itself. */
const MEANINGS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    $: 'USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP UYU BBD BSD BZD FJD JMD NAD TTD XCD BND GYD LRD SBD SRD KYD',
    US$: 'USD',
    CA$: 'CAD',
    C$: 'CAD NIO',
    AU$: 'AUD',
    A$: 'AUD',
    NZ$: 'NZD',
    HK$: 'HKD',
    NT$: 'TWD',
    MX$: 'MXN',
    R$: 'BRL',
    S$: 'SGD',
    '€': 'EUR',
    '£': 'GBP EGP LBP SYP SDG SSP GIP FKP SHP',
    '¥': 'CNY JPY',
    '￥': 'CNY JPY',
    '\\': 'JPY',
    元: 'CNY TWD HKD',
    圆: 'CNY',
    人民币: 'CNY',
    RMB: 'CNY',
    円: 'JPY',
    원: 'KRW',
    '₩': 'KRW',
    '₽': 'RUB',
    RUR: 'RUB',
    Р: 'RUB BYN',
    РУБ: 'RUB BYN',
    РУБЛЕЙ: 'RUB BYN',
    РУБЛЯ: 'RUB BYN',
    РУБЛЬ: 'RUB BYN',
    '₴': 'UAH',
    ГРН: 'UAH',
    '₸': 'KZT',
    ТГ: 'KZT',
    ТЕНГЕ: 'KZT',
    СУМ: 'UZS',
    СОМ: 'KGS',
    ЛВ: 'BGN',
    ДЕН: 'MKD',
    ДИН: 'RSD',
    DIN: 'RSD',
    '﷼': 'IRR SAR OMR QAR YER',
    ریال: 'IRR SAR OMR QAR YER',
    ريال: 'IRR SAR OMR QAR YER',
    تومان: 'IRT',
    تومن: 'IRT',
    درهم: 'AED MAD',
    DH: 'AED MAD',
    '₹': 'INR',
    RS: 'INR PKR LKR NPR MUR',
    RP: 'IDR',
    RM: 'MYR',
    '₺': 'TRY',
    TL: 'TRY',
    ZŁ: 'PLN',
    KČ: 'CZK',
    KR: 'SEK NOK DKK ISK',
    FT: 'HUF',
    LEI: 'RON MDL',
    FR: 'CHF',
    SFR: 'CHF',
  }).map(([mark, codes]) => [mark, codes.split(' ')]),
);

/** The sign, code or word of a currency that stands beside a figure; null when there is none. */
export function currencyMarkOf(amount: string): string | null {
  const rest = amount.replace(FIGURES, '');
  return rest !== '' && IS_MARK.test(rest) ? rest : null;
}

/** Whether all marks can mean one currency: "$", "US$" and "USD" can, "$" and "€" cannot, "kr" and "SEK" can. */
export function isOneCurrency(marks: Iterable<string>): boolean {
  const [first, ...others] = Array.from(marks, codesOf);
  return first === undefined || first.some((code) => others.every((codes) => codes.includes(code)));
}

function codesOf(mark: string): readonly string[] {
  const name = mark.trim().replace(/\.$/, '').toUpperCase();
  return MEANINGS.get(name) ?? [name];
}
