import { toLatinFigures } from './digits.ts';

const NO_DATE = /^(?:0000[-/.]?00[-/.]?00|00[-/.]00[-/.]0000|9999[-/.]?12[-/.]?31|31[-/.]12[-/.]9999|12[-/.]31[-/.]9999)(?:$|[T\s])/;

const LONGEST = 40;

/** Whether a date is a program's way to write "none": all zeros (MySQL), or the last day of the year 9999 ("for ever"). */
export function isNoDate(text: string): boolean {
  return text.length <= LONGEST && NO_DATE.test(toLatinFigures(text).trim());
}
