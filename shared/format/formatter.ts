import type { Interval, Value, ValueFormat } from '../analyses/blocks.ts';
import type { Locale } from '../contract/settings.ts';
import type { Calendar } from '../model/period.ts';
import { type DayStyle, dayText, periodText } from './day-text.ts';
import { asNumeric, currencyDigits, moneyText, type NumberStyle, numberTag, numberText } from './number-text.ts';

export interface FormatterOptions {
  readonly locale: Locale;
  readonly calendar: Calendar;
  /** ISO 4217 code; "" when unknown: amounts are then shown without a sign. */
  readonly currency: string;
  readonly latinDigits: boolean;
}

/**
 * Value → text for people, in one language, calendar and currency. `null` and what is not a number become "".
 * Decimal text keeps every digit that is shown exact; the raw forms of CSV and XLSX are made elsewhere.
 */
export interface Formatter {
  readonly locale: Locale;
  readonly calendar: Calendar;
  readonly currency: string;
  readonly direction: 'ltr' | 'rtl';
  /** A value in its format. `message` and `text` values are given back as they are: the translator resolves message keys. */
  readonly value: (value: Value, format: ValueFormat) => string;
  /** As short as an axis needs: 1.2M, 40%, 3 Mar. */
  readonly tick: (value: Value, format: ValueFormat) => string;
  /** Every decimal that is there, up to four: what a ledger or a recomputed figure shows. */
  readonly exact: (value: Value, format: ValueFormat) => string;
  /** "12% – 15%" in the unit of its figure. */
  readonly interval: (interval: Interval, format: ValueFormat) => string;
  readonly integer: (value: number | bigint) => string;
  readonly day: (epochDay: number | null) => string;
  /** An instant of the shop's wall clock, in epoch seconds. */
  readonly wallClock: (epochSeconds: number) => string;
  /** An ISO instant on this machine's clock, such as when a file was imported. */
  readonly instant: (iso: string) => string;
  /** 74 MB. */
  readonly bytes: (bytes: number) => string;
  /** A rough length of time: 40 seconds, 3 minutes. */
  readonly seconds: (seconds: number) => string;
}

const SECONDS_PER_DAY = 86_400;
const EXACT_DIGITS = 4;
const COMPACT_FROM = 10_000;
/** Percentage points. */
const POINTS = { en: 'pp', fa: 'واحد درصد' } as const;
const BYTE_UNITS = { en: ['B', 'KB', 'MB', 'GB', 'TB'], fa: ['بایت', 'کیلوبایت', 'مگابایت', 'گیگابایت', 'ترابایت'] } as const;

