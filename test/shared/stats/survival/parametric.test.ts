import { describe, expect, test } from 'vitest';
import { AML, LEUKAEMIA } from '../../../../shared/proofs/survival-tables.ts';
import { testGray } from '../../../../shared/stats/survival/compare/gray-test.ts';
import { differRestrictedMeans } from '../../../../shared/stats/survival/compare/restricted-mean-difference.ts';
import { estimateCumulativeIncidence } from '../../../../shared/stats/survival/curve/cumulative-incidence.ts';
import { estimateKaplanMeier } from '../../../../shared/stats/survival/curve/kaplan-meier.ts';
import { lifeTable } from '../../../../shared/stats/survival/curve/life-table.ts';
import { restrictedMean } from '../../../../shared/stats/survival/curve/restricted-mean.ts';
import { LIFE_DISTRIBUTIONS } from '../../../../shared/stats/survival/parametric/accelerated-distribution.ts';
import { estimatePlateau, fitCureMixture } from '../../../../shared/stats/survival/parametric/cure-share.ts';
import { acceleratedSurvival, fitAccelerated } from '../../../../shared/stats/survival/parametric/fit-accelerated.ts';
import { tabulateGroups, tabulateTimes } from '../../../../shared/stats/survival/time-table.ts';
import { createRandom } from '../../../support/random.ts';
import { COMPETING } from '../../../support/survival-tables.ts';

const close = (values: readonly number[], digits = 10) => values.map((value) => expect.closeTo(value, digits) as number);

describe('competing events (digits: R 4.2.2, cmprsk 2.2-11 and survival 3.5-3 on the same 200 subjects)', () => {
  test('Gray’s test of both kinds', () => {
    const first = testGray(COMPETING, COMPETING.group, 2, 1);
    expect([first.chiSquared, first.p, first.degreesOfFreedom]).toEqual([...close([0.124320368310521, 0.724395133577324], 12), 1]);
    const second = testGray(COMPETING, COMPETING.group, 2, 2);
    expect([second.chiSquared, second.p]).toEqual(close([0.381698426836568, 0.536695665843933], 12));
  });

  test('cumulative incidence with standard errors', () => {
    const { time, incidence, variance } = estimateCumulativeIncidence(COMPETING, 2);
    const at = (t: number): number => time.findLastIndex((own) => own <= t);
    for (const [t, shares, errors] of [
      [5, [0.0521191746235974, 0.0776297743977974], [0.0160520295428015, 0.0192595592533909]],
      [20, [0.2148052302787302, 0.2427281459387832], [0.0322228082394634, 0.0336109736378141]],
      [40, [0.3347731177589255, 0.4228067093051535], [0.0409804378903449, 0.0442429880090214]],
    ] as const) {
      expect(incidence.map((curve) => curve[at(t)])).toEqual(close(shares, 12));
      expect(variance.map((curve) => Math.sqrt(curve[at(t)] ?? 0))).toEqual(close(errors, 12));
    }
  });

  test('without competing events Gray’s test asks what log-rank asks; kinds that do not exist are refused', () => {
    const gray = testGray(LEUKAEMIA, LEUKAEMIA.group, 2, 1);
    expect(gray.p).toBeLessThan(1e-4);
    expect(() => estimateCumulativeIncidence(COMPETING, 1)).toThrow(RangeError);
  });
});

