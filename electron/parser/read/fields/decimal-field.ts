import type { RejectReason } from '../../../../shared/model/import-mapping.ts';
import { currencyMarkOf } from '../../../../shared/model/written/currencies.ts';
import { type ExactDecimal, type NumberReading, parseNumberText, toScaled } from '../../../../shared/model/written-number.ts';
import { canonicalText, isNullToken } from '../../../../shared/model/written-text.ts';
import type { FieldBytes } from './field-bytes.ts';
import { readPlainNumber } from './number-bytes.ts';
import { ValueCache } from './value-cache.ts';

/** What a decimal field holds when it was not a plain number. */
export type DecimalResult =
  | { readonly kind: 'empty' }
  | { readonly kind: 'bad'; readonly reason: Extract<RejectReason, 'notANumber' | 'outOfRange'> }
  /** `exact` is kept only where rounding to four places lost something; `currency` is the sign, code or word beside the figure. */
  | { readonly kind: 'value'; readonly scaled: number | bigint; readonly exact: ExactDecimal | null; readonly currency: string | null };

const EMPTY: DecimalResult = { kind: 'empty' };

/** Reads decimal fields: a fast path for plain numbers, a remembered slow one for everything else. */
export class DecimalField {
  readonly #mark: number;
  readonly #cache: ValueCache<DecimalResult>;

  constructor(reading: NumberReading) {
    this.#mark = reading.decimal === '٫' ? -1 : reading.decimal.charCodeAt(0);
    this.#cache = new ValueCache((text) => parseDecimalField(text, reading));
  }

  /** Ten-thousandths of a plain number, or NaN: then `slow` knows. */
  fast(field: FieldBytes): number {
    return readPlainNumber(field.bytes, field.start, field.end, this.#mark);
  }

  slow(field: FieldBytes): DecimalResult {
    return field.start === field.end ? EMPTY : this.#cache.of(field.bytes, field.start, field.end);
  }
}

/** Reads the text of a decimal field; words for "no value" are empty. */
export function parseDecimalField(text: string, reading: NumberReading): DecimalResult {
  const canonical = canonicalText(text);
  if (canonical === '' || isNullToken(canonical)) return EMPTY;
  const exact = parseNumberText(canonical, reading);
  if (exact === null) return { kind: 'bad', reason: 'notANumber' };
  const result = toScaled(exact);
  if (result === 'outOfRange') return { kind: 'bad', reason: 'outOfRange' };
  return { kind: 'value', scaled: toNumber(result.scaled), exact: result.rounded ? exact : null, currency: currencyMarkOf(canonical) };
}

/** A double where it is exact. */
export function toNumber(scaled: bigint): number | bigint {
  const number = Number(scaled);
  return Number.isSafeInteger(number) ? number : scaled;
}
