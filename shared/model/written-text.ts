const NULL_TOKENS = new Set(['null', '\\n', 'nan', '#n/a', 'n/a', '<na>', '(null)']);
const INVISIBLE = /[\0\uFEFF]/g;

/** The form under which texts are compared and kept: without blanks around, without NUL and byte order marks, NFC. */
export function canonicalText(text: string): string {
  return text.replace(INVISIBLE, '').trim().normalize('NFC');
}

/** Whether a program wrote "no value" as a word: NULL, \N, NaN, N/A. */
export function isNullToken(text: string): boolean {
  return text.length <= 6 && NULL_TOKENS.has(text.toLowerCase());
}
