import { digamma } from '../../special/digamma.ts';
import { logBeta } from '../../special/log-beta.ts';

/** More occasions than any history has: the width of a table of pairs. */
const MOST_OCCASIONS = 100_000;

/**
 * Histories over occasions to buy, such as years or mailings: x = occasions with a purchase, t_x = number of the last one (0 = none), n = occasions seen.
 * Each with the number of customers who have it.
 */
export interface OccasionSummary {
  readonly length: number;
  readonly frequency: Int32Array;
  readonly recency: Int32Array;
  readonly occasions: Int32Array;
  readonly count: Float64Array;
}

interface LogBetaSlopes {
  readonly log: number;
  readonly byU: number;
  readonly byV: number;
}

/** ln B(u, v) and its derivatives by u and v. */
function logBetaSlopes(u: number, v: number): LogBetaSlopes {
  const both = digamma(u + v);
  return { log: logBeta(u, v), byU: digamma(u) - both, byV: digamma(v) - both };
}

/** The same at u + i and v + j, each pair of whole numbers computed once: histories share most of their terms. */
function tabulate(u: number, v: number): (i: number, j: number) => LogBetaSlopes {
  const known = new Map<number, LogBetaSlopes>();
  return (i, j) => {
    const key = i * MOST_OCCASIONS + j;
    let slopes = known.get(key);
    if (slopes === undefined) {
      slopes = logBetaSlopes(u + i, v + j);
      known.set(key, slopes);
    }
    return slopes;
  };
}

/**
 * Log-likelihood of the BG/BB model (Fader, Hardie and Shang 2010, eq. 5) and its gradient by ln α, ln β, ln γ, ln δ: a purchase at each occasion with chance
 * beta(α, β), and after each occasion the customer leaves with chance beta(γ, δ). The n − t_x + 1 ways to have been silent are summed as logarithms.
 */
export function bgBbLogLikelihood(logParameters: Float64Array, summary: OccasionSummary, gradient: Float64Array): number {
  const [alpha, beta, gamma, delta] = Array.from(logParameters, Math.exp) as [number, number, number, number];
  const [buyingAt, leavingAt] = [tabulate(alpha, beta), tabulate(gamma, delta)];
  const [buying, leaving] = [buyingAt(0, 0), leavingAt(0, 0)];
  const slopes = [0, 0, 0, 0];
  let value = 0;
  for (let at = 0; at < summary.length; at++) {
    const [x, tx, n] = [summary.frequency[at] as number, summary.recency[at] as number, summary.occasions[at] as number];
    const count = summary.count[at] as number;
    const terms = Array.from({ length: n - tx + 1 }, (_, i) => {
      const isActive = i === n - tx;
      const until = tx + i;
      const purchases = buyingAt(x, until - x);
      const stay = leavingAt(isActive ? 0 : 1, until);
      return {
        log: purchases.log - buying.log + stay.log - leaving.log,
        slopes: [purchases.byU - buying.byU, purchases.byV - buying.byV, stay.byU - leaving.byU, stay.byV - leaving.byV],
      };
    });
    const highest = Math.max(...terms.map(({ log }) => log));
    const weights = terms.map(({ log }) => Math.exp(log - highest));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    value += count * (highest + Math.log(sum));
    for (let axis = 0; axis < 4; axis++) {
      const mean = terms.reduce((total, term, i) => total + ((weights[i] ?? 0) / sum) * (term.slopes[axis] ?? 0), 0);
      slopes[axis] = (slopes[axis] ?? 0) + count * mean;
    }
  }
  [alpha, beta, gamma, delta].forEach((parameter, axis) => {
    gradient[axis] = (slopes[axis] ?? 0) * parameter;
  });
  return value;
}
