import { unguardFormula } from '../../../../shared/model/formula-guard.ts';
import { toLatinDigits } from '../../../../shared/model/written-number.ts';
import type { ColumnSample } from '../column-values.ts';

const LOOKED_AT = 500;
/** RFC 5321 allows 254 characters; longer texts are no addresses. */
const LONGEST_EMAIL = 320;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^(?:tel:)?\+?\(?\d[\d\s()./-]{6,20}\d$/i;
/** +49…, 0049…, 0912…, (030)…, 555-0100 */
const CALL = /^(?:tel:)?(?:\+|00[1-9]|0[1-9]|\(|[1-9]\d{0,4}[\s./-])/i;
const DATE_LIKE = /^\d{1,4}([./-])\d{1,2}\1\d{1,4}$/;
const URL = /^(?:https?:\/\/|www\.)\S+$/i;
const DOMAIN = /^(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:\/\S*)?$/u;
const PRODUCT_CODE = /^(?=.*\d)[\p{L}\d._/-]{1,24}$/u;
/** Firms stand in quotes of many kinds: ООО «Ромашка». */
const NAME = /^["«“„]?[\p{L}\p{M}][\p{L}\p{M}\s.,;&'’"«»“”„()\u200c-]*$/u;
const HAN_NAME = /^\p{Script=Han}{2}$/u;
const CURRENCIES =
  /^(USD|EUR|GBP|JPY|CNY|RUB|UAH|IRR|IRT|TRY|PLN|CZK|HUF|RON|BGN|CHF|SEK|NOK|DKK|CAD|AUD|NZD|BRL|MXN|INR|IDR|KRW|SGD|HKD|TWD|THB|VND|AED|SAR|ILS|EGP|ZAR|KZT|BYN|GEL|AMD|AZN|UZS|RSD)$/;
const COUNTRY_CODE = /^[A-Z]{2}$/;
const METRICS = /^(nps|csat|ces)$/i;

/** What the distinct values of a column look like; shares are of the first 500 distinct values. */
export interface ValueShapes {
  readonly count: number;
  readonly email: number;
  readonly phone: number;
  /** The same, and written as nothing but a call number is: with +, a single zero in front, or groups. */
  readonly call: number;
  readonly url: number;
  readonly domain: number;
  readonly productCode: number;
  /** Written as names of people, firms or things: letters, no digits. */
  readonly name: number;
  readonly currency: number;
  readonly countryCode: number;
  readonly metric: number;
  /** Rows that have a value, per distinct value: 1 = every value once. */
  readonly repetition: number;
}

const known = new WeakMap<ColumnSample, ValueShapes>();

/** Looks at the values of a column, once. */
export function shapesOf(sample: ColumnSample): ValueShapes {
  const before = known.get(sample);
  if (before !== undefined) return before;
  const values = sample.values.slice(0, LOOKED_AT).map(({ text }) => text);
  const share = (test: (text: string) => boolean) => (values.length === 0 ? 0 : values.filter(test).length / values.length);
  const shapes: ValueShapes = {
    count: values.length,
    email: share((text) => text.length <= LONGEST_EMAIL && EMAIL.test(text)),
    phone: share((text) => PHONE.test(unguardFormula(toLatinDigits(text)))),
    call: share((text) => isCallNumber(unguardFormula(toLatinDigits(text)))),
    url: share((text) => URL.test(text)),
    domain: share((text) => DOMAIN.test(text)),
    productCode: share((text) => PRODUCT_CODE.test(text)),
    name: share((text) => NAME.test(text) && (text.length > 2 || HAN_NAME.test(text))),
    currency: share((text) => CURRENCIES.test(text)),
    countryCode: share((text) => COUNTRY_CODE.test(text)),
    metric: share((text) => METRICS.test(text)),
    repetition: sample.values.length === 0 ? 0 : sample.seen / sample.values.length,
  };
  known.set(sample, shapes);
  return shapes;
}

function isCallNumber(text: string): boolean {
  return PHONE.test(text) && CALL.test(text) && !DATE_LIKE.test(text);
}
