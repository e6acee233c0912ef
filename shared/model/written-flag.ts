import type { ColumnReading } from './import-mapping.ts';
import { toLatinDigits } from './written-number.ts';
import { canonicalText } from './written-text.ts';

export type FlagReading = Extract<ColumnReading, { kind: 'flag' }>;

/** Longer texts are no single word. */
const LONGEST = 200;

/** The form under which words for yes and no are compared: case, width, Arabic letter forms and ZWNJ folded, a full stop at the end off. */
export function foldFlagWord(text: string): string {
  return toLatinDigits(canonicalText(text).normalize('NFKC'))
    .toLowerCase()
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replace(/[\u200c\u200e\u200f]/g, '')
    .replace(/\.$/, '');
}

/** Whether a text says yes (true) or no (false) under the reading; null when it says neither. */
export function parseFlagText(text: string, { yes, no }: FlagReading): boolean | null {
  if (text.length > LONGEST) return null;
  const word = foldFlagWord(text);
  if (yes.some((other) => foldFlagWord(other) === word)) return true;
  return no.some((other) => foldFlagWord(other) === word) ? false : null;
}
