/**
 * Exact decimals: an amount of money or a quantity is an integer count of ten-thousandths.
 * In the databases it is a 64-bit integer, on the wire it is decimal text ("8911407.904"),
 * in statistical kernels it may become a double.
 */

/** Ten-thousandths per unit: every stored amount, price and quantity carries four decimals. */
export const DECIMAL_SCALE = 10_000;
const SCALE_DIGITS = 4;
const DECIMAL_TEXT = /^-?\d+(\.\d{1,4})?$/;

/** Decimal text of a scaled integer, without trailing zeros: 89114079040n → "8911407.904". */
export function formatDecimal(scaled: bigint | number): string {
  const value = typeof scaled === 'bigint' ? scaled : BigInt(scaled);
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(SCALE_DIGITS + 1, '0');
  const whole = digits.slice(0, -SCALE_DIGITS);
  const fraction = digits.slice(-SCALE_DIGITS).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * Scaled integer of plain decimal text (optional minus, digits, optional point and one to four digits).
 * Throws a RangeError on anything else; text typed by people goes through the import parsers first.
 */
export function parseDecimal(text: string): bigint {
  if (!DECIMAL_TEXT.test(text)) throw new RangeError(`not a decimal with at most four places: "${text}"`);
  const [whole = '0', fraction = ''] = text.split('.');
  const magnitude = BigInt(whole.replace('-', '') + fraction.padEnd(SCALE_DIGITS, '0'));
  return text.startsWith('-') ? -magnitude : magnitude;
}

/** The double nearest to a scaled integer, in whole units: for charts and kernels, never for ledgers. */
export function decimalToNumber(scaled: bigint | number): number {
  return Number(scaled) / DECIMAL_SCALE;
}

/** Decimal text of an estimate in whole units, rounded to ten-thousandths; null when it is not finite. */
export function decimalTextOf(value: number): string | null {
  if (!Number.isFinite(value)) return null;
  return formatDecimal(BigInt(Math.round(value * DECIMAL_SCALE)));
}