describe('accelerated failure times', () => {
  test.each(LIFE_DISTRIBUTIONS)('%s: the gradient is 0 at the fit, and the fit does not depend on the unit of time', (distribution) => {
    const covariates = [Float64Array.from(LEUKAEMIA.group)];
    const fit = fitAccelerated({ ...LEUKAEMIA, covariates }, distribution);
    const inDays = fitAccelerated({ ...LEUKAEMIA, time: LEUKAEMIA.time.map((t) => 7 * t), covariates }, distribution);
    expect(fit.hasConverged && inDays.hasConverged).toBe(true);
    expect(inDays.coefficient[0]).toBeCloseTo((fit.coefficient[0] ?? 0) + Math.log(7), 6);
    expect(inDays.coefficient[1]).toBeCloseTo(fit.coefficient[1] ?? 0, 7);
    expect(inDays.scale).toBeCloseTo(fit.scale, 7);
    expect(acceleratedSurvival(inDays, 70, [1])).toBeCloseTo(acceleratedSurvival(fit, 10, [1]), 7);
    expect(acceleratedSurvival(fit, 0, [1])).toBe(1);
  });

  test('exponential: events over time at risk', () => {
    const { coefficient, standardError } = fitAccelerated(AML, 'exponential');
    const total = AML.time.reduce((sum, t) => sum + t, 0);
    expect(coefficient[0]).toBeCloseTo(Math.log(total / 18), 8);
    expect(standardError[0]).toBeCloseTo(1 / Math.sqrt(18), 8);
  });

  test('an entry that stands for three subjects is three entries', () => {
    const time = Float64Array.of(2, 3, 5, 8);
    const status = Uint8Array.of(1, 0, 1, 1);
    const times = (values: ArrayLike<number>) => Array.from(values).flatMap((value, i) => (i === 2 ? [value, value, value] : [value]));
    const once = fitAccelerated({ time, status, weight: Float64Array.of(1, 1, 3, 1) }, 'weibull');
    const thrice = fitAccelerated({ time: Float64Array.from(times(time)), status: Uint8Array.from(times(status)) }, 'weibull');
    expect(once.logLikelihood).toBeCloseTo(thrice.logLikelihood, 8);
    expect(once.coefficient[0]).toBeCloseTo(thrice.coefficient[0] ?? 0, 8);
  });

  test('nothing to fit is refused', () => {
    expect(() => fitAccelerated({ time: Float64Array.of(1), status: Uint8Array.of(0) }, 'weibull')).toThrow(RangeError);
    expect(() => fitAccelerated({ time: Float64Array.of(0), status: Uint8Array.of(1) }, 'weibull')).toThrow(RangeError);
  });
});

describe('shares that never have the event', () => {
  const random = createRandom(11);
  const n = 4000;
  const draw = (cured: number, end: number) => {
    const times = Array.from({ length: n }, () =>
      random.number() < cured ? Number.POSITIVE_INFINITY : 10 * (-Math.log(1 - random.number())) ** (1 / 1.5),
    );
    return { time: Float64Array.from(times, (t) => Math.min(t, end)), status: Uint8Array.from(times, (t) => Number(t < end)) };
  };

  test('a mixture with 30 % is found by model and plateau, and the plateau is believable', () => {
    const sample = draw(0.3, 60);
    const fit = fitCureMixture(sample);
    expect(fit.low).toBeLessThan(0.3);
    expect(fit.high).toBeGreaterThan(0.3);
    expect(fit.shape).toBeCloseTo(1.5, 0);
    const plateau = estimatePlateau(estimateKaplanMeier(tabulateTimes(sample)));
    expect(plateau?.share).toBeCloseTo(0.3, 1);
    expect(plateau?.isBelievable).toBe(true);
  });

  test('a follow-up that ends early gives a plateau nobody should believe', () => {
    const plateau = estimatePlateau(estimateKaplanMeier(tabulateTimes(draw(0, 5))));
    expect(plateau?.share).toBeGreaterThan(0.5);
    expect(plateau?.isBelievable).toBe(false);
  });

  test('no event, no plateau', () => {
    expect(estimatePlateau(estimateKaplanMeier(tabulateTimes({ time: Float64Array.of(1), status: Uint8Array.of(0) })))).toBeNull();
  });
});

test('difference of restricted means: no difference to itself, sign, horizons must agree', () => {
  const [a, b] = tabulateGroups(LEUKAEMIA, LEUKAEMIA.group, 2).map((table) => restrictedMean(estimateKaplanMeier(table), 20));
  if (a === undefined || b === undefined) throw new Error('two groups');
  expect(differRestrictedMeans(a, a)).toMatchObject({ difference: 0, p: 1 });
  const { difference, low, high, p } = differRestrictedMeans(a, b);
  expect(difference).toBeGreaterThan(0);
  expect(low).toBeGreaterThan(0);
  expect(high).toBeGreaterThan(difference);
  expect(p).toBeLessThan(0.001);
  expect(() => differRestrictedMeans(a, { ...b, until: 21 })).toThrow(RangeError);
});

test('life table: half of the censored are exposed, survivals multiply', () => {
  const table = tabulateTimes({ time: Float64Array.of(1, 2, 2, 3, 7, 8), status: Uint8Array.of(1, 0, 0, 1, 1, 0) });
  const rows = lifeTable(table, [0, 5, 10]);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({ atStart: 6, events: 2, censored: 2, exposed: 5, share: 0.4, survival: 0.6, hazard: 0.4 / (5 * 0.8) });
  expect(rows[1]).toMatchObject({ atStart: 2, events: 1, censored: 1, exposed: 1.5 });
  expect(rows[1]?.survival).toBeCloseTo(0.6 / 3, 12);
});
