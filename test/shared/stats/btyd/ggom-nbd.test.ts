import { expect, test } from 'vitest';
import { ggomNbdLogLikelihood } from '../../../../shared/stats/btyd/ggom-nbd/log-likelihood.ts';
import { PARETO_NBD } from '../../../../shared/stats/btyd/pareto-nbd/model.ts';
import { compressSummary } from '../../../../shared/stats/btyd/summarise-purchases.ts';

const one = (frequency: number, recency: number, age: number) =>
  compressSummary({
    unit: 'week',
    length: 1,
    frequency: Int32Array.of(frequency),
    recency: Float64Array.of(recency),
    age: Float64Array.of(age),
  });
const HISTORIES = [one(0, 0, 39), one(2, 30.43, 38.86), one(26, 30.85714, 31), one(7, 3, 200), one(3, 20, 20)];

test('with b → 0 and β/b kept it is the Pareto/NBD model', () => {
  const pareto = Float64Array.from([0.553, 10.578, 0.606, 11.669], Math.log);
  for (const history of HISTORIES) {
    const limit = ggomNbdLogLikelihood({ r: 0.553, alpha: 10.578, b: 1e-9, s: 0.606, beta: 11.669e-9 }, history);
    expect(limit).toBeCloseTo(PARETO_NBD.logLikelihood(pareto, history, new Float64Array(4)), 5);
  }
});

test('it is the integral it stands for, by plain quadrature', () => {
  const [r, alpha, b, s, beta] = [0.8, 5, 0.03, 0.7, 0.4];
  const [x, tx, T] = [2, 12, 40];
  const steps = 200_000;
  let integral = 0;
  for (let i = 0; i < steps; i++) {
    const u = tx + ((T - tx) * (i + 0.5)) / steps;
    integral += ((alpha + u) ** -(r + x) * Math.exp(b * u) * (beta + Math.exp(b * u) - 1) ** -(s + 1) * (T - tx)) / steps;
  }
  const active = (alpha + T) ** -(r + x) * (beta / (beta + Math.exp(b * T) - 1)) ** s;
  const expected = Math.log(r * (r + 1) * alpha ** r * (active + b * s * beta ** s * integral));
  expect(ggomNbdLogLikelihood({ r, alpha, b, s, beta }, one(x, tx, T))).toBeCloseTo(expected, 8);
});

test('histories add up by their counts', () => {
  const both = compressSummary({
    unit: 'week',
    length: 3,
    frequency: Int32Array.of(1, 1, 4),
    recency: Float64Array.of(5, 5, 20),
    age: Float64Array.of(30, 30, 25),
  });
  const parameters = { r: 0.5, alpha: 8, b: 0.01, s: 0.6, beta: 0.2 };
  const apart = 2 * ggomNbdLogLikelihood(parameters, one(1, 5, 30)) + ggomNbdLogLikelihood(parameters, one(4, 20, 25));
  expect(ggomNbdLogLikelihood(parameters, both)).toBeCloseTo(apart, 10);
});
