/** Points and weights of a rule on [0, 1]. */
export interface QuadratureRule {
  readonly points: Float64Array;
  readonly weights: Float64Array;
}

const known = new Map<number, QuadratureRule>();

/**
 * Gauss and Legendre's rule of n points on [0, 1]: ∫₀¹ f ≈ Σ wᵢ f(xᵢ), exact for polynomials up to degree 2n − 1; zeros of the Legendre polynomial by Newton's
 * method from Tricomi's approximation. Kept once computed. n from 1 to some hundreds.
 */
export function gaussLegendre(n: number): QuadratureRule {
  const kept = known.get(n);
  if (kept !== undefined) return kept;
  const points = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let round = 0; round < 100; round++) {
      let [current, previous] = [1, 0];
      for (let k = 1; k <= n; k++) [current, previous] = [((2 * k - 1) * x * current - (k - 1) * previous) / k, current];
      slope = (n * (x * current - previous)) / (x * x - 1);
      const step = current / slope;
      x -= step;
      if (Math.abs(step) < 1e-16) break;
    }
    points[n - 1 - i] = (1 + x) / 2;
    weights[n - 1 - i] = 1 / ((1 - x * x) * slope * slope);
  }
  const rule = { points, weights };
  known.set(n, rule);
  return rule;
}
