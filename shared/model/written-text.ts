const NULL_TOKENS = new Set([
  'null',
  '(null)',
  '[null]',
  '\\n',
  'nan',
  '<na>',
  'n/a',
  'n.a.',
  'none',
  'nil',
  'undefined',
  'nat',
  '-',
  '--',
  '–',
  '—',
  '#n/a',
  '#null!',
  '#value!',
  '#ref!',
  '#div/0!',
  '#num!',
  '#name?',
]);
const LONGEST_TOKEN = 9;
/** Most texts are no token by their first sign already. */
const FIRST_SIGNS = 'nNuU\\<([#-–—';
const INVISIBLE = /[\0\uFEFF]/g;

/** The form under which texts are compared and kept: without blanks around, without NUL and byte order marks, NFC. */
export function canonicalText(text: string): string {
  return text.replace(INVISIBLE, '').trim().normalize('NFC');
}

/** Whether a program or a person wrote "no value" as a word: NULL, \N, NaN, N/A, None, a lone dash, an error of a spreadsheet. */
export function isNullToken(text: string): boolean {
  return text.length <= LONGEST_TOKEN && FIRST_SIGNS.includes(text[0] ?? '') && NULL_TOKENS.has(text.toLowerCase());
}
