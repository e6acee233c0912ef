import { describe, expect, test } from 'vitest';
import { hypergeometric2F1 } from '../../../../shared/stats/special/hypergeometric-2f1.ts';

/** Expected digits: mpmath 1.3 with 40 digits. */
describe('hypergeometric function', () => {
  test.each([
    [1.2, 0.8, 2.5, 0.3, 1.1397486275045376],
    [4.2, 2.9, 5.1, 0.7, 15.966152053307459],
    [26.24, 26.793, 28.22, 0.6, 7969465305.023275],
    [2.76, 1.606, 3.76, 0.95, 18.7480829086687],
    [0.243, 0.793, 2.219, 0.99, 1.1644635804083292],
    [1.5, 2.5, 4.5, 0.999, 9.27465448054665],
    [1, 1, 2, 0.5, 1.3862943611198906],
    [1.16, 1.606, 2.16, 0.98, 18.522839256195287],
    [3.5, 1.2, 4.1, -2.5, 0.2609291020327871],
    [0.5532771, 1.6062, 2.16, 0.85, 1.974587931081182],
    [10.5, 2.6, 12.2, 0.93, 148.2682906732212],
  ])('of %s, %s; %s; at %s', (a, b, c, z, expected) => {
    expect(Math.abs(hypergeometric2F1(a, b, c, z) / expected - 1)).toBeLessThan(2e-13);
  });
  test('known closed forms', () => {
    expect(hypergeometric2F1(1, 1, 2, 0.5)).toBeCloseTo(2 * Math.LN2, 14);
    expect(hypergeometric2F1(3.3, 2, 2, 0.4)).toBeCloseTo(0.6 ** -3.3, 12);
    expect(hypergeometric2F1(5, 2, 3, 0)).toBe(1);
    expect(hypergeometric2F1(5, 2, 3, 1)).toBeNaN();
  });
});
