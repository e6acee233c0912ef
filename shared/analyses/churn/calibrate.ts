import { areaUnderCurve } from '../../stats/models/area-under-curve.ts';
import { brierScore, calibrationBins } from '../../stats/models/calibration.ts';
import type { Calibration, Predictor } from './schema.ts';

/**
 * How forecasts of "will not buy" compare with what was seen. Customers are put into ten groups of (nearly) equal size by their forecast, equal forecasts together;
 * Brier (1950) score, the score of one forecast for all, and the chance of telling a silent customer from another (area under the ROC curve, ties count half).
 */
export function calibrate(predictor: Predictor, forecast: Float64Array, silent: Uint8Array): Calibration {
  const n = forecast.length;
  const base = n === 0 ? 0 : silent.reduce((sum, own) => sum + own, 0) / n;
  return {
    predictor,
    groups: calibrationBins(forecast, silent).map(({ n: customers, predicted, observed }) => ({
      customers,
      expected: predicted,
      silent: Math.round(observed * customers),
    })),
    brier: n === 0 ? 0 : brierScore(forecast, silent),
    baseline: base * (1 - base),
    discrimination: areaUnderCurve(forecast, silent)?.area ?? null,
  };
}
