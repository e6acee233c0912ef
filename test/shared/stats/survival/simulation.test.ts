import { describe, expect, test } from 'vitest';
import { contractSurvival } from '../../../../shared/stats/contract/beta-discrete-weibull.ts';
import { tallyContracts } from '../../../../shared/stats/contract/contract-history.ts';
import { contractInterval } from '../../../../shared/stats/contract/contract-interval.ts';
import { fitContractModel } from '../../../../shared/stats/contract/fit-contract-model.ts';
import { drawBeta } from '../../../../shared/stats/random/beta.ts';
import { createRandomStream, type RandomStream } from '../../../../shared/stats/random/stream.ts';
import { compareSurvival } from '../../../../shared/stats/survival/compare/log-rank.ts';
import { fitCox } from '../../../../shared/stats/survival/cox/fit-cox.ts';
import { testProportionality } from '../../../../shared/stats/survival/cox/proportionality-test.ts';
import { survivalBand } from '../../../../shared/stats/survival/curve/band.ts';
import { estimateKaplanMeier, stepAt } from '../../../../shared/stats/survival/curve/kaplan-meier.ts';
import { restrictedMean } from '../../../../shared/stats/survival/curve/restricted-mean.ts';
import { survivalQuantile } from '../../../../shared/stats/survival/curve/survival-quantile.ts';
import { tabulateTimes } from '../../../../shared/stats/survival/time-table.ts';

/** Draws from known truths: intervals must hold it as often as they say, tests must cry wolf as seldom as they say. Bounds are three standard errors of the count. */
const REPEATS = 500;
const spread = 3 * Math.sqrt((0.05 * 0.95) / REPEATS);
const expectShare = (hits: number, share: number): void => {
  expect(hits / REPEATS).toBeGreaterThan(share - spread - 0.012);
  expect(hits / REPEATS).toBeLessThan(Math.min(1.001, share + spread + 0.012));
};

/** Exponential times with the rate, ended by a uniform end of follow-up: about a third censored. */
function drawSample(random: RandomStream, n: number, rate: (subject: number) => number) {
  const time = new Float64Array(n);
  const status = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const event = -Math.log(1 - random.uniform()) / rate(i);
    const end = 3 * random.uniform();
    time[i] = Math.min(event, end);
    status[i] = event <= end ? 1 : 0;
  }
  return { time, status };
}

describe('coverage', () => {
  test('Kaplan–Meier bands, medians and restricted means at 95 %', () => {
    const random = createRandomStream(101);
    let [band, median, mean] = [0, 0, 0];
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const curve = estimateKaplanMeier(tabulateTimes(drawSample(random, 80, () => 1)));
      const ends = survivalBand(curve);
      const row = stepAt(curve.time, 0.8);
      const truth = Math.exp(-0.8);
      if ((ends.low[row] ?? 1) <= truth && truth <= (ends.high[row] ?? 0)) band += 1;
      const found = survivalQuantile(curve.time, curve.survival, ends, 0.5);
      if ((found.low ?? 0) <= Math.LN2 && Math.LN2 <= (found.high ?? Number.POSITIVE_INFINITY)) median += 1;
      const rmst = restrictedMean(curve, 1.5);
      if (Math.abs(rmst.mean - (1 - Math.exp(-1.5))) <= 1.96 * rmst.standardError) mean += 1;
    }
    expectShare(band, 0.95);
    expectShare(median, 0.95);
    expectShare(mean, 0.95);
  });

  test('Cox coefficients, and how seldom log-rank and the test of proportionality cry wolf', () => {
    const random = createRandomStream(202);
    const n = 120;
    const group = Int32Array.from({ length: n }, (_, i) => i % 2);
    const x = Float64Array.from(group);
    let [held, drift, alarm] = [0, 0, 0];
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const fit = fitCox({ ...drawSample(random, n, (i) => Math.exp(0.5 * (i % 2))), covariates: [x] });
      if (Math.abs((fit.coefficient[0] ?? 0) - 0.5) <= 1.96 * (fit.standardError[0] ?? 0)) held += 1;
      if (testProportionality(fit).global.p < 0.05) drift += 1;
      if (
        compareSurvival(
          drawSample(random, n, () => 1),
          group,
          2,
        ).p < 0.05
      )
        alarm += 1;
    }
    expectShare(held, 0.95);
    expectShare(drift, 0.05);
    expectShare(alarm, 0.05);
  });

  test('sBG parameters and a projection five renewals past the data', () => {
    const random = createRandomStream(303);
    const truth = { alpha: 0.8, beta: 2, c: 1 };
    let [alpha, beta, future] = [0, 0, 0];
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const periods: number[] = [];
      const ended: number[] = [];
      for (let i = 0; i < 600; i++) {
        const churn = drawBeta(random, truth.alpha, truth.beta);
        const life = Math.max(1, Math.ceil(Math.log(1 - random.uniform()) / Math.log1p(-churn)));
        const end = 3 + random.below(8);
        periods.push(Math.min(life, end));
        ended.push(life <= end ? 1 : 0);
      }
      const fit = fitContractModel(tallyContracts(periods, ended), 'sbg');
      if (fit === null) throw new Error('nothing to fit');
      if (Math.abs(Math.log(fit.parameters.alpha / truth.alpha)) <= (1.96 * fit.standardError.alpha) / fit.parameters.alpha) alpha += 1;
      if (Math.abs(Math.log(fit.parameters.beta / truth.beta)) <= (1.96 * fit.standardError.beta) / fit.parameters.beta) beta += 1;
      const { low, high } = contractInterval(fit, (own) => contractSurvival(own, 15), 'share');
      const share = contractSurvival(truth, 15);
      if (low <= share && share <= high) future += 1;
    }
    expectShare(alpha, 0.95);
    expectShare(beta, 0.95);
    expectShare(future, 0.95);
  });
});
