import { expect, test } from 'vitest';
import { logGammaStep } from '../../../../shared/stats/special/log-gamma-step.ts';

/** Expected digits: mpmath 1.3 with 40 digits. */
test.each([
  [0.3, 1e-9, -3.502524216077451e-9],
  [2.7, 1e-4, 0.00007968055292662511],
  [1000, 1e-12, 6.9072551956488125e-12],
  [5.5, 0.25, 0.40890206900357007],
  [0.001, 0.002, -1.0997601506578756],
])('ln Γ from %s on by %s', (x, step, expected) => {
  expect(Math.abs(logGammaStep(x, step) / expected - 1)).toBeLessThan(2e-14);
});
