import { normalQuantile, normalTail } from '../special/normal.ts';

/** Sums over units (customers), each with a value x now and a value y then; moments are about zero. */
export interface PairedMoments {
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

export interface PairedRatio {
  /** Σx / Σy */
  readonly ratio: number;
  /** Ends of the interval of the ratio. */
  readonly low: number;
  readonly high: number;
  /** Two-sided, for a ratio of 1. */
  readonly p: number;
  readonly z: number;
}

/**
 * Whether the same units gave more now than then. Test: the sum of the differences x − y over its length, z = Σd / √Σd², which is what
 * is left when the sign of each unit's difference is a coin toss (a randomisation test by swapping now and then within units); z is
 * sub-Gaussian whatever the amounts are like (Efron 1969), so that a few large units make it cautious and not bold. Interval: all ratios
 * ρ for which Σ(x − ρy) passes the same test (Fieller 1954), so that test and interval never disagree.
 *
 * Null when Σy is not positive, when nothing differs from 0, or when the interval has no end because y is too uncertain.
 */
export function pairedRatio({ x, y, xx, xy, yy }: PairedMoments, level: number): PairedRatio | null {
  const critical = normalQuantile((1 + level) / 2);
  const squares = xx - 2 * xy + yy;
  const a = y * y - critical * critical * yy;
  const b = x * y - critical * critical * xy;
  const c = x * x - critical * critical * xx;
  if (!(y > 0) || !(a > 0)) return null;
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  const z = squares > 0 ? (x - y) / Math.sqrt(squares) : 0;
  return { ratio: x / y, low: (b - root) / a, high: (b + root) / a, z, p: 2 * normalTail(Math.abs(z)) };
}
