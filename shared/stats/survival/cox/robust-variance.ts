import type { Arrangement } from './arrange.ts';
import { exposureOf, type PartialLikelihood } from './partial-likelihood.ts';

/**
 * Score residuals by place (n × p, scaled covariates): what each subject adds to the gradient, Σ over time of (x − x̄) dM, M the martingale
 * (Therneau and Grambsch 2000, 4.3). They add up to the gradient. O(n p).
 */
export function scoreResiduals(data: Arrangement, at: PartialLikelihood): Float64Array {
  const { subjects: n, covariateCount: p, rows, status } = data;
  const eventCount = data.eventTime.length;
  const exposure = exposureOf(data, at);
  const total = new Float64Array((eventCount + 1) * p);
  for (let event = 0; event < eventCount; event++) {
    for (let j = 0; j < p; j++) total[(event + 1) * p + j] = (total[event * p + j] as number) + (at.meanHazard[event * p + j] as number);
  }
  const residuals = new Float64Array(n * p);
  for (let s = 0; s + 1 < data.starts.length; s++) {
    const first = data.eventStarts[s] as number;
    for (let place = data.starts[s] as number; place < (data.starts[s + 1] as number); place++) {
      const upTo = data.eventsUpTo[place] as number;
      const before = data.eventsBefore === null ? first : (data.eventsBefore[place] as number);
      const r = at.risk[place] as number;
      const isEvent = status[place] === 1;
      const event = upTo - 1;
      for (let j = 0; j < p; j++) {
        const x = rows[place * p + j] as number;
        let means = (total[upTo * p + j] as number) - (total[before * p + j] as number);
        if (isEvent) means -= (at.meanHazard[event * p + j] as number) - (at.meanHazardOfEvents[event * p + j] as number);
        const jump = isEvent ? x - (at.meanSum[event * p + j] as number) / (at.events[event] as number) : 0;
        residuals[place * p + j] = jump - r * (x * (exposure[place] as number) - means);
      }
    }
  }
  return residuals;
}

/**
 * Sandwich variance of the coefficients (Lin and Wei 1989): Σ over clusters of the squared sums of score residuals between two model variances.
 * An entry that stands for several subjects is a cluster of its own members at least. `modelVariance` and the result are in units of the covariates as given. O(n p + clusters · p²).
 */
export function robustVariance(data: Arrangement, at: PartialLikelihood, modelVariance: Float64Array, cluster: Int32Array): Float64Array {
  const { covariateCount: p, order, scale } = data;
  const residuals = scoreResiduals(data, at);
  const clusters = cluster.reduce((most, own) => Math.max(most, own + 1), 0);
  const sums = new Float64Array(clusters * p);
  order.forEach((subject, place) => {
    const own = cluster[subject] as number;
    const count = data.weight[place] as number;
    for (let j = 0; j < p; j++)
      sums[own * p + j] = (sums[own * p + j] as number) + count * (residuals[place * p + j] as number) * (scale[j] as number);
  });
  const variance = new Float64Array(p * p);
  const change = new Float64Array(p);
  for (let own = 0; own < clusters; own++) {
    for (let j = 0; j < p; j++) {
      let sum = 0;
      for (let k = 0; k < p; k++) sum += (modelVariance[j * p + k] as number) * (sums[own * p + k] as number);
      change[j] = sum;
    }
    for (let j = 0; j < p; j++)
      for (let k = 0; k < p; k++) variance[j * p + k] = (variance[j * p + k] as number) + (change[j] as number) * (change[k] as number);
  }
  return variance;
}
