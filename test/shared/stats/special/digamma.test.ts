import { describe, expect, test } from 'vitest';
import { digamma } from '../../../../shared/stats/special/digamma.ts';

/** Expected digits: mpmath 1.3 with 30 digits. */
describe('digamma', () => {
  test.each([
    [1e-8, -100000000.57721566],
    [0.001, -1000.5755719318103],
    [0.1, -10.423754940411076],
    [0.5, -1.9635100260214235],
    [1, -0.5772156649015329],
    [1.4616321449683622, -9.241265521729427e-17],
    [2, 0.42278433509846713],
    [3.7, 1.1671535393615113],
    [9.9, 2.2411803166063815],
    [10, 2.251752589066721],
    [55.5, 4.0073469585404435],
    [1000000.0, 13.815510057964191],
  ])('digamma(%s)', (x, expected) => {
    expect(Math.abs(digamma(x) - expected)).toBeLessThanOrEqual(3e-15 * Math.max(1, Math.abs(expected)));
  });
});
