import { choleskyFactor } from '../../linear/cholesky.ts';
import { matrixFromRows } from '../../linear/matrix.ts';
import { drawNormal } from '../../random/normal.ts';
import type { RandomStream } from '../../random/stream.ts';
import type { LikelihoodMaximum } from '../maximise-likelihood.ts';

/** Steps further than this many standard errors are cut: the likelihood is no parabola out there. */
const FURTHEST = 4;

/**
 * Parameters as they might be: normal about the estimate on the logarithmic scale with the covariance of the fit. That is the limit of a parametric bootstrap
 * whose replicates are refitted by one Newton step, for the score of n simulated customers becomes normal with the information as its covariance.
 * Replicate b at [b·k, (b + 1)·k) of the result. Without a covariance every replicate is the estimate.
 */
export function drawParameters(stream: RandomStream, fit: Pick<LikelihoodMaximum, 'parameters' | 'logCovariance'>, replicates: number): Float64Array {
  const k = fit.parameters.length;
  const centre = fit.parameters.map(Math.log);
  const lower = fit.logCovariance === null ? null : (choleskyFactor(matrixFromRows(fit.logCovariance))?.lower.values ?? null);
  const drawn = new Float64Array(replicates * k);
  const step = new Float64Array(k);
  for (let b = 0; b < replicates; b++) {
    for (let axis = 0; axis < k; axis++) step[axis] = Math.max(-FURTHEST, Math.min(FURTHEST, drawNormal(stream)));
    for (let axis = 0; axis < k; axis++) {
      let log = centre[axis] ?? 0;
      for (let j = 0; lower !== null && j <= axis; j++) log += (lower[axis * k + j] as number) * (step[j] as number);
      drawn[b * k + axis] = Math.exp(log);
    }
  }
  return drawn;
}
