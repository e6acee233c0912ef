/** ISO 4217 codes in use, and older ones that files still hold. */
const CODES =
  `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BYR BZD CAD CDF CHF CLF CLP CNH CNY COP CRC CUP CVE CZK
DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR IRT ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT
LAK LBP LKR LRD LSL LTL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RMB RON RSD RUB RUR RWF
SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL BTC ETH`
    .split(/\s+/)
    .join('|');
/** Signs and words that are no letters of a number, longest first. */
const SIGNS = [
  '(?:US|CA|AU|NZ|HK|NT|MX|R|C|A|S)\\$',
  '\\p{Sc}',
  '￥',
  'ریال',
  'ريال',
  'تومان',
  'تومن',
  'درهم',
  'руб(?:\\.|лей|ля|ль)?',
  'р\\.?',
  'грн\\.?',
  'сум',
  'тенге',
  'тг\\.?',
  'сом',
  'лв\\.?',
  'ден\\.?',
  'дин\\.?',
  '人民币',
  '元',
  '圆',
  '円',
  '원',
  'zł\\.?',
  'Kč',
  'kr\\.?',
  'Ft',
  'lei',
  'din\\.?',
  'TL',
  'Rs\\.?',
  'Rp\\.?',
  'RM',
  'Fr\\.?',
  'SFr\\.?',
  'Dh',
].join('|');
/** The yen sign of Shift_JIS is decoded as the backslash whose place it took. */
const YEN = '\\\\(?=\\s*[-+(]?\\d)';
/** Pattern of the sign, code or word of a currency, to be matched without regard to case and by characters. */
export const CURRENCY_MARK = `(?:${SIGNS}|${CODES})`;
const AT_EDGE = new RegExp(`^(?:${CURRENCY_MARK}(?![\\p{L}])|${YEN})[\\s:]*|[\\s]*(?<![\\p{L}])${CURRENCY_MARK}$`, 'giu');

/** A written amount without the currency sign, code or word before or behind it. */
export function stripCurrency(text: string): string {
  return text.replace(AT_EDGE, '');
}
