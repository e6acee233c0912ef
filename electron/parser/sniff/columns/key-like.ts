import { toLatinDigits } from '../../../../shared/model/written/digits.ts';
import type { SampleValue } from '../column-values.ts';

/** Zeros in front, letters around, an international call number, more digits than a number can keep, or what a spreadsheet made of those (1.2E+15). */
const KEY_LIKE = /^(0\d+|[a-z]{1,3}[-\s]?\d+|\d+[a-z]{1,3}|\+\d{9,}|\d{16,}|\d([.,]\d+)?e\+?(1[1-9]|[2-9]\d))$/i;
const LONG_WHOLE = /^\d{11,15}$/;
const EAN_LENGTHS = new Set([12, 13, 14]);
const LEAST_VALUES = 3;
const SHARE = 0.9;
/** Letters behind figures that are no unit of a key: currencies and percent are numbers. */
const CURRENCY_WORD = /^(usd|eur|gbp|rub|uah|irr|cny|jpy|chf|kzt|pln|czk|try|inr|aed|tl|kr|zł|dr|cr)$/i;

/** Rows whose value looks like a number but is a key. */
export function countKeyLike(values: readonly SampleValue[]): number {
  return values.reduce((sum, { text, count }) => sum + (isKeyLike(toLatinDigits(text)) ? count : 0), 0);
}

/** Whether a column of long whole numbers is one of article or call numbers: all of one length, with check digits that hold or without round sums. */
export function areLongKeys(values: readonly SampleValue[]): boolean {
  const texts = values.map(({ text }) => toLatinDigits(text));
  const [first = ''] = texts;
  if (texts.length < LEAST_VALUES || !texts.every((text) => LONG_WHOLE.test(text) && text.length === first.length)) return false;
  const valid = EAN_LENGTHS.has(first.length) ? texts.filter(hasEanCheckDigit).length : 0;
  if (valid >= texts.length * SHARE) return true;
  const round = texts.filter((text) => text.endsWith('000')).length;
  return round < texts.length * (1 - SHARE);
}

function isKeyLike(text: string): boolean {
  if (!KEY_LIKE.test(text)) return false;
  const letters = text.replace(/[^a-z]/gi, '');
  return !CURRENCY_WORD.test(letters);
}

/** GS1 General Specifications, 7.9: weights 3 and 1 from the right, the last digit fills up to a multiple of ten. */
function hasEanCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 2, weight = 3; at >= 0; at--, weight = 4 - weight) sum += Number(digits[at]) * weight;
  return (10 - (sum % 10)) % 10 === Number(digits.at(-1));
}
