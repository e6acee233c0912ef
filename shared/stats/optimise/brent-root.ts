const MAX_STEPS = 200;

/**
 * A root of a continuous function between two places where its signs differ: Brent's method (1973, chapter 4), bisection, secant and inverse quadratic steps.
 * To within `tolerance` (absolute, added to the spacing of doubles; default 0: as exact as it gets). An end where f is 0 is returned.
 * RangeError when the signs do not differ. At most 200 evaluations, usually about 10.
 */
export function findRoot(f: (x: number) => number, low: number, high: number, tolerance = 0): number {
  let [a, b, fa, fb] = [low, high, f(low), f(high)];
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa < 0 !== fb < 0)) throw new RangeError(`no change of sign between ${low} and ${high}`);
  let [c, fc, width] = [a, fa, b - a];
  let before = width;
  for (let step = 0; step < MAX_STEPS; step++) {
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
    const slack = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const middle = (c - b) / 2;
    if (Math.abs(middle) <= slack || fb === 0) return b;
    let next = middle;
    if (Math.abs(before) >= slack && Math.abs(fa) > Math.abs(fb)) {
      const s = fb / fa;
      const [q0, r] = [fa / fc, fb / fc];
      const secant = a === c;
      let p = secant ? 2 * middle * s : s * (2 * middle * q0 * (q0 - r) - (b - a) * (r - 1));
      let q = secant ? 1 - s : (q0 - 1) * (r - 1) * (s - 1);
      if (p > 0) q = -q;
      p = Math.abs(p);
      if (2 * p < Math.min(3 * middle * q - Math.abs(slack * q), Math.abs(before * q))) next = p / q;
    }
    before = next === middle ? middle : width;
    width = next;
    [a, fa] = [b, fb];
    b += Math.abs(next) > slack ? next : middle > 0 ? slack : -slack;
    fb = f(b);
    if (fb > 0 === fc > 0) {
      [c, fc] = [a, fa];
      width = b - a;
      before = width;
    }
  }
  return b;
}
