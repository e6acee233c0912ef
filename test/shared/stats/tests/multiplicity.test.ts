import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { benjaminiHochberg } from '../../../../shared/stats/tests/benjamini-hochberg.ts';
import { benjaminiYekutieli } from '../../../../shared/stats/tests/multiplicity/benjamini-yekutieli.ts';
import { adjustByHolm } from '../../../../shared/stats/tests/multiplicity/holm.ts';

/** The p-values of McDonald's Handbook of Biological Statistics (dietary risk factors); expected digits: R 4.2.2, p.adjust. */
const P = [
  0.216, 0.001, 0.008, 0.039, 0.94, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.222, 0.251, 0.269, 0.275, 0.34, 0.341, 0.384, 0.569, 0.594, 0.696,
  0.762, 0.942, 0.975, 0.986,
];
const around = (expected: readonly number[]) => expected.map((value) => expect.closeTo(value, 13));

test('Holm', () => {
  expect([...adjustByHolm(P)].slice(0, 8)).toEqual(around([1, 0.025, 0.192, 0.897, 1, 0.902, 0.902, 1]));
  expect(adjustByHolm([])).toEqual(new Float64Array(0));
  expect(() => adjustByHolm([1.2])).toThrow(RangeError);
});

test('Benjamini and Yekutieli', () => {
  const expected = [1, 0.09539895444383767, 0.3815958177753507, 0.8013512173282364, 1, 0.8013512173282364, 0.8013512173282364, 0.9539895444383767];
  expect([...benjaminiYekutieli(P)].slice(0, 8)).toEqual(around(expected));
  expect(() => benjaminiYekutieli([-0.1])).toThrow(RangeError);
});

property.prop([fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 })])(
  'are never below p, keep its order, and are stricter than the false discovery rate',
  (p) => {
    const [q, holm, yekutieli] = [benjaminiHochberg(p), adjustByHolm(p), benjaminiYekutieli(p)];
    p.forEach((value, at) => {
      expect(holm[at]).toBeGreaterThanOrEqual(value);
      expect(holm[at]).toBeGreaterThanOrEqual((q[at] ?? 0) * (1 - 1e-12));
      expect(yekutieli[at]).toBeGreaterThanOrEqual(q[at] ?? 0);
      p.forEach((other, b) => {
        if (value < other) expect(holm[at]).toBeLessThanOrEqual(holm[b] ?? 0);
      });
    });
  },
);
