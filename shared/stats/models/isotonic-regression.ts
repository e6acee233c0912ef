/**
 * The never falling sequence closest to the values in (weighted) squares: pooling adjacent violators (Ayer et al. 1955; R's isoreg). Values in the order of
 * what they depend on; equal places should be pooled by the caller. Same length as the input. O(n). RangeError when lengths differ.
 */
export function isotonicRegression(values: ArrayLike<number>, weights?: ArrayLike<number>): Float64Array {
  const n = values.length;
  if (weights !== undefined && weights.length !== n) throw new RangeError(`${weights.length} weights for ${n} values`);
  const [sums, masses, ends] = [new Float64Array(n), new Float64Array(n), new Uint32Array(n)];
  let blocks = 0;
  for (let at = 0; at < n; at++) {
    const weight = weights === undefined ? 1 : (weights[at] as number);
    sums[blocks] = weight * (values[at] as number);
    masses[blocks] = weight;
    ends[blocks] = at + 1;
    blocks += 1;
    while (
      blocks > 1 &&
      (sums[blocks - 2] as number) * (masses[blocks - 1] as number) >= (sums[blocks - 1] as number) * (masses[blocks - 2] as number)
    ) {
      sums[blocks - 2] = (sums[blocks - 2] as number) + (sums[blocks - 1] as number);
      masses[blocks - 2] = (masses[blocks - 2] as number) + (masses[blocks - 1] as number);
      ends[blocks - 2] = at + 1;
      blocks -= 1;
    }
  }
  const fitted = new Float64Array(n);
  let from = 0;
  for (let block = 0; block < blocks; block++) {
    fitted.fill((sums[block] as number) / (masses[block] as number), from, ends[block] as number);
    from = ends[block] as number;
  }
  return fitted;
}
