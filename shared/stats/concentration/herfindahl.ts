import { compensatedSum } from '../moments/compensated-sum.ts';
import { type Amounts, areExact, ratioOf } from './amounts.ts';

/**
 * Herfindahl–Hirschman index Σ(xᵢ/Σx)²: from 1/n, all alike, to 1, one has everything. Its inverse is the number of equal holders that would be as concentrated.
 * Exact for whole numbers. Null when there is nothing, or the total is not above 0. O(n).
 */
export function herfindahlIndex(values: Amounts): number | null {
  if (areExact(values)) {
    let [squares, total] = [0n, 0n];
    for (let at = 0; at < values.length; at++) {
      const amount = values[at] as bigint;
      squares += amount * amount;
      total += amount;
    }
    return total > 0n ? ratioOf(squares, total * total) : null;
  }
  const doubles = values as ArrayLike<number>;
  const total = compensatedSum(doubles);
  return total > 0 ? compensatedSum(doubles, (amount) => (amount / total) ** 2) : null;
}
