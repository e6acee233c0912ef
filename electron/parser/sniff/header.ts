import { normalizeHeader, TELLING_HEADERS } from '../../../shared/model/synonyms/role-synonyms.ts';
import { parseDateText } from '../../../shared/model/written-date.ts';
import { parseNumberText } from '../../../shared/model/written-number.ts';
import { isNullToken } from '../../../shared/model/written-text.ts';
import type { SampleRecord } from './dialect.ts';

const LOOKED_AT = 100;
const LONGEST_ADDRESS = 200;
const ADDRESS = /^(?:[^\s@]+@[^\s@]+\.[^\s@]+|https?:\/\/\S+|\+?\(?\d[\d\s()./-]{6,}\d)$/i;
const NUMBER = { kind: 'number', decimal: '.', thousands: ',' } as const;
const COMMA_NUMBER = { kind: 'number', decimal: ',', thousands: '.' } as const;
const ORDERS = ['ymd', 'dmy', 'mdy'] as const;

/**
 * Whether the first record names the columns: it holds no number, date or address, and either a name is known, or some column below is of another
 * kind, or nothing below repeats it. A name may come twice ("currency" behind each amount) where a column below is of another kind.
 */
export function detectHeader(records: readonly SampleRecord[]): boolean {
  const [first, ...rest] = records;
  if (first === undefined || first.isBroken) return false;
  const names = first.fields.map((field) => field.trim());
  const filled = names.filter((name) => name !== '');
  if (filled.length === 0) return false;
  if (names.some((name) => TELLING_HEADERS.has(normalizeHeader(name)))) return !names.some(isDate);
  if (filled.some((name) => isNumber(name) || isDate(name) || isAddress(name))) return false;
  if (filled.length < names.length / 2) return false;
  const below = rest.slice(0, LOOKED_AT).filter(({ isBroken }) => !isBroken);
  const isOfOtherKind = names.some((_, index) => {
    const values = below.map(({ fields }) => (fields[index] ?? '').trim()).filter((value) => value !== '' && !isNullToken(value));
    return values.length > 0 && values.every((value) => isNumber(value) || isDate(value));
  });
  if (new Set(filled).size < filled.length) return isOfOtherKind && new Set(filled).size * 2 >= filled.length;
  if (below.length === 0) return true;
  return isOfOtherKind || !below.some(({ fields }) => fields.some((field, index) => field.trim() !== '' && field.trim() === names[index]));
}

function isNumber(text: string): boolean {
  return parseNumberText(text, NUMBER) !== null || parseNumberText(text, COMMA_NUMBER) !== null;
}

/** An e-mail address, a link or a telephone number: a value, never a name. */
function isAddress(text: string): boolean {
  return text.length <= LONGEST_ADDRESS && ADDRESS.test(text);
}

function isDate(text: string): boolean {
  return (
    ORDERS.some((order) => typeof parseDateText(text, { kind: 'date', order, calendar: 'gregorian' }) === 'number') ||
    typeof parseDateText(text, { kind: 'date', order: 'ymd', calendar: 'jalali' }) === 'number'
  );
}
