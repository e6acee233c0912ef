import { decimalToNumber } from '../model/decimal.ts';

/**
 * a ÷ b as every ratio on screen is computed: an exact decimal (ten-thousandths as bigint) first becomes the nearest double in whole
 * units, then one division. null when b is 0, for a share of nothing is not a number.
 */
export function quotient(a: bigint | number, b: bigint | number): number | null {
  const divisor = toDouble(b);
  return divisor === 0 ? null : toDouble(a) / divisor;
}

function toDouble(value: bigint | number): number {
  return typeof value === 'bigint' ? decimalToNumber(value) : value;
}
