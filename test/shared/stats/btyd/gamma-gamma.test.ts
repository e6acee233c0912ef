import { describe, expect, test } from 'vitest';
import { drawSpend } from '../../../../shared/stats/btyd/gamma-gamma/draw.ts';
import { expectedSpend } from '../../../../shared/stats/btyd/gamma-gamma/expected-spend.ts';
import { fitGammaGamma } from '../../../../shared/stats/btyd/gamma-gamma/fit.ts';
import { correlateFrequencyAndSpend } from '../../../../shared/stats/btyd/gamma-gamma/independence.ts';
import { gammaGammaLogLikelihood, type SpendSummary, spendOf } from '../../../../shared/stats/btyd/gamma-gamma/log-likelihood.ts';
import { drawGamma } from '../../../../shared/stats/random/gamma.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';

const TRUTH = [6, 4, 15] as const;

function simulate(customers: number, seed: number): SpendSummary {
  const stream = createRandomStream(seed);
  const frequency = Int32Array.from({ length: customers }, () => 1 + stream.below(8));
  const meanValue = Float64Array.from(frequency, (x) => drawGamma(stream, TRUTH[0] * x, 1 / drawGamma(stream, TRUTH[1], 1 / TRUTH[2])) / x);
  return { length: customers, frequency, meanValue };
}

test('expected spend of customers 1, 2, 3 and 6 of CDNOW (Quickstart of lifetimes, parameters 6.25, 3.74, 15.45)', () => {
  const parameters = [6.249572, 3.744224, 15.443518];
  const cases = [
    [2, 22.35, 24.658619],
    [1, 11.77, 18.911489],
    [0, Number.NaN, 35.170981],
    [7, 73.74, 71.462843],
  ] as const;
  for (const [x, m, expected] of cases) expect(Math.abs(expectedSpend(parameters, x, m) - expected)).toBeLessThan(0.01);
});

test('without a mean (p x + q ≤ 1) the expectation is infinite, not negative', () => {
  expect(expectedSpend([2, 0.8, 10], 0, Number.NaN)).toBe(Number.POSITIVE_INFINITY);
  expect(expectedSpend([2, 0.8, 10], 1, 5)).toBeCloseTo((2 * 15) / 1.8, 12);
});

test('the gradient is the derivative of the log-likelihood', () => {
  const spend = spendOf(simulate(200, 2));
  const at = Float64Array.from([4, 5, 20], Math.log);
  const gradient = new Float64Array(3);
  gammaGammaLogLikelihood(at, spend, gradient);
  for (let axis = 0; axis < 3; axis++) {
    const moved = (step: number) =>
      gammaGammaLogLikelihood(
        at.map((x, k) => (k === axis ? x + step : x)),
        spend,
        new Float64Array(3),
      );
    const slope = (moved(1e-4) - moved(-1e-4)) / 2e-4;
    expect(Math.abs((gradient[axis] as number) - slope)).toBeLessThan(1e-4 * Math.max(1, Math.abs(slope)));
  }
});

test('known parameters lie in their 95 % intervals as often as they should: 80 samples of 800 customers', () => {
  let inside = 0;
  for (let seed = 1; seed <= 80; seed++) {
    const fit = fitGammaGamma(simulate(800, seed), 1);
    fit.parameters.forEach((value, axis) => {
      if (Math.abs(Math.log(value / (TRUTH[axis] ?? 1))) <= 1.96 * Math.sqrt(fit.logCovariance?.[axis]?.[axis] ?? Number.NaN)) inside += 1;
    });
  }
  expect(inside / 240).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / 80));
});

test('the fit scales with the money', () => {
  const spend = simulate(500, 3);
  const [one, thousand] = [spend, { ...spend, meanValue: spend.meanValue.map((money) => money * 1000) }].map((given) => fitGammaGamma(given, 1));
  expect((thousand?.parameters[0] ?? 0) / (one?.parameters[0] ?? 1)).toBeCloseTo(1, 4);
  expect((thousand?.parameters[2] ?? 0) / (one?.parameters[2] ?? 1) / 1000).toBeCloseTo(1, 4);
});

test('drawn spend has the expected mean', () => {
  const stream = createRandomStream(4);
  let sum = 0;
  for (let draw = 0; draw < 40_000; draw++) sum += drawSpend(stream, [...TRUTH], 3, 40, 2);
  expect(sum / 40_000 / (2 * expectedSpend(TRUTH, 3, 40))).toBeCloseTo(1, 2);
  expect(drawSpend(stream, [...TRUTH], 3, 40, 0)).toBe(0);
});

describe('independence', () => {
  test('the interval holds 0 where spend has nothing to do with frequency, and not where it has', () => {
    const spend = simulate(1000, 5);
    const free = correlateFrequencyAndSpend(spend);
    expect(free?.low).toBeLessThan(0);
    expect(free?.high).toBeGreaterThan(0);
    const bound = correlateFrequencyAndSpend({
      ...spend,
      meanValue: spend.meanValue.map((money, at) => money + 20 * (spend.frequency[at] as number)),
    });
    expect(bound?.low).toBeGreaterThan(0.3);
  });

  test('Fisher’s interval of r = 0.5 on 28 customers is 0.156 to 0.736 (atanh 0.5 ± 1.96/5)', () => {
    // x and m built so that their correlation is exactly 0.5.
    const frequency = Int32Array.from({ length: 28 }, (_, at) => 1 + (at % 2));
    const meanValue = Float64Array.from({ length: 28 }, (_, at) => 10 + (at % 2) + Math.sqrt(3) * (Math.floor(at / 2) % 2));
    const found = correlateFrequencyAndSpend({ length: 28, frequency, meanValue });
    expect(found?.value).toBeCloseTo(0.5, 12);
    expect(found?.low).toBeCloseTo(Math.tanh(Math.atanh(0.5) - 1.959963984540054 / 5), 12);
    expect(found?.high).toBeCloseTo(0.736, 2);
  });

  test('too few customers, or all alike: nothing to say', () => {
    expect(correlateFrequencyAndSpend({ length: 3, frequency: Int32Array.of(1, 2, 3), meanValue: Float64Array.of(1, 2, 3) })).toBeNull();
    expect(correlateFrequencyAndSpend({ length: 5, frequency: new Int32Array(5).fill(2), meanValue: Float64Array.of(1, 2, 3, 4, 5) })).toBeNull();
  });
});

test('nobody has come back: an error without a prior, the mean seen with one', () => {
  const nobody = { length: 2, frequency: new Int32Array(2), meanValue: new Float64Array(2).fill(Number.NaN) };
  expect(() => fitGammaGamma(nobody, 25)).toThrow(RangeError);
  expect(expectedSpend(fitGammaGamma(nobody, 25, { priorDeviation: 1 }).parameters, 0, 0)).toBeCloseTo(25, 6);
});
