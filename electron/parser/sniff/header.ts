import { normalizeHeader, TELLING_HEADERS } from '../../../shared/model/synonyms/role-synonyms.ts';
import { parseDateText } from '../../../shared/model/written-date.ts';
import { parseNumberText } from '../../../shared/model/written-number.ts';
import type { SampleRecord } from './dialect.ts';

const LOOKED_AT = 100;
const NUMBER = { kind: 'number', decimal: '.', thousands: ',' } as const;
const COMMA_NUMBER = { kind: 'number', decimal: ',', thousands: '.' } as const;
const ORDERS = ['ymd', 'dmy', 'mdy'] as const;

/**
 * Whether the first record names the columns: it holds no number or date, every name is its own, and either a name is known,
 * or some column below is of another kind, or nothing below repeats it.
 */
export function detectHeader(records: readonly SampleRecord[]): boolean {
  const [first, ...rest] = records;
  if (first === undefined || first.isBroken) return false;
  const names = first.fields.map((field) => field.trim());
  const filled = names.filter((name) => name !== '');
  if (filled.length === 0) return false;
  if (names.some((name) => TELLING_HEADERS.has(normalizeHeader(name)))) return !names.some(isDate);
  if (filled.some((name) => isNumber(name) || isDate(name))) return false;
  if (filled.length < names.length / 2 || new Set(filled).size < filled.length) return false;
  const below = rest.slice(0, LOOKED_AT).filter(({ isBroken }) => !isBroken);
  if (below.length === 0) return true;
  const isOfOtherKind = names.some((_, index) => {
    const values = below.map(({ fields }) => (fields[index] ?? '').trim()).filter((value) => value !== '');
    return values.length > 0 && values.every((value) => isNumber(value) || isDate(value));
  });
  return isOfOtherKind || !below.some(({ fields }) => fields.some((field, index) => field.trim() !== '' && field.trim() === names[index]));
}

function isNumber(text: string): boolean {
  return parseNumberText(text, NUMBER) !== null || parseNumberText(text, COMMA_NUMBER) !== null;
}

function isDate(text: string): boolean {
  return (
    ORDERS.some((order) => typeof parseDateText(text, { kind: 'date', order, calendar: 'gregorian' }) === 'number') ||
    typeof parseDateText(text, { kind: 'date', order: 'ymd', calendar: 'jalali' }) === 'number'
  );
}
