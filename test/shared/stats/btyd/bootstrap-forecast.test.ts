import { describe, expect, test } from 'vitest';
import { BG_NBD } from '../../../../shared/stats/btyd/bg-nbd/model.ts';
import { durationOf } from '../../../../shared/stats/btyd/duration.ts';
import { fitTransactionModel } from '../../../../shared/stats/btyd/fit-transaction-model.ts';
import { bootstrapForecast } from '../../../../shared/stats/btyd/forecast/bootstrap-forecast.ts';
import { drawParameters } from '../../../../shared/stats/btyd/forecast/draw-parameters.ts';
import { expectPurchases } from '../../../../shared/stats/btyd/forecast/expect-purchases.ts';
import { linearLogOdds } from '../../../../shared/stats/btyd/forecast/linear-log-odds.ts';
import { fitGammaGamma } from '../../../../shared/stats/btyd/gamma-gamma/fit.ts';
import { PARETO_NBD } from '../../../../shared/stats/btyd/pareto-nbd/model.ts';
import { compressSummary, historyAt, type PurchaseSummary } from '../../../../shared/stats/btyd/summarise-purchases.ts';
import type { TransactionModel } from '../../../../shared/stats/btyd/transaction-model.ts';
import { drawBeta } from '../../../../shared/stats/random/beta.ts';
import { drawExponential } from '../../../../shared/stats/random/exponential.ts';
import { drawGamma } from '../../../../shared/stats/random/gamma.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';

const TRUTH = [0.6, 5, 0.8, 2.4] as const;
const SPEND = [6, 4, 15] as const;
const HORIZON = durationOf('week', 40);

interface TestShop {
  readonly summary: PurchaseSummary<'week'>;
  /** What the customers bought in the horizon. */
  readonly purchases: Int32Array;
  readonly value: Float64Array;
}

/** A shop of BG/NBD customers with Gamma-Gamma spend, and what came after. */
function simulate(customers: number, seed: number): TestShop {
  const stream = createRandomStream(seed);
  const column = () => new Float64Array(customers);
  const [recency, age, meanValue, value] = [column(), column(), column(), column()];
  const [frequency, purchases] = [new Int32Array(customers), new Int32Array(customers)];
  for (let at = 0; at < customers; at++) {
    const T = 10 + stream.below(70);
    age[at] = T;
    const rate = drawGamma(stream, TRUTH[0], 1 / TRUTH[1]);
    const p = drawBeta(stream, TRUTH[2], TRUTH[3]);
    const scale = drawGamma(stream, SPEND[1], 1 / SPEND[2]);
    let money = 0;
    for (let time = drawExponential(stream, rate); time <= T + HORIZON; time += drawExponential(stream, rate)) {
      const spent = drawGamma(stream, SPEND[0], 1 / scale);
      if (time <= T) {
        frequency[at] = (frequency[at] as number) + 1;
        recency[at] = time;
        money += spent;
      } else {
        purchases[at] = (purchases[at] as number) + 1;
        value[at] = (value[at] as number) + spent;
      }
      if (stream.uniform() < p) break;
    }
    meanValue[at] = frequency[at] === 0 ? Number.NaN : money / (frequency[at] as number);
  }
  const customer = new Int32Array(customers).map((_, at) => at + 1);
  return {
    summary: { unit: 'week', length: customers, customer, frequency, recency, age, meanValue, firstDay: new Int32Array(customers) },
    purchases,
    value,
  };
}

function forecast(summary: PurchaseSummary<'week'>, replicates: number, model: TransactionModel = BG_NBD, modelError = 0) {
  const fit = fitTransactionModel(model, compressSummary(summary));
  const spendFit = fitGammaGamma(summary, 1);
  const n = summary.length;
  const groupOf = new Int32Array(n).map((_, at) => at % 2);
  const settings = {
    horizon: HORIZON,
    replicates,
    seed: 7,
    level: 0.95,
    groupOf,
    groups: 2,
    worth: new Float64Array(n).fill(1),
    modelError: { purchases: modelError, value: modelError },
  };
  return { fit, spendFit, bootstrap: bootstrapForecast(model, fit, spendFit, summary, settings) };
}

function spread(values: ArrayLike<number>): { mean: number; deviation: number } {
  const list = Array.from(values);
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  return { mean, deviation: Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - 1)) };
}

