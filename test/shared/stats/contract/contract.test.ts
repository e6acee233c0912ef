import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contractSurvival, retentionRate } from '../../../../shared/stats/contract/beta-discrete-weibull.ts';
import { cutHistory, historyOfSeries, renewalTable, tallyContracts } from '../../../../shared/stats/contract/contract-history.ts';
import { contractInterval } from '../../../../shared/stats/contract/contract-interval.ts';
import { contractLikelihood } from '../../../../shared/stats/contract/contract-likelihood.ts';
import { discountedLifetime, discountedResidualLifetime } from '../../../../shared/stats/contract/discounted-lifetime.ts';
import { fitContractModel } from '../../../../shared/stats/contract/fit-contract-model.ts';

/** Fader and Hardie (2007), regular and high-end segment, 1,000 customers: maximum likelihood computed independently. */
const REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241];
const HIGH_END = [1000, 869, 743, 653, 593, 551, 517, 491];

function fitted(series: readonly number[], model: 'sbg' | 'bdw') {
  const fit = fitContractModel(historyOfSeries(series), model);
  if (fit === null) throw new Error('no fit');
  return fit;
}

describe('shifted beta-geometric', () => {
  test.each([
    [REGULAR, 0.70408, 1.18204, -1680.265],
    [HIGH_END, 0.66809, 3.8061, -1611.158],
  ])('published series %#', (series, alpha, beta, logLikelihood) => {
    const { parameters, logLikelihood: found, standardError, isHomogeneous } = fitted(series, 'sbg');
    expect(parameters.alpha).toBeCloseTo(alpha, 4);
    expect(parameters.beta).toBeCloseTo(beta, 3);
    expect(found).toBeCloseTo(logLikelihood, 3);
    expect(standardError.alpha).toBeGreaterThan(0);
    expect(isHomogeneous).toBe(false);
  });

  test('the first five points (Fader–Hardie spreadsheet guide 2014): 0.76367, 1.29583', () => {
    const { parameters } = fitted(REGULAR.slice(0, 5), 'sbg');
    expect(parameters.alpha).toBeCloseTo(0.76367, 4);
    expect(parameters.beta).toBeCloseTo(1.29583, 4);
  });

  test('retention rises with each renewal, as the text says', () => {
    const { parameters } = fitted(REGULAR, 'sbg');
    const rates = [1, 2, 3, 4, 5, 6, 7].map((t) => retentionRate(parameters, t));
    expect([...rates].sort((a, b) => a - b)).toEqual(rates);
    expect(rates[0]).toBeCloseTo(1.18204 / (0.70408 + 1.18204), 4);
  });

  test('a fit to the first four renewals of the regular segment foretells the seventh within 2 points', () => {
    const { parameters } = fitted(REGULAR.slice(0, 5), 'sbg');
    expect(Math.abs(contractSurvival(parameters, 7) - 0.241)).toBeLessThan(0.02);
  });
});

describe('beta-discrete-Weibull', () => {
  test('contains sBG: its likelihood is never lower, and c stays near 1 for the published series', () => {
    for (const series of [REGULAR, HIGH_END]) {
      const [plain, drifting] = [fitted(series, 'sbg'), fitted(series, 'bdw')];
      expect(drifting.logLikelihood).toBeGreaterThanOrEqual(plain.logLikelihood - 1e-6);
      expect(Math.abs(Math.log(drifting.parameters.c))).toBeLessThan(1);
    }
  });

  test('finds a chance to end that rises with age', () => {
    const truth = { alpha: 1.5, beta: 6, c: 1.6 };
    const series = Array.from({ length: 13 }, (_, t) => 1e6 * contractSurvival(truth, t));
    const { parameters } = fitted(series, 'bdw');
    expect(parameters.alpha).toBeCloseTo(1.5, 2);
    expect(parameters.beta).toBeCloseTo(6, 1);
    expect(parameters.c).toBeCloseTo(1.6, 3);
  });
});

