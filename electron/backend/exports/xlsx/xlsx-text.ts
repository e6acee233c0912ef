import { guardFormula } from '../../../../shared/model/formula-guard.ts';

const MAX_CELL = 32_767;
const PHONE = /^\+[\d ()./-]*$/;
/** What XML 1.0 cannot hold. */
const NOT_XML = /[[\p{Cc}--[\t\n\r]]\p{Cs}\uFFFE\uFFFF]/gv;

/**
 * Text for a cell of a sheet. It is stored as text and so never runs, and is guarded all the same because sheets are saved as CSV
 * again; telephone numbers stay as they are. Characters that XML cannot hold become U+FFFD, longer texts are cut where Excel would.
 */
export function toSheetText(text: string): string {
  const guarded = PHONE.test(text) ? text : guardFormula(text);
  // Excel reads _x0041_ as a coded character; the underscore is coded instead so that the text stays.
  const literal = guarded.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(NOT_XML, '\uFFFD');
  return literal.length > MAX_CELL ? `${literal.slice(0, MAX_CELL - 1)}…` : literal;
}
