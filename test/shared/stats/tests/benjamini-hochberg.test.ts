import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benjaminiHochberg } from '../../../../shared/stats/tests/benjamini-hochberg.ts';

/** The 15 p-values of Benjamini and Hochberg 1995, section 3.2; at the level 0.05 the first four are rejected. */
const MYOCARDIAL = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];

test('rejects the four hypotheses of the published example', () => {
  const q = benjaminiHochberg(MYOCARDIAL);
  expect([...q].map((value) => value <= 0.05)).toEqual([true, true, true, true, ...Array.from({ length: 11 }, () => false)]);
  // By hand: 0.0001·15/1, 0.0004·15/2, 0.0019·15/3, 0.0095·15/4; the fifth to eighth take the smallest of theirs and later ones.
  [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714285714286, 0.06385714285714286, 0.0645].forEach((expected, index) => {
    expect(q[index]).toBeCloseTo(expected, 14);
  });
});

test('nothing gives nothing, one p stays itself, what is no p is refused', () => {
  expect(benjaminiHochberg([])).toHaveLength(0);
  expect([...benjaminiHochberg([0.03])]).toEqual([0.03]);
  expect(() => benjaminiHochberg([1.2])).toThrow(RangeError);
  expect(() => benjaminiHochberg([Number.NaN])).toThrow(RangeError);
});

test('q is never below p, keeps the order of p, does not depend on the order of the tests, and agrees with the step-up rule', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }),
      fc.double({ min: 0.001, max: 0.3, noNaN: true }),
      (p, level) => {
        const q = benjaminiHochberg(p);
        const sorted = [...p].sort((a, b) => a - b);
        const last = sorted.findLastIndex((value, index) => value * (p.length / (index + 1)) <= level);
        for (const [index, value] of p.entries()) {
          expect(q[index]).toBeGreaterThanOrEqual(value);
          expect((q[index] as number) <= level).toBe(last >= 0 && value <= (sorted[last] as number));
        }
        expect([...benjaminiHochberg(p.toReversed())].reverse()).toEqual([...q]);
      },
    ),
  );
});
