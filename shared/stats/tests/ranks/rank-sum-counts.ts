/**
 * Chances of each value 0 … m·n of the Mann–Whitney statistic of samples of m and n values without ties when both come from one distribution
 * (Mann and Whitney 1947): coefficients of the Gaussian binomial, divided by C(m + n, m). O(m² n) additions; for the sizes where exact p-values matter.
 */
export function rankSumChances(m: number, n: number): Float64Array {
  const size = m * n + 1;
  const counts = new Float64Array(size);
  counts[0] = 1;
  // ∏ (1 − q^(n+i)) / (1 − q^i), one factor after the other, scaled so that the counts stay chances.
  for (let i = 1; i <= m; i++) {
    for (let at = size - 1; at >= n + i; at--) counts[at] = (counts[at] as number) - (counts[at - n - i] as number);
    for (let at = i; at < size; at++) counts[at] = (counts[at] as number) + (counts[at - i] as number);
    const scale = i / (n + i);
    for (let at = 0; at < size; at++) counts[at] = (counts[at] as number) * scale;
  }
  return counts;
}
