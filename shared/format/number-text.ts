import type { Locale } from '../contract/settings.ts';

/** How the numbers of one language are written. `tag` is the BCP 47 tag with its numbering system. */
export interface NumberStyle {
  readonly locale: Locale;
  readonly tag: string;
  /** ISO 4217 code; "" when unknown. */
  readonly currency: string;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;
const ISO_CURRENCY = /^[A-Z]{3}$/;
const UNKNOWN_CURRENCY_DIGITS = 2;
const formats = new Map<string, Intl.NumberFormat>();

/** A value that is a number: doubles as they are, decimal text exactly; null for anything else. */
export function asNumeric(value: number | string): number | `${number}` | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return DECIMAL.test(value) ? (value as `${number}`) : null;
}

/** Tag of a language's numbers: Persian digits in Persian unless Latin ones are asked for. */
export function numberTag(locale: Locale, latinDigits: boolean): string {
  return locale === 'fa' ? `fa-u-nu-${latinDigits ? 'latn' : 'arabext'}` : locale;
}

/** A number under Intl options; formats are kept because making one costs more than using it. */
export function numberText(value: number | `${number}` | bigint, style: NumberStyle, options: Intl.NumberFormatOptions): string {
  return formatOf(style, options).format(value);
}

/** Money with its sign when the currency is known; in Persian words for money ("ریال") and the sign of rounded amounts ("۲٫۶ هزار €") follow the amount. */
export function moneyText(value: number | `${number}`, style: NumberStyle, options: Intl.NumberFormatOptions): string {
  if (!ISO_CURRENCY.test(style.currency)) return numberText(value, style, { ...unknownCurrency(options), ...options });
  const format = formatOf(style, { style: 'currency', currency: style.currency, currencyDisplay: 'narrowSymbol', ...options });
  if (style.locale !== 'fa') return format.format(value);
  const parts = format.formatToParts(value);
  const sign = parts.find((part) => part.type === 'currency')?.value ?? '';
  if (!/\p{Script=Arabic}/u.test(sign) && options.notation !== 'compact') return format.format(value);
  const amount = parts.filter((part) => part.type !== 'currency').map((part) => part.value);
  return `${amount.join('').replace(/^[\s\u200e]+|\s+$/gu, '')} ${sign}`;
}

/** Fraction digits of the currency: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyDigits(style: NumberStyle): number {
  if (!ISO_CURRENCY.test(style.currency)) return UNKNOWN_CURRENCY_DIGITS;
  return formatOf(style, { style: 'currency', currency: style.currency }).resolvedOptions().maximumFractionDigits ?? UNKNOWN_CURRENCY_DIGITS;
}

function unknownCurrency(options: Intl.NumberFormatOptions): Intl.NumberFormatOptions {
  return options.notation === 'compact'
    ? {}
    : {
        minimumFractionDigits: UNKNOWN_CURRENCY_DIGITS,
        maximumFractionDigits: Math.max(UNKNOWN_CURRENCY_DIGITS, options.maximumFractionDigits ?? 0),
      };
}

function formatOf(style: NumberStyle, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${style.tag} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(style.tag, options);
  formats.set(key, made);
  return made;
}
