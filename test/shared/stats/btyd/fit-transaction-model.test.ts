import { describe, expect, test } from 'vitest';
import { bgBbOnCalendar } from '../../../../shared/stats/btyd/bg-bb/transaction-model.ts';
import { BG_NBD, MBG_NBD } from '../../../../shared/stats/btyd/bg-nbd/model.ts';
import { fitTransactionModel } from '../../../../shared/stats/btyd/fit-transaction-model.ts';
import { PARETO_NBD } from '../../../../shared/stats/btyd/pareto-nbd/model.ts';
import { type CompressedSummary, compressSummary } from '../../../../shared/stats/btyd/summarise-purchases.ts';
import type { TransactionModel } from '../../../../shared/stats/btyd/transaction-model.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';

const MODELS = [BG_NBD, MBG_NBD, PARETO_NBD, bgBbOnCalendar(1)];
/** Shops the coverage is counted over; the likelihoods of Pareto/NBD and BG/BB cost ten times as much and more. */
const SHOPS: Readonly<Record<TransactionModel['id'], number>> = { bgnbd: 60, mbgnbd: 60, pnbd: 25, bgbb: 8 };
const TRUTH: Readonly<Record<TransactionModel['id'], readonly number[]>> = {
  bgnbd: [0.6, 5, 0.8, 2.4],
  mbgnbd: [0.6, 5, 0.8, 2.4],
  pnbd: [0.6, 8, 0.7, 12],
  bgbb: [1.2, 0.8, 0.9, 12],
};

function simulate(model: TransactionModel, customers: number, seed: number): CompressedSummary<'week'> {
  const stream = createRandomStream(seed);
  const columns = { frequency: new Int32Array(customers), recency: new Float64Array(customers), age: new Float64Array(customers) };
  for (let at = 0; at < customers; at++) {
    const age = 10 + stream.below(70);
    const drawn = model.drawHistory(stream, TRUTH[model.id], age);
    columns.frequency[at] = drawn.frequency;
    columns.recency[at] = drawn.recency;
    columns.age[at] = age;
  }
  return compressSummary({ unit: 'week', length: customers, ...columns });
}

describe.each(MODELS)('$id', (model) => {
  test('the gradient is the derivative of the log-likelihood', () => {
    const summary = simulate(model, 300, 3);
    for (const factor of [0.3, 1, 2.5]) {
      const at = Float64Array.from(TRUTH[model.id], (value, axis) => Math.log(value * (axis % 2 === 0 ? factor : 1 / factor)));
      const gradient = new Float64Array(4);
      model.logLikelihood(at, summary, gradient);
      for (let axis = 0; axis < 4; axis++) {
        const moved = (step: number) =>
          model.logLikelihood(
            at.map((x, k) => (k === axis ? x + step : x)),
            summary,
            new Float64Array(4),
          );
        const slope = (moved(1e-4) - moved(-1e-4)) / 2e-4;
        expect(Math.abs((gradient[axis] as number) - slope)).toBeLessThan(1e-4 * Math.max(1, Math.abs(slope)));
      }
    }
  });

  test('known parameters lie in their 95 % intervals as often as they should, over shops of 1,200 customers', () => {
    const truth = TRUTH[model.id].map(Math.log);
    let [inside, looked] = [0, 0];
    for (let seed = 1; seed <= SHOPS[model.id]; seed++) {
      const fit = fitTransactionModel(model, simulate(model, 1200, seed));
      expect(fit.hasConverged).toBe(true);
      fit.parameters.forEach((value, axis) => {
        const reach = 1.96 * Math.sqrt(fit.logCovariance?.[axis]?.[axis] ?? Number.NaN);
        looked += 1;
        if (Math.abs(Math.log(value) - (truth[axis] ?? 0)) <= reach) inside += 1;
      });
    }
    // Correlated within a shop: 95 % less 3 standard errors of as many independent intervals as there are shops.
    expect(looked).toBe(4 * SHOPS[model.id]);
    expect(inside / looked).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / SHOPS[model.id]));
  }, 60_000);

  test('counting in days changes times and nothing else', () => {
    const summary = simulate(model, 400, 5);
    const inWeeks = fitTransactionModel(model, summary);
    // An occasion a week is an occasion every seven days.
    const inDays = fitTransactionModel(model.id === 'bgbb' ? bgBbOnCalendar(7) : model, {
      ...summary,
      unit: 'day',
      recency: summary.recency.map((weeks) => weeks * 7),
      age: summary.age.map((weeks) => weeks * 7),
    });
    inDays.parameters.forEach((value, axis) => {
      expect(value / (inWeeks.parameters[axis] ?? 0) / (model.isTime[axis] === true ? 7 : 1)).toBeCloseTo(1, 3);
    });
  });
});

