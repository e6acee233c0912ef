/**
 * Adjusted p-values (q) of Benjamini and Hochberg 1995: rejecting every hypothesis with q ≤ level keeps the expected share of false
 * rejections among all rejections at or below `level`, for independent and for positively dependent tests.
 *
 * q(i) = min over j with p(j) ≥ p(i) of p(j)·m / rank(j), capped at 1. Same order as the input; an empty list gives an empty list.
 * Throws a RangeError for a p outside [0, 1]. O(m log m).
 */
export function benjaminiHochberg(p: readonly number[]): Float64Array {
  const count = p.length;
  const order = Array.from({ length: count }, (_, index) => index).sort((a, b) => (p[b] as number) - (p[a] as number));
  const q = new Float64Array(count);
  let least = 1;
  for (const [place, index] of order.entries()) {
    const value = p[index] as number;
    if (!(value >= 0 && value <= 1)) throw new RangeError(`${value} is no p-value`);
    // The quotient first: it is at least 1, so that q is never rounded below p.
    least = Math.min(least, value * (count / (count - place)));
    q[index] = least;
  }
  return q;
}
