import { benjaminiHochberg } from '../benjamini-hochberg.ts';

/**
 * Adjusted p-values of Benjamini and Yekutieli (2001): as `benjaminiHochberg`, times 1 + ½ + … + 1/m, which controls the false discovery rate under any
 * dependence of the tests. Capped at 1, same order as the input. RangeError for a p outside [0, 1].
 */
export function benjaminiYekutieli(p: readonly number[]): Float64Array {
  let harmonic = 0;
  for (let k = p.length; k >= 1; k--) harmonic += 1 / k;
  return benjaminiHochberg(p).map((q) => Math.min(1, q * harmonic));
}
