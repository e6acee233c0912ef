import { describe, expect, test } from 'vitest';
import { logGamma } from '../../../../shared/stats/special/log-gamma.ts';

/** Expected digits: mpmath 1.3 with 30 digits. */
describe('logarithm of the gamma function', () => {
  test.each([
    [1e-10, 23.025850929882736],
    [0.001, 6.907178885383853],
    [0.1, 2.252712651734206],
    [0.25, 1.2880225246980774],
    [0.5, 0.5723649429247001],
    [0.70408, 0.2559130662467258],
    [0.999, 0.0005780385328913802],
    [1, 0.0],
    [1.0001, -0.00005771334222047127],
    [1.25, -0.09827183642181316],
    [1.5, -0.12078223763524522],
    [1.7, -0.09580769740706588],
    [1.9999, -0.00004227520877215346],
    [2, 0.0],
    [2.00001, 0.00000422787559764836],
    [2.3, 0.15418945495963046],
    [3, Math.LN2],
    [4.4136, 2.334673172667576],
    [7.5, 7.534364236758733],
    [9.99, 12.779315214350193],
    [10, 12.80182748008147],
    [12.5, 18.734347511936445],
    [100, 359.1342053695754],
    [1234.5, 7550.550901077895],
    [1000000.0, 12815504.569147613],
    [1000000000000.0, 26631021115915.652],
  ])('logGamma(%s)', (x, expected) => {
    expect(Math.abs(logGamma(x) - expected)).toBeLessThanOrEqual(2e-15 * Math.max(Math.abs(expected), 0.2));
  });

  test('outside its domain', () => {
    expect(logGamma(0)).toBe(Number.POSITIVE_INFINITY);
    expect(logGamma(-1.5)).toBeNaN();
    expect(logGamma(Number.NaN)).toBeNaN();
  });
});