describe('intervals of what will be bought', () => {
  test('totals and customers lie inside as often as the level says: 60 shops of 600 customers', () => {
    let [purchasesInside, valueInside, customersInside, valuesInside, customers] = [0, 0, 0, 0, 0];
    const shops = 60;
    for (let seed = 1; seed <= shops; seed++) {
      const { summary, purchases, value } = simulate(600, seed);
      const { bootstrap } = forecast(summary, 200);
      const [even, odd] = bootstrap.groups;
      const isInside = (draws: Float64Array, actual: number) => {
        const sorted = draws.slice().sort();
        return actual >= (sorted[4] ?? 0) && actual <= (sorted[195] ?? 0) ? 1 : 0;
      };
      const total = (pick: 'purchases' | 'value') => (even?.[pick] ?? new Float64Array(0)).map((draw, b) => draw + (odd?.[pick][b] ?? 0));
      purchasesInside += isInside(
        total('purchases'),
        purchases.reduce((sum, count) => sum + count, 0),
      );
      valueInside += isInside(
        total('value'),
        value.reduce((sum, money) => sum + money, 0),
      );
      for (let at = 0; at < summary.length; at++) {
        const { purchasesLow, purchasesHigh, valueLow, valueHigh } = bootstrap.customers;
        const [count, money] = [purchases[at] as number, value[at] as number];
        customers += 1;
        if (count >= (purchasesLow[at] as number) && count <= (purchasesHigh[at] as number)) customersInside += 1;
        if (money >= (valueLow[at] as number) && money <= (valueHigh[at] as number)) valuesInside += 1;
      }
    }
    const least = 0.95 - 3 * Math.sqrt((0.95 * 0.05) / shops);
    expect(purchasesInside / shops).toBeGreaterThan(least);
    expect(valueInside / shops).toBeGreaterThan(least);
    // Counts are whole, so their intervals hold a little more than 95 %.
    expect(customersInside / customers).toBeGreaterThan(0.945);
    expect(valuesInside / customers).toBeGreaterThan(0.94);
    expect(valuesInside / customers).toBeLessThan(0.99);
  }, 60_000);

  test('the mean of the replicates is the expectation', () => {
    const { summary } = simulate(3000, 5);
    for (const model of [BG_NBD, PARETO_NBD]) {
      const { fit, bootstrap } = forecast(summary, 400, model);
      const expected = expectPurchases(model, fit, summary, HORIZON, 0);
      const sum = expected.purchases.reduce((total, value) => total + value, 0);
      const drawn = spread((bootstrap.groups[0]?.purchases ?? new Float64Array(0)).map((draw, b) => draw + (bootstrap.groups[1]?.purchases[b] ?? 0)));
      expect(Math.abs(drawn.mean - sum)).toBeLessThan(5 * (drawn.deviation / 20) + 0.01 * sum);
      expect(expected.discounted).toEqual(expected.purchases);
    }
  });

  test('the same seed gives the same numbers; a known error of the model widens totals and leaves customers alone', () => {
    const { summary } = simulate(500, 6);
    const plain = forecast(summary, 300).bootstrap;
    expect(forecast(summary, 300).bootstrap).toEqual(plain);
    const wide = forecast(summary, 300, BG_NBD, 0.2).bootstrap;
    expect(wide.customers).toEqual(plain.customers);
    expect(spread(wide.groups[0]?.value ?? []).deviation).toBeGreaterThan(1.3 * spread(plain.groups[0]?.value ?? []).deviation);
    expect(wide.groups[0]?.active).toEqual(plain.groups[0]?.active);
  });
});

describe('parameters as they might be', () => {
  test('their draws spread the total as full refits of simulated shops do: 120 parametric bootstrap samples of 800 customers', () => {
    const { summary } = simulate(800, 11);
    const fit = fitTransactionModel(BG_NBD, compressSummary(summary));
    const totalOf = (parameters: readonly number[]) =>
      expectPurchases(BG_NBD, { parameters: parameters as never }, summary, HORIZON, 0).purchases.reduce((sum, value) => sum + value, 0);
    const stream = createRandomStream(12);
    const refitted: number[] = [];
    for (let sample = 0; sample < 120; sample++) {
      const frequency = new Int32Array(summary.length);
      const recency = new Float64Array(summary.length);
      for (let at = 0; at < summary.length; at++) {
        const drawn = BG_NBD.drawHistory(stream, fit.parameters, summary.age[at] as number);
        frequency[at] = drawn.frequency;
        recency[at] = drawn.recency;
      }
      refitted.push(totalOf(fitTransactionModel(BG_NBD, compressSummary({ ...summary, frequency, recency })).parameters));
    }
    const drawn = drawParameters(createRandomStream(13), fit, 120);
    const totals = Array.from({ length: 120 }, (_, b) => totalOf([...drawn.subarray(4 * b, 4 * b + 4)]));
    const [full, quick] = [spread(refitted), spread(totals)];
    // Two standard deviations of 120 draws each differ by less than 40 % in 99.9 % of cases; the means by a fraction of them.
    expect(quick.deviation / full.deviation).toBeGreaterThan(0.7);
    expect(quick.deviation / full.deviation).toBeLessThan(1.4);
    expect(Math.abs(quick.mean - full.mean)).toBeLessThan(0.5 * full.deviation);
  }, 60_000);

  test('the plane of the log-odds follows the true ones within the spread of the parameters', () => {
    const { summary } = simulate(1500, 14);
    const fit = fitTransactionModel(PARETO_NBD, compressSummary(summary));
    const drawn = drawParameters(createRandomStream(15), fit, 50);
    let [largest, looked] = [0, 0];
    for (let at = 0; at < 200; at++) {
      const { frequency, recency, age } = historyAt(summary, at);
      const plane = linearLogOdds(PARETO_NBD, fit.parameters, frequency, recency, age);
      for (let b = 0; b < 50; b++) {
        const moved = [...drawn.subarray(4 * b, 4 * b + 4)];
        const [m0, m1, m2, m3] = moved.map((value, axis) => Math.log(value / (fit.parameters[axis] ?? 1))) as [number, number, number, number];
        const linear = plane.value + plane.s0 * m0 + plane.s1 * m1 + plane.s2 * m2 + plane.s3 * m3;
        const exact = PARETO_NBD.logOddsOfHavingLeft(moved, frequency, recency, age);
        largest = Math.max(largest, Math.abs(1 / (1 + Math.exp(linear)) - 1 / (1 + Math.exp(exact))));
        looked += 1;
      }
    }
    expect(looked).toBe(10_000);
    expect(largest).toBeLessThan(0.2);
  });
});
