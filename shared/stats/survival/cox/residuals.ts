import type { CoxFit } from './fit-cox.ts';
import { exposureOf } from './partial-likelihood.ts';

/** By entry, in the order of the sample; of one subject where an entry stands for several. */
export interface CoxResiduals {
  /** Events the model expects of the subject while it was watched. */
  readonly expected: Float64Array;
  /** Event or not, less expected: between −∞ and 1, adds up to 0. */
  readonly martingale: Float64Array;
  /** Martingale residuals made symmetric: sign · √(−2 (m + δ ln(δ − m))) (Therneau, Grambsch and Fleming 1990). */
  readonly deviance: Float64Array;
  /** Linear predictor about the mean of the covariates. */
  readonly predictor: Float64Array;
}

/** Residuals of a fit. O(n). */
export function coxResiduals({ data, at }: CoxFit): CoxResiduals {
  const n = data.subjects;
  const exposure = exposureOf(data, at);
  const residuals = { expected: new Float64Array(n), martingale: new Float64Array(n), deviance: new Float64Array(n), predictor: new Float64Array(n) };
  data.order.forEach((subject, place) => {
    const risk = at.risk[place] as number;
    const expected = risk * (exposure[place] as number);
    const event = data.status[place] as number;
    const martingale = event - expected;
    residuals.expected[subject] = expected;
    residuals.martingale[subject] = martingale;
    residuals.deviance[subject] = Math.sign(martingale) * Math.sqrt(Math.max(0, -2 * (martingale + (event === 0 ? 0 : Math.log(expected)))));
    residuals.predictor[subject] = Math.log(risk);
  });
  return residuals;
}

/** Schoenfeld residuals: one row per entry with an event, in ascending order of stratum and time. */
export interface SchoenfeldResiduals {
  readonly time: Float64Array;
  /** Events the row stands for. */
  readonly weight: Float64Array;
  /** Rows × covariates, in units of the covariates: x of the event less the mean of those at risk. */
  readonly raw: Float64Array;
  /** β + d · V · raw: the coefficient as it would be at that time, up to noise (Grambsch and Therneau 1994). */
  readonly scaled: Float64Array;
}

/** Schoenfeld residuals of a fit (Schoenfeld 1982). O(events · p²). */
export function schoenfeldResiduals({ data, at, coefficient, modelVariance, events }: CoxFit): SchoenfeldResiduals {
  const p = data.covariateCount;
  const rows = data.status.reduce((sum, own) => sum + own, 0);
  const time = new Float64Array(rows);
  const weight = new Float64Array(rows);
  const raw = new Float64Array(rows * p);
  const scaled = new Float64Array(rows * p);
  let row = 0;
  for (let place = 0; place < data.subjects; place++) {
    if (data.status[place] === 0) continue;
    const event = (data.eventsUpTo[place] as number) - 1;
    time[row] = data.time[place] as number;
    weight[row] = data.weight[place] as number;
    for (let j = 0; j < p; j++) {
      const mean = (at.meanSum[event * p + j] as number) / (at.events[event] as number);
      raw[row * p + j] = ((data.rows[place * p + j] as number) - mean) * (data.scale[j] as number);
    }
    for (let j = 0; j < p; j++) {
      let sum = 0;
      for (let k = 0; k < p; k++) sum += (modelVariance[j * p + k] as number) * (raw[row * p + k] as number);
      scaled[row * p + j] = (coefficient[j] as number) + events * sum;
    }
    row += 1;
  }
  return { time, weight, raw, scaled };
}
