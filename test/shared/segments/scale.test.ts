import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { isInRange, toRange, toScaledRange } from '../../../shared/segments/range.ts';
import { scaleComparison } from '../../../shared/segments/scale.ts';
import type { Comparison } from '../../../shared/warehouse/predicate.ts';

const comparisons = fc.constantFrom<Comparison>('eq', 'ne', 'lt', 'le', 'gt', 'ge');

function holds(order: number, comparison: Comparison): boolean {
  return { eq: order === 0, ne: order !== 0, lt: order < 0, le: order <= 0, gt: order > 0, ge: order >= 0 }[comparison];
}

/** Sign of scaled/10⁴ − text, digit by digit. */
function exactOrder(scaled: bigint, text: string): number {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const places = Math.max(4, fraction.length);
  const right = BigInt(whole + fraction.padEnd(places, '0')) * (text.startsWith('-') ? -1n : 1n);
  const left = scaled * 10n ** BigInt(places - 4);
  return left < right ? -1 : left > right ? 1 : 0;
}

const texts = fc
  .tuple(fc.integer({ min: -9000, max: 9000 }), fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 7 }))
  .map(([whole, fraction]) => (fraction === '' ? String(whole) : `${whole}.${fraction}`));

test.prop([fc.bigInt({ min: -95_000_000n, max: 95_000_000n }), comparisons, texts])(
  'a scaled comparison decides like the exact one',
  (scaled, comparison, text) => {
    const { comparison: used, bound } = scaleComparison(comparison, text);
    expect(holds(scaled < bound ? -1 : scaled > bound ? 1 : 0, used)).toBe(holds(exactOrder(scaled, text), comparison));
    const range = toScaledRange(comparison, text);
    if (range !== null) expect(isInRange(Number(scaled), range)).toBe(holds(exactOrder(scaled, text), comparison));
  },
);

test.prop([fc.integer({ min: -50, max: 50 }), comparisons, fc.double({ min: -60, max: 60, noNaN: true })])(
  'a range decides like the comparison',
  (n, comparison, value) => {
    expect(isInRange(n, toRange(comparison, value))).toBe(holds(n < value ? -1 : n > value ? 1 : 0, comparison));
  },
);

test('values that are no decimals are refused', () => {
  expect(() => scaleComparison('eq', 'twelve')).toThrow(RangeError);
  expect(() => scaleComparison('eq', Number.NaN)).toThrow(RangeError);
  expect(scaleComparison('ge', 1e21).bound).toBe(2n ** 63n - 1n);
  expect(scaleComparison('gt', 1e-9)).toEqual({ comparison: 'gt', bound: 0n });
  expect(scaleComparison('lt', -1e-9)).toEqual({ comparison: 'le', bound: -1n });
});
