import { chiSquareDistribution } from '../../distributions/chi-square.ts';
import { midranks, tieLoss } from './midranks.ts';

/** Several samples compared by ranks. */
export interface KruskalWallis {
  readonly statistic: number;
  readonly degrees: number;
  readonly pValue: number;
  /** ε² = H/(n − 1): share of the variation of ranks that lies between the samples. */
  readonly epsilonSquared: number;
}

/** Kruskal–Wallis test with tie correction, p by the χ² distribution (R's kruskal.test). All values equal: H = 0, p = 1. RangeError for fewer than two samples or an empty one. */
export function kruskalWallis(samples: readonly ArrayLike<number>[]): KruskalWallis {
  if (samples.length < 2 || samples.some(({ length }) => length === 0)) throw new RangeError('two samples or more are needed, none empty');
  const n = samples.reduce((sum, { length }) => sum + length, 0);
  const together = new Float64Array(n);
  let at = 0;
  for (const sample of samples) {
    together.set(Float64Array.from(sample), at);
    at += sample.length;
  }
  const { ranks, ties } = midranks(together);
  let between = 0;
  at = 0;
  for (const { length } of samples) {
    let sum = 0;
    for (const end = at + length; at < end; at++) sum += ranks[at] as number;
    between += length * (sum / length - (n + 1) / 2) ** 2;
  }
  const correction = 1 - tieLoss(ties) / (n * n * n - n);
  const statistic = correction > 0 ? ((12 / (n * (n + 1))) * between) / correction : 0;
  const degrees = samples.length - 1;
  return { statistic, degrees, pValue: chiSquareDistribution(degrees).tail(statistic), epsilonSquared: statistic / (n - 1) };
}
