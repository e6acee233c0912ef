const GOLDEN = (3 - Math.sqrt(5)) / 2;
const MAX_STEPS = 200;

/** A place and the value there. */
export interface PlaceOnLine {
  readonly x: number;
  readonly value: number;
}

/**
 * A local minimum of a function of one variable between two places, without derivatives: Brent's method (1973, chapter 5), golden section and parabolas.
 * The place is exact to about `tolerance` (relative; not below the root of the spacing of doubles, 1.5e-8, beyond which values no longer differ).
 * Undefined values count as infinite. Where f falls towards an end, that end comes out to within the tolerance.
 */
export function minimiseOnLine(f: (x: number) => number, low: number, high: number, tolerance = 1e-8): PlaceOnLine {
  const at = (x: number): number => {
    const value = f(x);
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  };
  let [a, b] = [Math.min(low, high), Math.max(low, high)];
  let x = a + GOLDEN * (b - a);
  let fx = at(x);
  let [w, v, fw, fv] = [x, x, fx, fx];
  let [step, before] = [0, 0];
  for (let round = 0; round < MAX_STEPS; round++) {
    const middle = (a + b) / 2;
    const slack = tolerance * Math.abs(x) + 1e-11;
    if (Math.abs(x - middle) <= 2 * slack - (b - a) / 2) break;
    const parabola = Math.abs(before) > slack ? towardsVertex(x, w, v, fx, fw, fv) : Number.NaN;
    if (Math.abs(parabola) < Math.abs(before / 2) && x + parabola > a && x + parabola < b) {
      before = step;
      step = parabola;
      if (x + step - a < 2 * slack || b - (x + step) < 2 * slack) step = x < middle ? slack : -slack;
    } else {
      before = x < middle ? b - x : a - x;
      step = GOLDEN * before;
    }
    const u = x + (Math.abs(step) >= slack ? step : step > 0 ? slack : -slack);
    const fu = at(u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      [v, w, x, fv, fw, fx] = [w, x, u, fw, fx, fu];
    } else {
      if (u < x) a = u;
      else b = u;
      if (fu <= fw || w === x) [v, w, fv, fw] = [w, u, fw, fu];
      else if (fu <= fv || v === x || v === w) [v, fv] = [u, fu];
    }
  }
  return { x, value: fx };
}

/** How far the lowest point of the parabola through three places is from the first. */
function towardsVertex(x: number, w: number, v: number, fx: number, fw: number, fv: number): number {
  const r = (x - w) * (fx - fv);
  const q = (x - v) * (fx - fw);
  return -((x - v) * q - (x - w) * r) / (2 * (q - r));
}
