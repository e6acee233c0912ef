import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairedRatio } from '../../../../shared/stats/tests/paired-ratio.ts';

function momentsOf(pairs: readonly (readonly [number, number])[]) {
  const sum = (read: (pair: readonly [number, number]) => number): number => pairs.reduce((total, pair) => total + read(pair), 0);
  return { x: sum(([x]) => x), y: sum(([, y]) => y), xx: sum(([x]) => x * x), xy: sum(([x, y]) => x * y), yy: sum(([, y]) => y * y) };
}

describe('the ratio of two sums over the same units', () => {
  test('worked by hand: differences 2, 1, 3, 2 give z = 8 / √18', () => {
    const found = pairedRatio(
      momentsOf([
        [12, 10],
        [9, 8],
        [14, 11],
        [10, 8],
      ]),
      0.9,
    );
    expect(found?.ratio).toBeCloseTo(45 / 37, 12);
    expect(found?.z).toBeCloseTo(8 / Math.sqrt(18), 12);
    // 2·Φ(−1.8856), scipy 1.10.1.
    expect(found?.p).toBeCloseTo(0.059_346, 6);
  });

  test('test and interval agree, and a larger level gives a wider interval', () => {
    const amount = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount), { minLength: 10, maxLength: 60 }), (pairs) => {
        const [narrow, wide] = [pairedRatio(momentsOf(pairs), 0.9), pairedRatio(momentsOf(pairs), 0.95)];
        if (wide === null || narrow === null || Math.abs(wide.p - 0.05) < 1e-9) return;
        expect(wide.p < 0.05).toBe(wide.low > 1 || wide.high < 1);
        expect([wide.low <= narrow.low + 1e-12, wide.high >= narrow.high - 1e-12]).toEqual([true, true]);
        expect([wide.low <= wide.ratio + 1e-12, wide.high >= wide.ratio - 1e-12]).toEqual([true, true]);
      }),
    );
  });

  test('exchanging the two times turns the sign of z and keeps p', () => {
    const pairs = [
      [5, 1],
      [2, 2],
      [7, 3],
      [1, 4],
      [9, 5],
      [3, 1],
      [8, 8],
      [2, 6],
      [4, 3],
      [6, 2],
    ] as const;
    const [forth, back] = [pairedRatio(momentsOf(pairs), 0.95), pairedRatio(momentsOf(pairs.map(([x, y]) => [y, x] as const)), 0.95)];
    expect(forth?.z).toBeCloseTo(-(back?.z ?? 0), 12);
    expect(forth?.p).toBe(back?.p);
  });

  test('one unit that outweighs all others is no evidence', () => {
    const pairs = [[1e9, 0], ...Array.from({ length: 50 }, () => [10, 10])] as unknown as [number, number][];
    expect(pairedRatio(momentsOf(pairs), 0.5)?.p).toBeGreaterThan(0.3);
  });

  test('no answer without a past or with one too uncertain', () => {
    expect(
      pairedRatio(
        momentsOf([
          [5, 0],
          [6, 0],
        ]),
        0.95,
      ),
    ).toBeNull();
    expect(
      pairedRatio(
        momentsOf([
          [5, 100],
          [6, 0],
          [5, 0],
        ]),
        0.95,
      ),
    ).toBeNull();
    expect(pairedRatio(momentsOf(Array.from({ length: 9 }, () => [3, 3])), 0.95)).toMatchObject({ ratio: 1, z: 0, p: 1 });
  });
});
