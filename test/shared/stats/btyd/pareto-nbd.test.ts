import { describe, expect, test } from 'vitest';
import { discountedPurchases } from '../../../../shared/stats/btyd/discounted-purchases.ts';
import { durationOf, type RateParameters, ratesPer } from '../../../../shared/stats/btyd/duration.ts';
import { PARETO_NBD } from '../../../../shared/stats/btyd/pareto-nbd/model.ts';
import { compressSummary, type History } from '../../../../shared/stats/btyd/summarise-purchases.ts';

const weeks = (count: number) => durationOf('week', count);
const history = (frequency: number, recency: number, age: number): History<'week'> => ({ frequency, recency: weeks(recency), age: weeks(age) });
const PUBLISHED = ratesPer('week', [0.553, 10.578, 0.606, 11.669]);
const BEST = history(26, 30.85714, 31);

function logLikelihoodOf(parameters: RateParameters<'week'>, { frequency, recency, age }: History<'week'>): number {
  const columns = { frequency: Int32Array.of(frequency), recency: Float64Array.of(recency), age: Float64Array.of(age) };
  return PARETO_NBD.logLikelihood(
    Float64Array.from(parameters, Math.log),
    compressSummary({ unit: 'week', length: 1, ...columns }),
    new Float64Array(4),
  );
}

describe('Pareto/NBD, published figures', () => {
  test('customer 1516: 25.45647 purchases in 52 weeks, P(alive) 0.997874; a new customer 1.473434 (BTYD walkthrough)', () => {
    const btyd = ratesPer('week', [0.553277, 10.577684, 0.60624, 11.668737]);
    expect(PARETO_NBD.conditionalPurchases(btyd, BEST, weeks(52))).toBeCloseTo(25.456, 2);
    expect(PARETO_NBD.probabilityAlive(btyd, BEST)).toBeCloseTo(0.997874, 5);
    expect(PARETO_NBD.expectedPurchases(btyd, weeks(52))).toBeCloseTo(1.473434, 5);
  });

  test('E[X(t)], t = 0 … 9 (BTYD manual)', () => {
    const published = [0, 0.05077821, 0.09916088, 0.14542507, 0.1897993, 0.23247466, 0.27361274, 0.31335159, 0.35181024, 0.38909211];
    const btyd = ratesPer('week', [0.5532, 10.58, 0.6061, 11.65]);
    published.forEach((expected, t) => {
      expect(Math.abs(PARETO_NBD.expectedPurchases(btyd, weeks(t)) - expected)).toBeLessThan(0.01);
    });
  });

  test('P(alive) of very regular customers is finite (tests of CLVTools)', () => {
    const parameters = ratesPer('week', [0.5143, 2.8845, 0.2856, 14.1087]);
    const cases = [
      history(221, 103.42857, 103.57143),
      history(254, 97.14286, 97.28571),
      history(161, 94.71429, 98),
      history(204, 98.57143, 99.42857),
    ];
    for (const one of cases) {
      const alive = PARETO_NBD.probabilityAlive(parameters, one);
      expect(alive).toBeGreaterThan(0.5);
      expect(alive).toBeLessThan(1);
    }
  });
});

describe('computed with mpmath, 30 digits', () => {
  const odd = ratesPer('week', [1.7, 20, 2.4, 0.01]);

  test.each([
    [PUBLISHED, history(0, 0, 39), -0.5215074188765774, 0.29446703101458643],
    [PUBLISHED, history(2, 30.43, 38.86), -9.554283245150407, 0.8691675591530111],
    [PUBLISHED, BEST, -39.13162693151015, 0.9978742160983147],
    [PUBLISHED, history(7, 3, 39), -14.036698032084246, 0.0003822913415154788],
    [odd, history(0, 0, 300), -0.0006055095449982777, 1.614853929488494e-13],
    [odd, history(40, 250, 300), -142.48345516637934, 0.00917786403776879],
    [odd, history(3, 1, 1000), -17.589660883932005, 8.718200093196978e-16],
  ])('log-likelihood and P(alive), case %#', (parameters, one, logLikelihood, alive) => {
    // The first odd case is the logarithm of a number near 1: 13 digits of that number.
    expect(Math.abs(logLikelihoodOf(parameters, one) - logLikelihood)).toBeLessThan(1e-12 * Math.max(1, Math.abs(logLikelihood)));
    expect(PARETO_NBD.probabilityAlive(parameters, one) / alive).toBeCloseTo(1, 10);
  });

  test('discounted expected residual purchases without end, as the closed form with Tricomi’s function has it', () => {
    expect(discountedPurchases(PARETO_NBD, PUBLISHED, history(2, 30.43, 38.86), weeks(Number.POSITIVE_INFINITY), 0.0027)).toBeCloseTo(
      6.48377356773074,
      9,
    );
    expect(discountedPurchases(PARETO_NBD, PUBLISHED, BEST, weeks(Number.POSITIVE_INFINITY), 0.0027)).toBeCloseTo(86.0526548105099, 8);
  });
});

describe('laws', () => {
  const sets = [PUBLISHED, ratesPer('week', [1.2, 2, 1, 30]), ratesPer('week', [0.5, 20, 2.5, 3])];

  test('chances add up to 1 and their mean is the expectation', () => {
    for (const parameters of sets) {
      let [sum, mean] = [0, 0];
      for (let n = 0; n < 800; n++) {
        const chance = PARETO_NBD.probabilityOfCount(parameters, weeks(25), n);
        sum += chance;
        mean += n * chance;
      }
      expect(sum).toBeCloseTo(1, 9);
      expect(mean / PARETO_NBD.expectedPurchases(parameters, weeks(25))).toBeCloseTo(1, 7);
    }
  });

  test('the rate is the derivative of the expectation, also at s = 1', () => {
    for (const parameters of sets) {
      const at = (t: number) => PARETO_NBD.conditionalPurchases(parameters, BEST, weeks(t));
      expect((at(10.001) - at(9.999)) / 0.002 / PARETO_NBD.conditionalRate(parameters, BEST, weeks(10))).toBeCloseTo(1, 6);
    }
  });

  test('who bought on the last day is there', () => {
    expect(PARETO_NBD.probabilityAlive(PUBLISHED, history(3, 20, 20))).toBe(1);
  });
});
