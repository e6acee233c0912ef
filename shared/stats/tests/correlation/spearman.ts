import { CONFIDENCE_LEVEL } from '../../wilson-interval.ts';
import { midranks } from '../ranks/midranks.ts';
import { type Correlation, checkPairs, fisherInterval } from './correlation.ts';
import { productMoment, tTest } from './pearson.ts';

const EXACT_UP_TO = 9;

/**
 * Spearman's rank correlation, ties averaged. p-value exact over all orders for up to 9 pairs without ties, otherwise by t (R's cor.test, exact = FALSE);
 * interval by Fisher's transformation with the error √((1 + ρ²/2)/(n − 3)) of Bonett and Wright (2000). RangeError for unequal lengths or n < 3.
 */
export function spearmanCorrelation(x: ArrayLike<number>, y: ArrayLike<number>, level = CONFIDENCE_LEVEL): Correlation {
  const n = checkPairs(x, y);
  const [rx, ry] = [midranks(x), midranks(y)];
  const estimate = productMoment(rx.ranks, ry.ranks);
  const hasTies = rx.ties.length < n || ry.ties.length < n;
  const interval = fisherInterval(estimate, Math.sqrt((1 + (estimate * estimate) / 2) / Math.max(0, n - 3)), level);
  if (hasTies || n > EXACT_UP_TO) return { estimate, interval, pValue: tTest(estimate, n), n };
  const squares = rx.ranks.reduce((sum, rank, at) => sum + (rank - (ry.ranks[at] as number)) ** 2, 0);
  return { estimate, interval, pValue: exactP(n, squares), n };
}

/** Two-sided p-value of Σd² over all n! orders: twice the smaller side, at most 1. */
function exactP(n: number, squares: number): number {
  const most = (n * n * n - n) / 3;
  const isUpper = squares > most / 2;
  const used = new Uint8Array(n);
  const countFrom = (place: number, sum: number): number => {
    if (place === n) return (isUpper ? sum >= squares : sum <= squares) ? 1 : 0;
    let count = 0;
    for (let rank = 0; rank < n; rank++) {
      if (used[rank] === 1) continue;
      used[rank] = 1;
      count += countFrom(place + 1, sum + (rank - place) ** 2);
      used[rank] = 0;
    }
    return count;
  };
  let orders = 1;
  for (let k = 2; k <= n; k++) orders *= k;
  return Math.min(1, (2 * countFrom(0, 0)) / orders);
}
