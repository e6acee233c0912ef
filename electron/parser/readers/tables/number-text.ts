/** Digits Excel shows of a number. */
const SHOWN_DIGITS = 15;
const PLAIN = /^-?\d{1,15}$/;
const WHOLE = /^[-+]?\d+$/;

/**
 * A number as it stands in a workbook, as plain text: whole numbers keep every digit that was written (long ids), others the 15 digits that Excel
 * shows (0.30000000000000004 is 0.3), never an exponent. Text that is no number comes back as it is.
 */
export function formatNumberText(written: string): string {
  if (PLAIN.test(written)) return written;
  if (WHOLE.test(written)) return written.startsWith('+') ? written.slice(1) : written;
  const value = Number(written);
  return written.trim() === '' || !Number.isFinite(value) ? written : formatDouble(value);
}

/** A number in plain digits: whole ones exactly, others to 15 significant digits. */
export function formatDouble(value: number): string {
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value);
  const text = withoutExponent(value.toPrecision(SHOWN_DIGITS));
  return text.includes('.') ? trimFraction(text) : text;
}

/** The same figure without exponent: 1.2e+21 is 1200000000000000000000. */
export function withoutExponent(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d+)$/i.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > 400) return text;
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return trimFraction(`${sign}0.${'0'.repeat(-point)}${digits}`);
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`.replace(/^(-?)0+(?=\d)/, '$1');
  return trimFraction(`${sign}${digits.slice(0, point)}.${digits.slice(point)}`);
}

function trimFraction(text: string): string {
  return text.replace(/0+$/, '').replace(/\.$/, '');
}
