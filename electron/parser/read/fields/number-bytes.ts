const SPACE = 32;
const MINUS = 45;
const ZERO = 48;
const MAX_WHOLE_DIGITS = 11;
const MAX_PLACES = 4;
const TO_SCALE = [10_000, 1000, 100, 10, 1];

/**
 * Ten-thousandths of a plain number in bytes [start, end): blanks around, a minus, up to eleven digits, the decimal mark, up to four places.
 * NaN for anything else, which `parseNumberText` then looks at. Exact: every step stays below 2^53.
 */
export function readPlainNumber(bytes: Uint8Array, start: number, end: number, decimalMark: number): number {
  let at = start;
  let stop = end;
  while (at < stop && bytes[at] === SPACE) at++;
  while (stop > at && bytes[stop - 1] === SPACE) stop--;
  const negative = bytes[at] === MINUS && at < stop;
  if (negative) at++;
  const wholeFrom = at;
  let value = 0;
  while (at < stop) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
    at++;
  }
  const wholeDigits = at - wholeFrom;
  if (wholeDigits === 0 || wholeDigits > MAX_WHOLE_DIGITS) return Number.NaN;
  let places = 0;
  if (at < stop) {
    if (bytes[at] !== decimalMark) return Number.NaN;
    at++;
    const fractionFrom = at;
    while (at < stop) {
      const digit = (bytes[at] as number) - ZERO;
      if (digit < 0 || digit > 9) return Number.NaN;
      value = value * 10 + digit;
      at++;
      if (at - fractionFrom > MAX_PLACES) return Number.NaN;
    }
    places = at - fractionFrom;
  }
  const scaled = value * (TO_SCALE[places] as number);
  return negative && scaled !== 0 ? -scaled : scaled;
}