describe('many histories', () => {
  test.each([BG_NBD, PARETO_NBD])(
    '$id: led by a part of them, the search ends at the maximum of all',
    (model) => {
      const summary = simulate(model, 45_000, 21);
      expect(summary.length).toBeGreaterThan(16_000);
      const fit = fitTransactionModel(model, summary);
      expect(fit.hasConverged).toBe(true);
      const gradient = new Float64Array(4);
      const best = model.logLikelihood(Float64Array.from(fit.parameters, Math.log), summary, gradient);
      expect(best).toBeCloseTo(fit.logLikelihood, 6);
      for (const slope of gradient) expect(Math.abs(slope)).toBeLessThan(1e-9 * Math.abs(best));
      // Standard errors shrink as 1/√n: against a tenth of the customers.
      const few = fitTransactionModel(model, simulate(model, 4500, 22));
      fit.standardErrors?.forEach((error, axis) => {
        const ratio = (few.standardErrors?.[axis] ?? Number.NaN) / (few.parameters[axis] ?? 1) / (error / (fit.parameters[axis] ?? 1));
        expect(ratio).toBeGreaterThan(Math.sqrt(10) / 2);
        expect(ratio).toBeLessThan(2 * Math.sqrt(10));
      });
    },
    30_000,
  );

  test('a search can be given up', () => {
    let calls = 0;
    const summary = simulate(BG_NBD, 500, 23);
    const giveUp = () => {
      calls += 1;
      if (calls === 5) throw new Error('given up');
    };
    expect(() => fitTransactionModel(BG_NBD, summary, { onEvaluation: giveUp })).toThrow('given up');
  });
});

describe('data that say little', () => {
  const nobodyReturned = compressSummary({
    unit: 'week',
    length: 40,
    frequency: new Int32Array(40),
    recency: new Float64Array(40),
    age: Float64Array.from({ length: 40 }, (_, at) => 5 + at),
  });

  test('a likelihood without a maximum is recognised, and the weak prior gives finite parameters with wide intervals', () => {
    for (const model of MODELS) {
      expect(fitTransactionModel(model, nobodyReturned).undetermined.length).toBeGreaterThan(0);
      const weak = fitTransactionModel(model, nobodyReturned, { priorDeviation: 1 });
      expect(weak.isPenalised).toBe(true);
      expect(weak.undetermined).toEqual([]);
      for (const [axis, value] of weak.parameters.entries()) {
        expect(value).toBeGreaterThan(0);
        expect(weak.standardErrors?.[axis] ?? Number.NaN).toBeGreaterThan(0.1 * value);
      }
    }
  });

  test('no customers at all: an error without a prior, typical values with one', () => {
    const nobody = compressSummary({ unit: 'week', length: 0, frequency: new Int32Array(0), recency: new Float64Array(0), age: new Float64Array(0) });
    expect(() => fitTransactionModel(BG_NBD, nobody)).toThrow(RangeError);
    expect(fitTransactionModel(BG_NBD, nobody, { priorDeviation: 1 }).parameters[2]).toBeCloseTo(0.8, 6);
  });

  test('everybody stays for good: the boundary is named', () => {
    const stream = createRandomStream(9);
    const frequency = Int32Array.from({ length: 300 }, () => 5 + stream.below(6));
    const summary = compressSummary({
      unit: 'week',
      length: 300,
      frequency,
      recency: Float64Array.from(frequency, () => 50 + stream.uniform() * 2),
      age: new Float64Array(300).fill(52),
    });
    for (const model of MODELS) expect(fitTransactionModel(model, summary).undetermined.length).toBeGreaterThan(0);
  });
});
