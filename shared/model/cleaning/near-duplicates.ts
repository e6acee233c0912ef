import { foldText } from './plain-steps.ts';

/** A value and how often it occurs. */
export interface CountedValue {
  readonly text: string;
  readonly count: number;
}

/** A value that is probably another one, misspelt. */
export interface ValueFix {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

const LETTERS_ONLY = /[^\p{L}\p{N}]+/gu;
const MARKS = /\p{M}+/gu;
/** One letter makes no other word of a text this long. */
const LEAST_LETTERS = 5;
/** A misspelling is rare beside what was meant. */
const RARE = 0.1;
const MAX_VALUES = 2000;

/**
 * Values that differ from a commoner one by blanks, case, punctuation, accents or letter forms only, or by a single letter when they are much rarer
 * ("GTXPro" → "GTX Pro", "technolgy" → "technology"). Values told apart by figures are never joined.
 */
export function findNearDuplicates(values: readonly CountedValue[]): ValueFix[] {
  const sorted = [...values].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1)).slice(0, MAX_VALUES);
  const fixes: ValueFix[] = [];
  const kept: (CountedValue & { readonly key: string })[] = [];
  const byKey = new Map<string, string>();
  for (const { text, count } of sorted) {
    const key = looseKey(text);
    const same = byKey.get(key);
    const meant = same ?? kept.find((other) => count <= other.count * RARE && isOneLetterOff(key, other.key))?.text;
    if (meant !== undefined && meant !== text) fixes.push({ from: text, to: meant, count });
    if (meant !== undefined || key === '') continue;
    byKey.set(key, text);
    kept.push({ text, count, key });
  }
  return fixes;
}

/** What two spellings of one value share: letters and figures without case, accents, blanks and marks. */
export function looseKey(text: string): string {
  const folded = foldText(text, { digits: true, arabicLetters: true, yo: true, width: true });
  return folded.toLowerCase().normalize('NFD').replace(MARKS, '').normalize('NFC').replace(LETTERS_ONLY, '');
}

/** Whether one letter (no figure) was left out, added, changed, or swapped with its neighbour. */
function isOneLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < LEAST_LETTERS || long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from++;
  let tail = 0;
  while (tail < short.length - from && short[short.length - 1 - tail] === long[long.length - 1 - tail]) tail++;
  const shortRest = short.slice(from, short.length - tail);
  const longRest = long.slice(from, long.length - tail);
  if (/\p{N}/u.test(shortRest + longRest)) return false;
  if (longRest.length <= 1) return true;
  return shortRest.length === 2 && longRest.length === 2 && shortRest[0] === longRest[1] && shortRest[1] === longRest[0];
}
