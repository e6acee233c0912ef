import type { ColumnReading, RejectReason } from '../import-mapping.ts';
import { parseFlagText } from '../written-flag.ts';
import { type ExactDecimal, parseNumberText, toScaled } from '../written-number.ts';
import { canonicalText, isNullToken } from '../written-text.ts';
import { parseInstantText } from '../written-timestamp.ts';
import { isNoDate } from './no-date.ts';

/** What a cell holds under a reading: nothing, a value, or the reason why its row would be refused. */
export type CellValue =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  /** Ten-thousandths, rounded half away from zero; `exact` is kept only where rounding lost something. */
  | { readonly kind: 'number'; readonly scaled: bigint; readonly exact: ExactDecimal | null }
  /** Epoch seconds on the wall clock. */
  | { readonly kind: 'instant'; readonly seconds: number }
  | { readonly kind: 'flag'; readonly yes: boolean }
  | { readonly kind: 'bad'; readonly reason: Extract<RejectReason, 'notANumber' | 'notADate' | 'notAFlag' | 'outOfRange'> };

const EMPTY: CellValue = { kind: 'empty' };

/**
 * Reads a cell as its column says, by the rules the parser itself follows: whoever shows a cell before it is imported
 * (the grid of the wizard, the correction of refused rows) judges it by this.
 */
export function readCell(text: string, reading: ColumnReading): CellValue {
  const canonical = canonicalText(text);
  if (canonical === '') return EMPTY;
  if (reading.kind === 'text') return { kind: 'text', text: canonical };
  if (reading.kind === 'flag') {
    const yes = parseFlagText(canonical, reading);
    if (yes !== null) return { kind: 'flag', yes };
    return isNullToken(canonical) ? EMPTY : { kind: 'bad', reason: 'notAFlag' };
  }
  if (isNullToken(canonical)) return EMPTY;
  if (reading.kind === 'number') return readNumber(canonical, reading);
  if (isNoDate(canonical)) return EMPTY;
  const seconds = parseInstantText(canonical, reading);
  return typeof seconds === 'number' ? { kind: 'instant', seconds } : { kind: 'bad', reason: seconds };
}

/** Whether a cell can be read as its column says; an empty one can. */
export function isReadableCell(text: string, reading: ColumnReading): boolean {
  return readCell(text, reading).kind !== 'bad';
}

function readNumber(text: string, reading: Extract<ColumnReading, { kind: 'number' }>): CellValue {
  const exact = parseNumberText(text, reading);
  if (exact === null) return { kind: 'bad', reason: 'notANumber' };
  const result = toScaled(exact);
  if (result === 'outOfRange') return { kind: 'bad', reason: 'outOfRange' };
  return { kind: 'number', scaled: result.scaled, exact: result.rounded ? exact : null };
}
