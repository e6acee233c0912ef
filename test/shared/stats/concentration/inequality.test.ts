import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cumulativeCurve } from '../../../../shared/stats/concentration/cumulative-curve.ts';
import { inequalityOf, topCount } from '../../../../shared/stats/concentration/inequality.ts';

const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort().reverse();
const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 60 });

describe('Gini and Herfindahl–Hirschman', () => {
  test('four firms with 30, 30, 20 and 20 %: 2,600 points (US Department of Justice, worked example)', () => {
    expect(inequalityOf(sorted([30, 30, 20, 20]))?.hhi).toBeCloseTo(0.26, 15);
  });

  test('the example of ineq::Gini (R), 0.4620911; Σ share² of the same incomes computed with Python', () => {
    expect(inequalityOf(sorted([541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]))).toEqual({
      gini: expect.closeTo(0.4620911, 7),
      hhi: expect.closeTo(0.18408123091548528, 14),
      topFifth: expect.closeTo((22261 + 11904) / 66586, 15),
    });
  });

  test('1, 2, 3, 4: Gini 0.25, by hand: (2·(1+4+9+16))/(4·10) − 5/4', () => {
    expect(inequalityOf(sorted([1, 2, 3, 4]))?.gini).toBeCloseTo(0.25, 15);
  });

  test('one has everything among five that have next to nothing', () => {
    const found = inequalityOf(sorted([1e9, 1e-9, 1e-9, 1e-9, 1e-9]));
    expect(found?.gini).toBeCloseTo(0.8, 12);
    expect(found?.hhi).toBeCloseTo(1, 12);
    expect(found?.topFifth).toBeCloseTo(1, 12);
  });

  test('alike: Gini 0, HHI 1/n; nobody: null', () => {
    expect(inequalityOf(sorted([7, 7, 7, 7]))).toEqual({
      gini: expect.closeTo(0, 12),
      hhi: expect.closeTo(0.25, 12),
      topFifth: expect.closeTo(0.25, 12),
    });
    expect(inequalityOf(new Float64Array(0))).toBeNull();
    expect(inequalityOf(Float64Array.of(3), [0])).toBeNull();
  });

  test('Gini is half the mean absolute difference over the mean', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        const differences = values.reduce((sum, a) => sum + values.reduce((inner, b) => inner + Math.abs(a - b), 0), 0);
        expect(inequalityOf(sorted(values))?.gini).toBeCloseTo(differences / (2 * values.length * total), 10);
      }),
    );
  });

  test('counts stand for repeated values; a scale changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.nat(5)), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 50 }),
        (pairs, scale) => {
          const order = [...pairs].sort(([a], [b]) => b - a);
          const spelled = order.flatMap(([value, count]) => Array.from({ length: count }, () => value * scale));
          const [a, b] = [
            inequalityOf(
              Float64Array.from(order, ([value]) => value),
              order.map(([, count]) => count),
            ),
            inequalityOf(Float64Array.from(spelled)),
          ];
          expect(a === null).toBe(b === null);
          for (const key of ['gini', 'hhi', 'topFifth'] as const) expect(a?.[key] ?? 0).toBeCloseTo(b?.[key] ?? 0, 10);
        },
      ),
    );
  });
});

test('a share of holders is rounded up, the last bit of the product does not count', () => {
  expect([topCount(4338, 0.01), topCount(100, 0.07), topCount(1, 0.05), topCount(10, 1)]).toEqual([44, 7, 1, 10]);
});

describe('cumulative curve', () => {
  test('customers that cost money push it above 1 before the end', () => {
    expect(cumulativeCurve(Float64Array.of(80, 40, -20))).toEqual([
      { x: 0, y: 0 },
      { x: 1 / 3, y: 0.8 },
      { x: 2 / 3, y: expect.closeTo(1.2, 12) },
      { x: 1, y: 1 },
    ]);
  });

  test('nothing to share: no curve', () => {
    expect(cumulativeCurve(Float64Array.of(5, -5))).toEqual([]);
    expect(cumulativeCurve(new Float64Array(0))).toEqual([]);
  });

  test('from the smallest it lies below the diagonal and encloses half the Gini coefficient', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const curve = cumulativeCurve(sorted(values).reverse());
        let area = 0;
        for (let i = 1; i < curve.length; i++) {
          const [a, b] = [curve[i - 1] ?? { x: 0, y: 0 }, curve[i] ?? { x: 0, y: 0 }];
          expect(b.y).toBeLessThanOrEqual(b.x + 1e-12);
          area += ((b.x - a.x) * (a.y + b.y)) / 2;
        }
        expect(1 - 2 * area).toBeCloseTo(inequalityOf(sorted(values))?.gini ?? 0, 10);
      }),
    );
  });
});
