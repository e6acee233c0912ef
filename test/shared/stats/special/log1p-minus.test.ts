import { expect, test } from 'vitest';
import { log1pMinus } from '../../../../shared/stats/special/log1p-minus.ts';

/** Expected digits: mpmath 1.3 with 30 digits. */
test.each([
  [1e-9, -4.999999996666667e-19],
  [-0.001, -5.003335835335002e-7],
  [0.15, -0.010238057624841302],
  [0.5, -0.09453489189183562],
  [-0.9, -1.402585092994046],
])('ln(1 + d) − d at %s', (d, expected) => {
  expect(Math.abs(log1pMinus(d) / expected - 1)).toBeLessThan(1e-14);
});
