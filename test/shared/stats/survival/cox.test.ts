import { describe, expect, test } from 'vitest';
import { AML, LEUKAEMIA } from '../../../../shared/proofs/survival-tables.ts';
import { compareSurvival } from '../../../../shared/stats/survival/compare/log-rank.ts';
import { baselineHazard, predictSurvival } from '../../../../shared/stats/survival/cox/baseline-hazard.ts';
import { concordanceOf } from '../../../../shared/stats/survival/cox/concordance.ts';
import { fitCox, hazardRatio } from '../../../../shared/stats/survival/cox/fit-cox.ts';
import { testProportionality } from '../../../../shared/stats/survival/cox/proportionality-test.ts';
import { coxResiduals, schoenfeldResiduals } from '../../../../shared/stats/survival/cox/residuals.ts';
import { scoreResiduals } from '../../../../shared/stats/survival/cox/robust-variance.ts';
import { tabulateTimes } from '../../../../shared/stats/survival/time-table.ts';
import { createRandom } from '../../../support/random.ts';
import { OVARIAN } from '../../../support/survival-tables.ts';

const close = (values: readonly number[], digits = 10) => values.map((value) => expect.closeTo(value, digits) as number);

/** Therneau's test data 1 and 2 (Therneau and Grambsch 2000, appendix E). Digits: closed forms and R survival 3.5-3. */
const TEST1 = { time: Float64Array.of(9, 1, 1, 6, 6, 8), status: Uint8Array.of(1, 1, 0, 1, 1, 0), covariates: [Float64Array.of(0, 1, 1, 1, 0, 0)] };
const TEST2 = {
  entry: Float64Array.of(1, 2, 5, 2, 1, 7, 3, 4, 8, 8),
  time: Float64Array.of(2, 3, 6, 7, 8, 9, 9, 9, 14, 17),
  status: Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 0, 0, 0),
  covariates: [Float64Array.of(1, 0, 0, 1, 0, 1, 1, 1, 0, 0)],
};

describe('Therneau’s test 1', () => {
  test('Breslow: coefficient is ln(1.5 + √33/2) exactly', () => {
    const fit = fitCox(TEST1, { ties: 'breslow' });
    expect(fit.coefficient[0]).toBeCloseTo(Math.log(1.5 + Math.sqrt(33) / 2), 7);
    expect(fit.logLikelihood).toEqual(close([-4.56434819146784, -3.82474950500287]));
    expect(fit.score.chiSquared).toBeCloseTo(1.6, 10);
    expect(fit.variance[0]).toBeCloseTo(1.5768688657895, 5);
    const { martingale } = coxResiduals(fit);
    expect([...martingale]).toEqual(
      close([-0.333333333333361, 0.728713553878176, -0.271286446121824, -0.457427107756267, 0.666666666666639, -0.333333333333361], 6),
    );
  });

  test('Efron: residuals of every kind', () => {
    const fit = fitCox(TEST1);
    expect(fit.coefficient[0]).toBeCloseTo(1.6768574855882, 9);
    expect(fit.logLikelihood).toEqual(close([-4.27666611901606, -3.35897484026335]));
    expect(fit.score.chiSquared).toBeCloseTo(2.03614457831325, 10);
    const { martingale, deviance } = coxResiduals(fit);
    expect([...martingale]).toEqual(
      close([-0.365543432545085, 0.719170679378362, -0.280829320621638, -0.43834135875385, 0.731086865087296, -0.365543432545085], 9),
    );
    expect([...deviance]).toEqual(
      close([-0.328606037850455, 1.049607083374622, -0.749438884261603, -0.386912763385999, 1.079147816550221, -0.855036177649911], 9),
    );
    const score = scoreResiduals(fit.data, fit.at);
    const bySubject = new Float64Array(6);
    fit.data.order.forEach((subject, place) => {
      bySubject[subject] = (score[place] ?? 0) * (fit.data.scale[0] ?? 0);
    });
    expect([...bySubject]).toEqual(
      close([0.220858373842244, 0.113278039475881, -0.0442339986592059, -0.102919917744658, -0.407840870753631, 0.220858373842244], 9),
    );
    const { raw, scaled, time } = schoenfeldResiduals(fit);
    expect([...time]).toEqual([1, 6, 6, 9]);
    expect([...raw]).toEqual(close([0.157512038135087, 0.421243980933894, -0.578756019066106, 0], 9));
    expect([...scaled]).toEqual(close([2.70528606832636, 4.427246315725, -2.10195992726798, 1.6768574855882], 8));
  });
});

