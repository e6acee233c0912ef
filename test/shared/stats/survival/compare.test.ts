import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AML, LEUKAEMIA } from '../../../../shared/proofs/survival-tables.ts';
import { compareSurvival, testTrend } from '../../../../shared/stats/survival/compare/log-rank.ts';
import { OVARIAN } from '../../../support/survival-tables.ts';

describe('log-rank family', () => {
  test('leukaemia: log-rank, Wilcoxon, Tarone–Ware and Peto (Kleinbaum and Klein 2012, as in lifelines’ tests)', () => {
    const logrank = compareSurvival(LEUKAEMIA, LEUKAEMIA.group, 2);
    expect(logrank.chiSquared).toBeCloseTo(16.79294, 4);
    expect(logrank.p).toBeCloseTo(4.17e-5, 6);
    expect([...logrank.observed]).toEqual([9, 21]);
    expect(compareSurvival(LEUKAEMIA, LEUKAEMIA.group, 2, { weight: 'gehan' }).chiSquared).toBeCloseTo(13.457852, 5);
    expect(compareSurvival(LEUKAEMIA, LEUKAEMIA.group, 2, { weight: 'taroneWare' }).chiSquared).toBeCloseTo(15.123575, 5);
    expect(compareSurvival(LEUKAEMIA, LEUKAEMIA.group, 2, { weight: 'peto' }).chiSquared).toBeCloseTo(14.084139, 5);
  });

  test('aml: χ² and expected events; Fleming–Harrington (1, 0) is survdiff with rho = 1 (R survival 3.5-3)', () => {
    const { chiSquared, expected, p, degreesOfFreedom } = compareSurvival(AML, AML.group, 2);
    expect(chiSquared).toBeCloseTo(3.3963886989776, 12);
    expect(p).toBeCloseTo(0.065339322, 8);
    expect(degreesOfFreedom).toBe(1);
    expect([...expected]).toEqual([expect.closeTo(10.6893359923007, 10), expect.closeTo(7.31066400769928, 10)]);
    const early = compareSurvival(AML, AML.group, 2, { weight: 'flemingHarrington', powers: { rho: 1, gamma: 0 } });
    expect(early.chiSquared).toBeCloseTo(2.77927954475177, 12);
  });

  test('ovarian: χ² 1.1, p 0.303', () => {
    const { chiSquared, p } = compareSurvival(OVARIAN, OVARIAN.group, 2);
    expect(chiSquared).toBeCloseTo(1.06274, 4);
    expect(p).toBeCloseTo(0.303, 3);
  });

  test('two groups: the trend test is the test itself', () => {
    const comparison = compareSurvival(LEUKAEMIA, LEUKAEMIA.group, 2);
    const trend = testTrend(comparison);
    expect(trend.chiSquared).toBeCloseTo(comparison.chiSquared, 10);
    expect(trend.z).toBeGreaterThan(0);
  });

  test('strata that hold one group each leave nothing to compare', () => {
    const { p, degreesOfFreedom } = compareSurvival(AML, AML.group, 2, { stratum: AML.group });
    expect([p, degreesOfFreedom]).toEqual([1, 0]);
  });

  test('laws: order of subjects and unit of time change nothing; differences add up to 0; expected to observed', () => {
    const subjects = fc.array(fc.record({ t: fc.integer({ min: 1, max: 20 }), d: fc.boolean(), g: fc.integer({ min: 0, max: 2 }) }), {
      minLength: 6,
      maxLength: 60,
    });
    fc.assert(
      fc.property(subjects, fc.constantFrom('logrank', 'gehan', 'taroneWare', 'peto', 'flemingHarrington'), (rows, weight) => {
        const read = (list: typeof rows, unit: number) =>
          [
            { time: Float64Array.from(list, ({ t }) => t * unit), status: Uint8Array.from(list, ({ d }) => Number(d)) },
            Int32Array.from(list, ({ g }) => g),
          ] as const;
        const powers = { rho: 0, gamma: 1 };
        const first = compareSurvival(...read(rows, 1), 3, { weight, powers });
        const second = compareSurvival(...read([...rows].reverse(), 7), 3, { weight, powers });
        expect(second.chiSquared).toBeCloseTo(first.chiSquared, 8);
        const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
        expect(sum(first.difference)).toBeCloseTo(0, 8);
        expect(sum(first.expected)).toBeCloseTo(sum(first.observed), 8);
        expect(first.chiSquared).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });
});
