/**
 * Text that a spreadsheet would run as a formula (OWASP, CWE-1236) gets an apostrophe in front. Besides = + - @ and their
 * full-width forms, tab, carriage return, line feed and NUL at the start are dangerous, and so is any of them behind blanks or
 * invisible characters. Text that already looks guarded is guarded once more, so that removing one guard always gives the original.
 */
const GUARDED = /^'*[\s\p{Cf}\p{Cc}]*[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/u;
/** Digits behind an apostrophe, as shops write call numbers and postal codes so that a spreadsheet keeps their zeros. */
const MARKED_DIGITS = /^'+(?:0\d+|\d{5,})$/;

/** Text that is safe as a cell of a CSV or XLSX file. */
export function guardFormula(text: string): string {
  return isGuarded(text) ? `'${text}` : text;
}

/** The text before `guardFormula`: takes one guard off, or the apostrophe that marks digits as text, and leaves any other text alone. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && isGuarded(text) ? text.slice(1) : text;
}

function isGuarded(text: string): boolean {
  return GUARDED.test(text) || MARKED_DIGITS.test(text);
}
