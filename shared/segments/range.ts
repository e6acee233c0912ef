import type { Comparison } from '../warehouse/predicate.ts';
import { scaleComparison } from './scale.ts';

/** Whole numbers from `low` to `high`, or all others when negated: every comparison of a whole number is one. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly isNegated: boolean;
}

/** The whole numbers n with n ⋛ value; the value may have a fraction. */
export function toRange(comparison: Comparison, value: number): Range {
  switch (comparison) {
    case 'eq':
    case 'ne':
      return { low: Math.ceil(value), high: Math.floor(value), isNegated: comparison === 'ne' };
    case 'lt':
      return { low: Number.NEGATIVE_INFINITY, high: Math.ceil(value) - 1, isNegated: false };
    case 'le':
      return { low: Number.NEGATIVE_INFINITY, high: Math.floor(value), isNegated: false };
    case 'gt':
      return { low: Math.floor(value) + 1, high: Number.POSITIVE_INFINITY, isNegated: false };
    case 'ge':
      return { low: Math.ceil(value), high: Number.POSITIVE_INFINITY, isNegated: false };
  }
}

/** The ten-thousandths that meet a comparison in whole units; null when the bound is not exact in a double. */
export function toScaledRange(comparison: Comparison, value: number | string): Range | null {
  const { comparison: scaled, bound } = scaleComparison(comparison, value);
  const number = Number(bound);
  return Number.isSafeInteger(number) ? toRange(scaled, number) : null;
}

/** True when n lies in the range. */
export function isInRange(n: number, { low, high, isNegated }: Range): boolean {
  return (n >= low && n <= high) !== isNegated;
}