describe('Therneau’s test 2: late entries', () => {
  test.each([
    ['breslow', -0.0845260806613092, [-9.39266192877014, -9.38701511836634], 0.0113434952144629, 0.00293334763596783],
    ['efron', -0.0211052096325447, [-9.16951837745593, -9.16916646472476], 0.000704473406128923, 0.0186176650161491],
  ] as const)('%s', (ties, coefficient, logLikelihood, score, drift) => {
    const fit = fitCox(TEST2, { ties });
    expect(fit.coefficient[0]).toBeCloseTo(coefficient, 8);
    expect(fit.logLikelihood).toEqual(close(logLikelihood as unknown as number[], 9));
    expect(fit.score.chiSquared).toBeCloseTo(score, 10);
    expect(testProportionality(fit, 'identity').global.chiSquared).toBeCloseTo(drift, 7);
  });

  test('Efron: martingale residuals', () => {
    const { martingale } = coxResiduals(fitCox(TEST2));
    expect([...martingale].slice(0, 4)).toEqual(close([0.505276106564967, 0.664329949594427, 0.797462112783454, 0.224358048501436], 8));
    expect(martingale.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 10);
  });
});

test('aml, Breslow: 0.9042 ± 0.5122, LR 3.3 (R’s page)', () => {
  const fit = fitCox({ ...AML, covariates: [Float64Array.from(AML.group)] }, { ties: 'breslow' });
  expect(fit.coefficient[0]).toBeCloseTo(0.904219723686, 8);
  expect(fit.standardError[0]).toBeCloseTo(0.512247907304, 8);
  expect(fit.likelihoodRatio.p).toBeCloseTo(0.069448001, 7);
  expect(fit.wald.p).toBeCloseTo(0.077530251, 7);
  expect(fit.score.p).toBeCloseTo(0.068335285, 8);
  const { ratio, low, high } = hazardRatio(fit, 0);
  expect([ratio, low, high]).toEqual(close([2.47000388543, 0.905047612846, 6.74099252617], 6));
});

test('ovarian: without ties the score test is the log-rank test, 1.0627', () => {
  const fit = fitCox({ ...OVARIAN, covariates: [Float64Array.from(OVARIAN.group)] });
  expect(fit.score.chiSquared).toBeCloseTo(1.062739861, 8);
});