/** Makes the formatter of one language, calendar and currency; cheap enough to make anew when a setting changes. */
export function createFormatter({ locale, calendar, currency, latinDigits }: FormatterOptions): Formatter {
  const numbers: NumberStyle = { locale, currency, tag: numberTag(locale, latinDigits) };
  const number = (value: number | string, options: Intl.NumberFormatOptions): string => {
    const numeric = asNumeric(value);
    return numeric === null ? '' : numberText(numeric, numbers, options);
  };
  const money = (value: number | string, options: Intl.NumberFormatOptions): string => {
    const numeric = asNumeric(value);
    return numeric === null ? '' : moneyText(numeric, numbers, options);
  };
  const points = (raw: number | string, digits: number): string => {
    const shown = number(100 * Number(raw), { minimumFractionDigits: digits, maximumFractionDigits: digits });
    return shown === '' ? '' : `${shown} ${POINTS[locale]}`;
  };
  const daysIn = (of: Calendar): DayStyle => ({ locale, calendar: of, digits: (value) => number(value, { useGrouping: false }) });
  const days = daysIn(calendar);
  const clock = new Intl.DateTimeFormat(numbers.tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' });
  const wallClock = (epochSeconds: number): string =>
    `${dayText(Math.floor(epochSeconds / SECONDS_PER_DAY), days)} ${clock.format(new Date(epochSeconds * 1000))}`;

  const value = (raw: Value, format: ValueFormat): string => {
    if (raw === null) return '';
    switch (format.kind) {
      case 'integer':
        return number(raw, { maximumFractionDigits: 0 });
      case 'number':
        return number(raw, { minimumFractionDigits: format.digits, maximumFractionDigits: format.digits });
      case 'money':
        return money(raw, format.digits === undefined ? {} : { minimumFractionDigits: format.digits, maximumFractionDigits: format.digits });
      case 'quantity':
        return number(raw, { maximumFractionDigits: EXACT_DIGITS });
      case 'percent':
        return number(raw, { style: 'percent', minimumFractionDigits: format.digits, maximumFractionDigits: format.digits });
      case 'points':
        return points(raw, format.digits);
      case 'days':
        return number(raw, { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: Number.isInteger(Number(raw)) ? 0 : 1 });
      case 'day':
        return Number.isInteger(Number(raw)) ? dayText(Number(raw), days) : String(raw);
      case 'period':
        return Number.isInteger(Number(raw)) ? periodText(Number(raw), format.grain, daysIn(format.calendar)) : String(raw);
      case 'message':
      case 'text':
      case 'customer':
        return String(raw);
    }
  };
  const compact = (raw: number | string): Intl.NumberFormatOptions =>
    Math.abs(Number(raw)) >= COMPACT_FROM
      ? { notation: 'compact', maximumSignificantDigits: 3 }
      : { minimumFractionDigits: 0, maximumFractionDigits: Math.abs(Number(raw)) >= 10 ? 0 : 2 };
  const tick = (raw: Value, format: ValueFormat): string => {
    if (raw === null) return '';
    switch (format.kind) {
      case 'money':
        return money(raw, compact(raw));
      case 'integer':
      case 'quantity':
      case 'number':
        return number(raw, compact(raw));
      case 'days':
        return number(raw, { maximumFractionDigits: 1 });
      case 'percent':
        return number(raw, { style: 'percent', maximumFractionDigits: Math.abs(Number(raw)) < 0.1 ? Math.max(1, format.digits) : 0 });
      case 'period':
        return Number.isInteger(Number(raw)) ? periodText(Number(raw), format.grain, daysIn(format.calendar), 'short') : String(raw);
      default:
        return value(raw, format);
    }
  };
  const exact = (raw: Value, format: ValueFormat): string => {
    if (raw === null) return '';
    if (format.kind === 'money') return money(raw, { minimumFractionDigits: currencyDigits(numbers), maximumFractionDigits: EXACT_DIGITS });
    if (format.kind === 'number') return number(raw, { minimumFractionDigits: format.digits, maximumFractionDigits: Math.max(10, format.digits) });
    if (format.kind === 'percent')
      return number(raw, { style: 'percent', minimumFractionDigits: format.digits, maximumFractionDigits: Math.max(4, format.digits) });
    return value(raw, format);
  };
  const bytes = (size: number): string => {
    const power = Math.min(BYTE_UNITS[locale].length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, size)) / 3)));
    return `${number(size / 1000 ** power, { maximumSignificantDigits: 3 })} ${BYTE_UNITS[locale][power] ?? ''}`;
  };
  const seconds = (length: number): string => {
    const [amount, unit] = length < 90 ? [length, 'second'] : length < 5400 ? [length / 60, 'minute'] : [length / 3600, 'hour'];
    return number(Math.max(1, Math.round(amount)), { style: 'unit', unit, unitDisplay: 'long' });
  };
  return {
    locale,
    calendar,
    currency,
    direction: locale === 'fa' ? 'rtl' : 'ltr',
    value,
    tick,
    exact,
    interval: ({ low, high }, format) => `${value(low, format)} – ${value(high, format)}`,
    integer: (raw) => numberText(raw, numbers, { maximumFractionDigits: 0 }),
    day: (epochDay) => value(epochDay, { kind: 'day' }),
    wallClock,
    instant: (iso) => {
      const at = new Date(iso);
      return wallClock(Math.floor(at.getTime() / 1000) - at.getTimezoneOffset() * 60);
    },
    bytes,
    seconds,
  };
}
