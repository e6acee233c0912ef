/**
 * ln Γ(r + x)/Γ(r) and its derivative for x = 0 … most, by the recurrence Γ(z + 1) = z Γ(z): sums of logarithms of positive numbers,
 * so that nothing cancels. O(most).
 */
export function risingGamma(r: number, most: number): { readonly log: Float64Array; readonly slope: Float64Array } {
  const log = new Float64Array(most + 1);
  const slope = new Float64Array(most + 1);
  for (let x = 0; x < most; x++) {
    log[x + 1] = (log[x] as number) + Math.log(r + x);
    slope[x + 1] = (slope[x] as number) + 1 / (r + x);
  }
  return { log, slope };
}

/** ln B(a, b + x)/B(a, b) and its derivatives by a and b for x = 0 … most, by recurrence. O(most). */
export function betaRatios(
  a: number,
  b: number,
  most: number,
): { readonly log: Float64Array; readonly slopeA: Float64Array; readonly slopeB: Float64Array } {
  const log = new Float64Array(most + 1);
  const slopeA = new Float64Array(most + 1);
  const slopeB = new Float64Array(most + 1);
  for (let x = 0; x < most; x++) {
    const all = 1 / (a + b + x);
    log[x + 1] = (log[x] as number) - Math.log1p(a / (b + x));
    slopeA[x + 1] = (slopeA[x] as number) - all;
    slopeB[x + 1] = (slopeB[x] as number) + a / ((b + x) * (a + b + x));
  }
  return { log, slopeA, slopeB };
}