describe('laws', () => {
  const leukaemia = { ...LEUKAEMIA, covariates: [Float64Array.from(LEUKAEMIA.group)] };

  test('the unit of a covariate and the order of subjects change nothing else', () => {
    const fit = fitCox(leukaemia);
    const turned = [...LEUKAEMIA.time.keys()].reverse();
    const other = fitCox({
      time: Float64Array.from(turned, (i) => LEUKAEMIA.time[i] ?? 0),
      status: Uint8Array.from(turned, (i) => LEUKAEMIA.status[i] ?? 0),
      covariates: [Float64Array.from(turned, (i) => 5 + 1000 * (LEUKAEMIA.group[i] ?? 0))],
    });
    expect((other.coefficient[0] ?? 0) * 1000).toBeCloseTo(fit.coefficient[0] ?? 0, 9);
    expect(other.likelihoodRatio.chiSquared).toBeCloseTo(fit.likelihoodRatio.chiSquared, 9);
  });

  test('a covariate that repeats others gets no coefficient, and the rest stay', () => {
    const twice = fitCox({
      ...leukaemia,
      covariates: [...leukaemia.covariates, leukaemia.covariates[0]?.map((x) => 3 - 2 * x) ?? new Float64Array(42)],
    });
    expect(twice.coefficient[1]).toBeNaN();
    expect(twice.coefficient[0]).toBeCloseTo(fitCox(leukaemia).coefficient[0] ?? 0, 9);
    expect(twice.likelihoodRatio.degreesOfFreedom).toBe(1);
  });

  test('a group without any event is said to be unbounded, others are not', () => {
    const status = LEUKAEMIA.status.map((own, i) => (LEUKAEMIA.group[i] === 0 ? 0 : own));
    const fit = fitCox({ ...leukaemia, status });
    expect([...fit.isUnbounded]).toEqual([1]);
    expect([...fitCox(leukaemia).isUnbounded]).toEqual([0]);
  });

  test('entering at the beginning is entering late at 0; a stratum of its own per group leaves nothing', () => {
    const late = fitCox({ ...leukaemia, entry: new Float64Array(42) });
    expect(late.coefficient[0]).toBeCloseTo(fitCox(leukaemia).coefficient[0] ?? 0, 10);
    expect(fitCox({ ...leukaemia, stratum: LEUKAEMIA.group }).coefficient[0]).toBeNaN();
  });

  test('an entry that stands for several subjects is that many entries, in every figure', () => {
    const random = createRandom(9);
    const n = 40;
    const times = Array.from({ length: n }, () => random.integer(1, 12));
    const status = Array.from({ length: n }, () => Number(random.chance(0.6)));
    const x = Array.from({ length: n }, () => random.integer(0, 2));
    const counts = Array.from({ length: n }, () => random.integer(1, 4));
    const repeat = (values: readonly number[]): number[] => values.flatMap((value, i) => new Array<number>(counts[i] ?? 0).fill(value));
    const short = { time: Float64Array.from(times), status: Uint8Array.from(status), weight: Float64Array.from(counts) };
    const long = { time: Float64Array.from(repeat(times)), status: Uint8Array.from(repeat(status)) };
    const [a, b] = [fitCox({ ...short, covariates: [Float64Array.from(x)] }), fitCox({ ...long, covariates: [Float64Array.from(repeat(x))] })];
    expect([a.subjects, a.events]).toEqual([b.subjects, b.events]);
    expect([a.coefficient[0], a.standardError[0], ...a.logLikelihood, a.score.chiSquared]).toEqual(
      close([b.coefficient[0] ?? 0, b.standardError[0] ?? 0, ...b.logLikelihood, b.score.chiSquared], 9),
    );
    for (const scale of ['km', 'identity', 'rank', 'log'] as const) {
      expect(testProportionality(a, scale).global.chiSquared).toBeCloseTo(testProportionality(b, scale).global.chiSquared, 8);
    }
    const [c, d] = [concordanceOf(short, Float64Array.from(x)), concordanceOf(long, Float64Array.from(repeat(x)))];
    expect([c.concordance, c.standardError, c.concordant, c.discordant, c.tied]).toEqual(
      close([d.concordance, d.standardError, d.concordant, d.discordant, d.tied], 9),
    );
    const [e, f] = [compareSurvival(short, Int32Array.from(x), 3), compareSurvival(long, Int32Array.from(repeat(x)), 3)];
    expect(e.chiSquared).toBeCloseTo(f.chiSquared, 9);
    expect(tabulateTimes(short)).toEqual(tabulateTimes(long));
  });

  test('no subjects, no events, no covariates', () => {
    expect(fitCox({ time: new Float64Array(), status: new Uint8Array(), covariates: [new Float64Array()] }).coefficient[0]).toBeNaN();
    expect(fitCox({ ...leukaemia, status: new Uint8Array(42) }).likelihoodRatio.p).toBe(1);
    expect(fitCox({ ...LEUKAEMIA, covariates: [] }).hasConverged).toBe(true);
  });

  test('baseline hazard without covariates is −ln of the curve’s relative, Nelson–Aalen; prediction lies between 0 and 1', () => {
    const fit = fitCox(leukaemia);
    expect(predictSurvival(fit, [1], 10)).toBeLessThan(predictSurvival(fit, [0], 10));
    expect(predictSurvival(fit, [1], 0)).toBe(1);
    const { hazard } = baselineHazard(fitCox({ ...LEUKAEMIA, covariates: [] }, { ties: 'breslow' }));
    expect(hazard[0]).toBeCloseTo(2 / 42, 12);
  });
});

test('concordance equals counting all pairs, with the jackknife of each subject’s share', () => {
  const random = createRandom(5);
  const n = 60;
  const time = Float64Array.from({ length: n }, () => random.integer(1, 20));
  const status = Uint8Array.from({ length: n }, () => Number(random.chance(0.6)));
  const score = Float64Array.from({ length: n }, () => random.integer(-3, 3));
  const stratum = Int32Array.from({ length: n }, () => random.integer(0, 1));
  let [agree, disagree, tied] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (stratum[i] !== stratum[j] || status[i] !== 1) continue;
      const isFirst = (time[i] ?? 0) < (time[j] ?? 0) || (time[i] === time[j] && status[j] === 0);
      if (!isFirst) continue;
      const difference = (score[i] ?? 0) - (score[j] ?? 0);
      if (difference > 0) agree += 1;
      else if (difference < 0) disagree += 1;
      else tied += 1;
    }
  }
  const found = concordanceOf({ time, status }, score, stratum);
  expect([found.concordant, found.discordant, found.tied]).toEqual([agree, disagree, tied]);
  expect(found.concordance).toBeCloseTo((agree + tied / 2) / (agree + disagree + tied), 12);
});
