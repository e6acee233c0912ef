/**
 * What can be asked of a distribution of one number. Outside the support densities are 0 and tails 0 or 1; NaN gives NaN.
 * Tails are computed as tails, never as 1 − the other one, so that they keep their digits down to 1e-300, and their logarithms beyond.
 */
export interface Distribution {
  /** Density at x; for counts the chance of exactly x. */
  readonly density: (x: number) => number;
  /** Natural logarithm of the density; −∞ where it is 0. */
  readonly logDensity: (x: number) => number;
  /** P(X ≤ x). */
  readonly cumulative: (x: number) => number;
  /** P(X > x). */
  readonly tail: (x: number) => number;
  /** ln P(X > x). */
  readonly logTail: (x: number) => number;
  /** The smallest x with P(X ≤ x) ≥ p, for 0 ≤ p ≤ 1; NaN outside. */
  readonly quantile: (p: number) => number;
  /** The smallest x with P(X > x) ≤ q: the quantile of 1 − q without losing the digits of a small q. */
  readonly tailQuantile: (q: number) => number;
}
