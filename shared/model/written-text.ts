const NULL_TOKENS = new Set([
  'null',
  '(null)',
  '[null]',
  '\\n',
  'nan',
  'na',
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

/** Beginning of a text as programs hand it to a spreadsheet that would make a number of it: ="00123". */
const TEXT_FORMULA = /^=\s*"/;

/**
 * The form under which texts are compared and kept: without blanks around, without NUL and byte order marks, NFC; of a formula that is nothing but
 * a text, that text.
 */
export function canonicalText(text: string): string {
  const bare = text.replace(INVISIBLE, '').trim().normalize('NFC');
  if (!bare.startsWith('=')) return bare;
  const open = TEXT_FORMULA.exec(bare)?.[0];
  if (open === undefined || bare.length === open.length || !bare.endsWith('"')) return bare;
  const parts = bare.slice(open.length, -1).split('""');
  return parts.some((part) => part.includes('"')) ? bare : canonicalText(parts.join('"'));
}

/** Whether a program or a person wrote "no value" as a word: NULL, \N, NaN, NA, N/A, None, a lone dash, an error of a spreadsheet. */
export function isNullToken(text: string): boolean {
  return text.length <= LONGEST_TOKEN && FIRST_SIGNS.includes(text[0] ?? '') && NULL_TOKENS.has(text.toLowerCase());
}
