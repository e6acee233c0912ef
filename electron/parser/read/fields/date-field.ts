import { isNoDate } from '../../../../shared/model/written/no-date.ts';
import { type DateFault, parseTimeText } from '../../../../shared/model/written-date.ts';
import { canonicalText, isNullToken } from '../../../../shared/model/written-text.ts';
import { type InstantReading, parseInstantText } from '../../../../shared/model/written-timestamp.ts';
import { createPlainDateReader } from './date-bytes.ts';
import type { FieldBytes } from './field-bytes.ts';
import { ValueCache } from './value-cache.ts';

/** Epoch seconds, `null` = empty, or what is wrong. */
export type DateResult = number | null | DateFault;

/** Reads fields that hold an instant: a fast path for full-length Gregorian dates, a remembered slow one for everything else. */
export class DateField {
  readonly #fast: (bytes: Uint8Array, start: number, end: number) => number;
  readonly #cache: ValueCache<DateResult>;

  constructor(reading: InstantReading) {
    this.#fast = reading.kind === 'date' ? createPlainDateReader(reading) : () => Number.NaN;
    this.#cache = new ValueCache((text) => parseDateField(text, reading));
  }

  read(field: FieldBytes): DateResult {
    const seconds = this.#fast(field.bytes, field.start, field.end);
    if (!Number.isNaN(seconds)) return seconds;
    return field.start === field.end ? null : this.#cache.of(field.bytes, field.start, field.end);
  }
}

/** Reads fields that hold a time of day only: seconds since midnight. */
export class TimeField {
  readonly #cache = new ValueCache<DateResult>(parseTimeField);

  read(field: FieldBytes): DateResult {
    return field.start === field.end ? null : this.#cache.of(field.bytes, field.start, field.end);
  }
}

/** Reads the text of a date field; words and dates for "no value" are empty. */
export function parseDateField(text: string, reading: InstantReading): DateResult {
  const canonical = canonicalText(text);
  return canonical === '' || isNullToken(canonical) || isNoDate(canonical) ? null : parseInstantText(canonical, reading);
}

function parseTimeField(text: string): DateResult {
  const canonical = canonicalText(text);
  return canonical === '' || isNullToken(canonical) ? null : (parseTimeText(canonical) ?? 'notADate');
}
