import { DECIMAL_SCALE, parseDecimal } from '../model/decimal.ts';
import type { Comparison } from '../warehouse/predicate.ts';

/** A comparison of exact ten-thousandths with an integer bound; null where it can never hold, `true` where it always does. */
export interface ScaledComparison {
  readonly comparison: Comparison;
  readonly bound: bigint;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;
const MAX = 2n ** 63n - 1n;

/**
 * Turns "amount ⋛ value in whole units" into a comparison of ten-thousandths that decides the same for every amount, also when the
 * value has more than four places (amount > 0.00005 means at least 0.0001; amount = 0.00005 never holds).
 * Throws a RangeError when the value is not a finite number or plain decimal text.
 */
export function scaleComparison(comparison: Comparison, value: number | string): ScaledComparison {
  const { floor, isExact } = toScaled(value);
  if (isExact) return { comparison, bound: floor };
  switch (comparison) {
    case 'lt':
    case 'le':
      return { comparison: 'le', bound: floor };
    case 'gt':
    case 'ge':
      return { comparison: 'gt', bound: floor };
    case 'eq':
      return { comparison: 'gt', bound: MAX };
    case 'ne':
      return { comparison: 'le', bound: MAX };
  }
}

function toScaled(value: number | string): { floor: bigint; isExact: boolean } {
  const text = typeof value === 'string' ? value : plainText(value);
  if (!DECIMAL.test(text)) throw new RangeError(`not a decimal: "${text}"`);
  const [whole = '0', fraction = ''] = text.split('.');
  const isExact = /^0*$/.test(fraction.slice(4));
  const scaled = parseDecimal(fraction === '' ? whole : `${whole}.${fraction.slice(0, 4)}`);
  const floor = !isExact && text.startsWith('-') ? scaled - 1n : scaled;
  return { floor: clamp(floor), isExact };
}

/** Shortest text of a double without an exponent. */
function plainText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a number: ${value}`);
  const text = String(value);
  if (!text.includes('e')) return text;
  if (Math.abs(value) < 1 / DECIMAL_SCALE) return value < 0 ? '-0.00001' : '0.00001';
  return BigInt(value).toString();
}

function clamp(value: bigint): bigint {
  return value > MAX ? MAX : value < -MAX ? -MAX : value;
}
