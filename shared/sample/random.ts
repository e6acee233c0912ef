/** A stream of pseudo-random numbers that depends on its seed alone, with the draws the sample shop needs. */
export interface RandomStream {
  /** Uniform on [0, 1). */
  readonly uniform: () => number;
  /** Whole number in [low, high], both included. */
  readonly integer: (low: number, high: number) => number;
  /** True with probability p. */
  readonly chance: (p: number) => boolean;
  /** Exponential with the given rate. */
  readonly exponential: (rate: number) => number;
  readonly normal: () => number;
  /** Gamma with shape and rate (mean = shape / rate). */
  readonly gamma: (shape: number, rate: number) => number;
  /** Beta(a, b) on (0, 1). */
  readonly beta: (a: number, b: number) => number;
  /** Poisson for small means (inversion by multiplication, cost grows with the mean). */
  readonly poisson: (mean: number) => number;
  /** Index drawn with probability proportional to the weights, given as running sums. */
  readonly weighted: (runningSums: readonly number[]) => number;
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
}

/** Stream seeded with a 32-bit integer. Generator: sfc32 (C. Doty-Humphrey, PractRand), seeded through splitmix32. */
export function createRandomStream(seed: number): RandomStream {
  let state = seed >>> 0;
  const nextSeed = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let [a, b, c, counter] = [nextSeed(), nextSeed(), nextSeed(), 1];

  const uniform = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) uniform();

  const exponential = (rate: number): number => -Math.log(1 - uniform()) / rate;
  // Box–Muller; the second value is dropped so that one call costs the same number of draws always.
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

  /** Marsaglia & Tsang (2000); shapes below one through the power trick of the same paper. */
  const gamma = (shape: number, rate: number): number => {
    if (shape < 1) return gamma(shape + 1, rate) * (1 - uniform()) ** (1 / shape);
    const d = shape - 1 / 3;
    const k = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + k * x) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / rate;
    }
  };
  const beta = (first: number, second: number): number => {
    const x = gamma(first, 1);
    return x / (x + gamma(second, 1));
  };
  const poisson = (mean: number): number => {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = uniform(); product > limit; product *= uniform()) count++;
    return count;
  };
  const weighted = (runningSums: readonly number[]): number => {
    const target = uniform() * (runningSums.at(-1) ?? 0);
    let low = 0;
    let high = runningSums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((runningSums[middle] ?? 0) > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const integer = (low: number, high: number): number => low + Math.floor(uniform() * (high - low + 1));
  const pick = <T>(items: readonly [T, ...T[]]): T => items[integer(0, items.length - 1)] ?? items[0];
  return { uniform, integer, chance: (p) => uniform() < p, exponential, normal, gamma, beta, poisson, weighted, pick };
}

/** Running sums of weights, for `weighted`. */
export function toRunningSums(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
}
