import { toLatinDigits } from '../written/digits.ts';
import { canonicalText } from '../written-text.ts';

/** Spaces, and marks without width that nobody sees at the ends of a text. */
const EDGE = /[\s\0\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c\ufeff\u200c\u200d]/;
const RUNS = /[^\S\r\n]+/g;
const FULL_WIDTH = /[\uff01-\uff5e\u3000]/g;
const ZERO_WIDTH_JOINERS = /[\u200c\u0640]/g;
const WORD = /\p{L}[\p{L}\p{M}]*/gu;

/** Without blanks and invisible marks at the ends; runs of blanks become one, line ends stay; Unicode NFC. */
export function trimText(text: string): string {
  const whole = text.normalize('NFC');
  let start = 0;
  let end = whole.length;
  while (start < end && EDGE.test(whole[start] ?? '')) start++;
  while (end > start && EDGE.test(whole[end - 1] ?? '')) end--;
  return whole.slice(start, end).replace(RUNS, ' ');
}

/** Which letters `foldText` makes one. */
export interface Folding {
  readonly digits: boolean;
  readonly arabicLetters: boolean;
  readonly yo: boolean;
  readonly width: boolean;
}

/** Digits of any script as 0–9; ي ى ك in their Persian form, without ZWNJ and tatweel; ё as е; full width as half width: what is asked for. */
export function foldText(text: string, { digits, arabicLetters, yo, width }: Folding): string {
  let folded = text;
  if (width) folded = folded.replace(FULL_WIDTH, (mark) => (mark === '\u3000' ? ' ' : String.fromCharCode(mark.charCodeAt(0) - 0xfee0)));
  if (digits) folded = toLatinDigits(folded);
  if (arabicLetters) folded = folded.replace(/[يى]/g, 'ی').replaceAll('ك', 'ک').replace(ZERO_WIDTH_JOINERS, '');
  if (yo) folded = folded.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
  return folded;
}

/** Lower or upper case, or every word with a capital (the letters behind O' and D' too). */
export function changeCase(text: string, to: 'lower' | 'upper' | 'title'): string {
  if (to === 'lower') return text.toLowerCase();
  if (to === 'upper') return text.toUpperCase();
  const lower = text.toLowerCase();
  return lower.replace(WORD, (word, at: number) => (isEnding(lower, word, at) ? word : capitalize(word)));
}

/** The pieces of a text between marks, blanks around them off; what is left over stays in the last. A mark of blanks cuts at any run of them. */
export function splitText(text: string, mark: string, into: number): string[] {
  const source = canonicalText(text);
  const cut = mark.trim() === '' ? source.split(/\s+/) : source.split(mark);
  const pieces = cut.slice(0, into - 1).map((piece) => piece.trim());
  const rest = cut
    .slice(into - 1)
    .join(mark)
    .trim();
  return [...pieces, rest, ...Array.from({ length: into }, () => '')].slice(0, into);
}

/** Texts joined by a mark, blank ones left out. */
export function mergeTexts(texts: readonly string[], mark: string): string {
  return texts
    .map(canonicalText)
    .filter((text) => text !== '')
    .join(mark);
}

/** Every occurrence replaced, or the text as a whole when `whole` is set. */
export function replaceText(text: string, find: string, by: string, whole: boolean): string {
  if (whole) return canonicalText(text) === canonicalText(find) ? by : text;
  return text.replaceAll(find, () => by);
}

/** The "s" of "it's". */
function isEnding(text: string, word: string, at: number): boolean {
  return word.length === 1 && (text[at - 1] === "'" || text[at - 1] === '’');
}

function capitalize(word: string): string {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length);
}