describe('likelihood', () => {
  test('the gradient is that of the value', () => {
    const history = historyOfSeries(HIGH_END);
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 2, noNaN: true }),
        fc.double({ min: -1, max: 2, noNaN: true }),
        fc.constantFrom(0, -0.4, 0.3),
        (a, b, c) => {
          const at = (x: number, y: number, z: number) => contractLikelihood(history, { alpha: Math.exp(x), beta: Math.exp(y), c: Math.exp(z) });
          const { gradient } = at(a, b, c);
          const h = 1e-5;
          expect(gradient[0] ?? 0).toBeCloseTo((at(a + h, b, c).value - at(a - h, b, c).value) / (2 * h), 2);
          expect(gradient[1] ?? 0).toBeCloseTo((at(a, b + h, c).value - at(a, b - h, c).value) / (2 * h), 2);
          if (c !== 0) expect(gradient[2] ?? 0).toBeCloseTo((at(a, b, c + h).value - at(a, b, c - h).value) / (2 * h), 2);
        },
      ),
    );
  });

  test('c of almost 1 gives almost the likelihood of c = 1', () => {
    const history = historyOfSeries(REGULAR);
    const exact = contractLikelihood(history, { alpha: 0.7, beta: 1.2, c: 1 }).value;
    expect(contractLikelihood(history, { alpha: 0.7, beta: 1.2, c: 1 + 1e-9 }).value).toBeCloseTo(exact, 4);
  });

  test('equal contracts are recognised, and contracts that never end are not fitted', () => {
    const geometric = Array.from({ length: 9 }, (_, t) => Math.round(1e6 * 0.8 ** t));
    const fit = fitted(geometric, 'sbg');
    expect(fit.isHomogeneous).toBe(true);
    expect(retentionRate(fit.parameters, 1)).toBeCloseTo(0.8, 3);
    expect(fitContractModel(tallyContracts([3, 4, 0], [0, 0, 0]), 'sbg')).toBeNull();
  });
});

describe('histories', () => {
  test('lifetimes one by one are the series', () => {
    const series = [10, 6, 5, 5];
    const periods = [1, 1, 1, 1, 2, 3, 3, 3, 3, 3];
    const ended = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0];
    expect(tallyContracts(periods, ended)).toEqual(historyOfSeries(series));
  });

  test('renewals: due and lost, running contracts only at those they have had', () => {
    const { due, lost } = renewalTable(tallyContracts([0, 1, 2, 1, 3], [0, 0, 0, 1, 1]));
    expect([...due]).toEqual([0, 4, 2, 1]);
    expect([...lost]).toEqual([0, 1, 0, 1]);
  });

  test('cut: later ends are unknown', () => {
    const cut = cutHistory(tallyContracts([1, 2, 5, 6], [1, 1, 1, 0]), 3);
    expect([...cut.ended]).toEqual([0, 1, 1, 0]);
    expect([...cut.running]).toEqual([0, 0, 0, 2]);
  });

  test('an end within the first period counts as one period; halves and rising series are refused', () => {
    expect(tallyContracts([0], [1]).ended[1]).toBe(1);
    expect(() => tallyContracts([0.5], [1])).toThrow(RangeError);
    expect(() => historyOfSeries([10, 11])).toThrow(RangeError);
  });
});

describe('discounted lifetime', () => {
  const { parameters } = fitted(HIGH_END, 'sbg');

  test('the closed form is the sum', () => {
    let sum = 0;
    for (let t = 0; t < 4000; t++) sum += contractSurvival(parameters, t) / 1.1 ** t;
    expect(discountedLifetime(parameters, 0.1)).toBeCloseTo(sum, 9);
    let rest = 0;
    for (let t = 4; t < 4000; t++) rest += contractSurvival(parameters, t) / contractSurvival(parameters, 3) / 1.1 ** (t - 4);
    expect(discountedResidualLifetime(parameters, 3, 0.1)).toBeCloseTo(rest, 9);
    expect(discountedResidualLifetime({ ...parameters, c: 1 + 1e-12 }, 3, 0.1)).toBeCloseTo(rest, 8);
  });

  test('who has stayed longer stays longer still; a horizon cuts; no discount and α ≤ 1 never ends', () => {
    expect(discountedResidualLifetime(parameters, 5, 0.1)).toBeGreaterThan(discountedResidualLifetime(parameters, 1, 0.1));
    expect(discountedLifetime(parameters, 0, 1)).toBe(1);
    expect(discountedLifetime(parameters, 0, 3)).toBeCloseTo(1 + contractSurvival(parameters, 1) + contractSurvival(parameters, 2), 12);
    expect(discountedLifetime(parameters, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(discountedLifetime({ alpha: 3, beta: 4, c: 1 }, 0)).toBeCloseTo(1 + 4 / 2, 12);
    expect(() => discountedLifetime(parameters, -0.1)).toThrow(RangeError);
  });

  test('intervals hold the estimate and shrink with more contracts', () => {
    const few = contractInterval(
      fitted(
        HIGH_END.map((n) => n / 10),
        'sbg',
      ),
      (own) => contractSurvival(own, 12),
      'share',
    );
    const many = contractInterval(fitted(HIGH_END, 'sbg'), (own) => contractSurvival(own, 12), 'share');
    expect(many.low).toBeLessThan(many.value);
    expect(many.high).toBeGreaterThan(many.value);
    expect((few.high - few.low) / (many.high - many.low)).toBeCloseTo(Math.sqrt(10), 0);
  });
});
