import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { computeClv } from '../../shared/analyses/clv/compute.ts';
import { clvParamsSchema } from '../../shared/analyses/clv/schema.ts';
import { parseIsoDay } from '../../shared/model/day.ts';
import { bgBbConditionalPurchases, bgBbProbabilityOfCount, fitBgBb } from '../../shared/stats/btyd/bg-bb/model.ts';
import { BG_NBD, MBG_NBD } from '../../shared/stats/btyd/bg-nbd/model.ts';
import { purchasesByStep } from '../../shared/stats/btyd/discounted-purchases.ts';
import { durationOf } from '../../shared/stats/btyd/duration.ts';
import { fitTransactionModel } from '../../shared/stats/btyd/fit-transaction-model.ts';
import { expectPurchases } from '../../shared/stats/btyd/forecast/expect-purchases.ts';
import { expectedSpend } from '../../shared/stats/btyd/gamma-gamma/expected-spend.ts';
import { fitGammaGamma } from '../../shared/stats/btyd/gamma-gamma/fit.ts';
import { correlateFrequencyAndSpend } from '../../shared/stats/btyd/gamma-gamma/independence.ts';
import { ggomNbdLogLikelihood } from '../../shared/stats/btyd/ggom-nbd/log-likelihood.ts';
import { countPurchases } from '../../shared/stats/btyd/holdout/count-purchases.ts';
import { measureErrors } from '../../shared/stats/btyd/holdout/forecast-errors.ts';
import { mergePurchases } from '../../shared/stats/btyd/merge-purchases.ts';
import { PARETO_NBD } from '../../shared/stats/btyd/pareto-nbd/model.ts';
import { compressSummary, historyAt, summarisePurchases } from '../../shared/stats/btyd/summarise-purchases.ts';
import { minimiseNelderMead } from '../../shared/stats/optimise/nelder-mead.ts';
import { makeContext, makeFacts, type TestLine } from '../support/make-facts.ts';
import { hasReference, readCsv, readReference, referencePath } from './reference-data.ts';

const SAMPLE = referencePath('data/cdnow/CDNOW_sample.txt');
const MASTER = referencePath('data/cdnow/CDNOW_master.txt');
const QUICKSTART = referencePath('data/cdnow/cdnow_customers_summary_with_transactions.csv');
const DONATIONS = referencePath('data/cdnow/donations.csv');
const FIGURES = referencePath('refs/clv_cdnow.json');

interface ModelFigures {
  readonly params: Readonly<Record<string, number>>;
  readonly se: readonly number[];
  readonly loglik: number;
  readonly [name: string]: unknown;
}
interface Figures {
  readonly bg_nbd: ModelFigures & { readonly 'E_X(t)_unconditional': Readonly<Record<string, number>> };
  readonly pareto_nbd: ModelFigures;
  readonly mbg_nbd: ModelFigures;
  readonly gamma_gamma: ModelFigures;
  readonly bg_bb_donations: ModelFigures;
  readonly bg_nbd_master: ModelFigures;
  readonly clv_12_months: { readonly sum: number; readonly mean: number; readonly top10_customers: { readonly sid: string; readonly CLV: number }[] };
  readonly customers: readonly Readonly<Record<string, number>>[];
  readonly calibration_frequency_table_actual: Readonly<Record<string, number>>;
  readonly holdout_by_calibration_x: { readonly n: number; readonly actual_mean: number; readonly bg_mean: number; readonly pnbd_mean: number }[];
}

/** Lines of a CDNOW file; a purchase of 0 dollars is a purchase, as in every published table. */
function readLines(path: string, columns: { readonly id: number; readonly date: number; readonly amount: number }): TestLine[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((cells) => /^\d+$/.test(cells[0] ?? ''))
    .map((cells, index) => ({
      customer: Number(cells[columns.id]),
      day: parseIsoDay((cells[columns.date] ?? '').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')),
      order: index + 1,
      amount: Math.round(Number(cells[columns.amount]) * 10_000),
      sale: true,
    }));
}

const CALIBRATION_END = parseIsoDay('1997-09-30');
const END = parseIsoDay('1998-06-30');

describe.runIf(hasReference(SAMPLE, FIGURES, QUICKSTART))('CDNOW, 2,357 customers, 39 weeks', () => {
  const figures = readReference<Figures>(FIGURES);
  const lines = makeFacts(readLines(SAMPLE, { id: 1, date: 2, amount: 4 }));
  const summary = summarisePurchases(mergePurchases(lines, CALIBRATION_END), CALIBRATION_END, 'week');
  const compressed = compressSummary(summary);
  const holdout = countPurchases(mergePurchases(lines, END), summary, CALIBRATION_END + 1, END);
  const [bg, mbg, pnbd] = [BG_NBD, MBG_NBD, PARETO_NBD].map((model) => fitTransactionModel(model, compressed));
  if (bg === undefined || mbg === undefined || pnbd === undefined) throw new Error('no fit');
  const weeks39 = durationOf('week', 39);

  test('GGom/NBD reaches LL −9594.98 (CLVTools); its parameters are not identified, so nothing else is held', () => {
    const toParameters = (logs: readonly number[]) => {
      const [r = 0, alpha = 0, b = 0, s = 0, beta = 0] = logs.map(Math.exp);
      return { r, alpha, b, s, beta };
    };
    const start = [0.55, 10.5, 0.001, 0.6, 0.012].map(Math.log);
    const { value } = minimiseNelderMead((logs) => -ggomNbdLogLikelihood(toParameters(logs), compressed), start, { tolerance: 1e-9 });
    expect(Math.abs(-value - -9594.98)).toBeLessThan(0.01);
  });
  const positionOf = (id: number): number => summary.customer.indexOf(id);

  test('the summary: customers, repeat purchases, sums of times, bins of frequency', () => {
    expect(summary.length).toBe(2357);
    expect(summary.frequency.reduce((sum, x) => sum + x, 0)).toBe(2457);
    expect(summary.recency.reduce((sum, value) => sum + value, 0)).toBeCloseTo(16_135.57142857143, 6);
    expect(summary.age.reduce((sum, value) => sum + value, 0)).toBeCloseTo(77_111.28571428571, 6);
    const bins = new Array<number>(8).fill(0);
    for (const x of summary.frequency) bins[Math.min(7, x)] = (bins[Math.min(7, x)] ?? 0) + 1;
    expect(bins).toEqual([1411, 439, 214, 100, 62, 38, 29, 64]);
    expect(bins).toEqual(Object.values(figures.calibration_frequency_table_actual));
  });

  test.each([
    ['BG/NBD', bg, figures.bg_nbd, [0.2425945, 4.4136019, 0.7929199, 2.4258881], -9582.429],
    ['MBG/NBD', mbg, figures.mbg_nbd, [0.5248432, 6.183085, 0.8913595, 1.6140023], -9582.1357],
    ['Pareto/NBD', pnbd, figures.pareto_nbd, [0.5532771, 10.5776831, 0.60624, 11.668733], -9594.9762],
  ] as const)('%s: parameters, log-likelihood and standard errors as published and as recomputed', (_, fit, reference, published, logLikelihood) => {
    expect(fit.hasConverged).toBe(true);
    expect(fit.undetermined).toEqual([]);
    expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 3);
    expect(fit.logLikelihood).toBeCloseTo(reference.loglik, 6);
    Object.values(reference.params).forEach((value, axis) => {
      expect((fit.parameters[axis] ?? 0) / value).toBeCloseTo(1, 5);
      expect((fit.parameters[axis] ?? 0) / (published[axis] ?? 0)).toBeCloseTo(1, 4);
    });
    reference.se?.forEach((value, axis) => {
      expect((fit.standardErrors?.[axis] ?? 0) / value).toBeCloseTo(1, 3);
    });
  });

  test('expectations of new customers', () => {
    for (const [t, expected] of Object.entries(figures.bg_nbd['E_X(t)_unconditional'])) {
      expect(BG_NBD.expectedPurchases(bg.parameters, durationOf('week', Number(t)))).toBeCloseTo(expected, 5);
    }
    expect(PARETO_NBD.expectedPurchases(pnbd.parameters, durationOf('week', 52))).toBeCloseTo(1.473434, 5);
  });

  test('single customers: P(alive), purchases in 39 weeks; sums over all', () => {
    for (const customer of figures.customers) {
      const history = historyAt(summary, positionOf(Number(customer.sid)));
      expect(history.frequency).toBe(customer.x);
      expect(BG_NBD.probabilityAlive(bg.parameters, history)).toBeCloseTo(customer.bg_P_alive ?? Number.NaN, 5);
      expect(BG_NBD.conditionalPurchases(bg.parameters, history, weeks39)).toBeCloseTo(customer.bg_E_39w ?? Number.NaN, 4);
      expect(PARETO_NBD.probabilityAlive(pnbd.parameters, history)).toBeCloseTo(customer.pnbd_P_alive ?? Number.NaN, 5);
      expect(PARETO_NBD.conditionalPurchases(pnbd.parameters, history, weeks39)).toBeCloseTo(customer.pnbd_E_39w ?? Number.NaN, 4);
    }
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    const ofBg = expectPurchases(BG_NBD, bg, summary, weeks39, 0);
    const ofPnbd = expectPurchases(PARETO_NBD, pnbd, summary, weeks39, 0);
    expect(sum(ofBg.probabilityAlive)).toBeCloseTo(1917.2776854, 2);
    expect(sum(ofBg.purchases)).toBeCloseTo(1653.4087425, 2);
    expect(sum(ofPnbd.probabilityAlive)).toBeCloseTo(1051.8752122, 2);
    expect(sum(ofPnbd.purchases)).toBeCloseTo(1665.5130263, 2);
  });

  test('customer 1516 over 52 weeks (BTYD walkthrough)', () => {
    const history = historyAt(summary, positionOf(1516));
    expect(history).toMatchObject({ frequency: 26, age: 31 });
    expect(PARETO_NBD.conditionalPurchases(pnbd.parameters, history, durationOf('week', 52))).toBeCloseTo(25.456, 2);
    expect(PARETO_NBD.probabilityAlive(pnbd.parameters, history)).toBeCloseTo(0.99787, 4);
    expect(BG_NBD.conditionalPurchases(bg.parameters, history, durationOf('week', 52))).toBeCloseTo(25.757, 2);
    expect(BG_NBD.probabilityAlive(bg.parameters, history)).toBeCloseTo(0.96885, 4);
  });

  test('holdout: means by bin, total, errors', () => {
    expect(holdout.reduce((sum, count) => sum + count, 0)).toBe(1882);
    const ofBg = expectPurchases(BG_NBD, bg, summary, weeks39, 0).purchases;
    const ofPnbd = expectPurchases(PARETO_NBD, pnbd, summary, weeks39, 0).purchases;
    const bins = Array.from({ length: 8 }, () => ({ n: 0, actual: 0, bg: 0, pnbd: 0 }));
    summary.frequency.forEach((x, at) => {
      const bin = bins[Math.min(7, x)];
      if (bin === undefined) return;
      bin.n += 1;
      bin.actual += holdout[at] as number;
      bin.bg += ofBg[at] as number;
      bin.pnbd += ofPnbd[at] as number;
    });
    // BTYD walkthrough: actual, Pareto/NBD, BG/NBD.
    const published = [
      [0.237, 0.697, 1.393, 1.56, 2.532, 2.947, 3.862, 6.359],
      [0.138, 0.6, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403],
      [0.2251, 0.5231, 1.0441, 1.5203, 2.1638, 2.6538, 3.504, 6.157],
    ];
    bins.forEach((bin, x) => {
      const reference = figures.holdout_by_calibration_x[x];
      expect(bin.n).toBe(reference?.n);
      expect(bin.actual / bin.n).toBeCloseTo(reference?.actual_mean ?? Number.NaN, 12);
      expect(bin.bg / bin.n).toBeCloseTo(reference?.bg_mean ?? Number.NaN, 4);
      expect(bin.pnbd / bin.n).toBeCloseTo(reference?.pnbd_mean ?? Number.NaN, 4);
      expect(bin.actual / bin.n).toBeCloseTo(published[0]?.[x] ?? Number.NaN, 3);
      expect(Math.abs(bin.pnbd / bin.n - (published[1]?.[x] ?? Number.NaN))).toBeLessThan(0.001);
      expect(Math.abs(bin.bg / bin.n - (published[2]?.[x] ?? Number.NaN))).toBeLessThan(0.0005);
    });
    const errors = { bg: measureErrors(ofBg, holdout), pnbd: measureErrors(ofPnbd, holdout) };
    expect(errors.bg.meanAbsolute).toBeCloseTo(0.78545424, 5);
    expect(errors.bg.rootMeanSquare).toBeCloseTo(1.60798201, 5);
    expect(errors.pnbd.meanAbsolute).toBeCloseTo(0.75452337, 5);
    expect(errors.pnbd.rootMeanSquare).toBeCloseTo(1.602848, 5);
  });

  test('spend: parameters, log-likelihood, standard errors on 946 repeat buyers; correlation', () => {
    const fit = fitGammaGamma(summary, 1);
    expect(fit.n).toBe(946);
    expect(fit.logLikelihood).toBeCloseTo(-4055.9177, 4);
    Object.values(figures.gamma_gamma.params).forEach((value, axis) => {
      expect((fit.parameters[axis] ?? 0) / value).toBeCloseTo(1, 4);
    });
    figures.gamma_gamma.se.forEach((value, axis) => {
      expect((fit.standardErrors?.[axis] ?? 0) / value).toBeCloseTo(1, 3);
    });
    expect(expectedSpend(fit.parameters, 0, 0)).toBeCloseTo(35.17037, 3);
    expect(correlateFrequencyAndSpend(summary)?.value).toBeCloseTo(0.11388791939, 9);
  });

  test('Quickstart of lifetimes: expected spend of customers 1 to 10, correlation, and 36.28 instead of 140.10', () => {
    const rows = readCsv(QUICKSTART);
    const spend = {
      length: rows.length,
      frequency: Int32Array.from(rows, (row) => Number(row.x)),
      meanValue: Float64Array.from(rows, (row) => Number(row.zbar)),
    };
    const fit = fitGammaGamma(spend, 1);
    const published = [24.658619, 18.911489, 35.170981, 35.170981, 35.170981, 71.462843, 18.911489, 35.170981, 27.282408, 35.170981];
    published.forEach((value, at) => {
      expect(Math.abs(expectedSpend(fit.parameters, spend.frequency[at] as number, spend.meanValue[at] as number) - value)).toBeLessThan(0.01);
    });
    expect(correlateFrequencyAndSpend(spend)?.value).toBeCloseTo(0.113884, 6);
    const history = { frequency: 2, recency: durationOf('week', 30.43), age: durationOf('week', 38.86) };
    const money = expectedSpend(fit.parameters, 2, 22.35);
    const months = { step: durationOf('week', 4.345), steps: 12, discount: 0.01 };
    expect(money * purchasesByStep(BG_NBD, bg.parameters, history, months)).toBeCloseTo(36.28, 1);
    expect(money * purchasesByStep(BG_NBD, bg.parameters, history, { ...months, step: durationOf('week', 30) })).toBeCloseTo(140.1, 1);
  });

  test('value of 12 months of 30 days at 1 %: sum, mean, the best ten', () => {
    const fit = fitGammaGamma(summary, 1);
    const months = { step: durationOf('week', 30 / 7), steps: 12, discount: 0.01 };
    const valueAt = (at: number): number =>
      purchasesByStep(BG_NBD, bg.parameters, historyAt(summary, at), months) *
      expectedSpend(fit.parameters, summary.frequency[at] as number, summary.meanValue[at] as number);
    let sum = 0;
    for (let at = 0; at < summary.length; at++) sum += valueAt(at);
    expect(sum / figures.clv_12_months.sum).toBeCloseTo(1, 5);
    for (const { sid, CLV } of figures.clv_12_months.top10_customers) expect(valueAt(positionOf(Number(sid))) / CLV).toBeCloseTo(1, 5);
  });

  test('the analysis on the days before: the check on the holdout beats the rules of thumb, and the interval holds what came', () => {
    const context = makeContext([{ day: lines.fromDay }, { day: END }], { period: { fromDay: lines.fromDay, toDay: CALIBRATION_END } });
    const result = computeClv({ tables: {}, facts: lines }, clvParamsSchema.parse({ horizonMonths: 9, discountRate: 0 }), context, () => {});
    if (result === null) throw new Error('no result');
    expect(result).toMatchObject({ customers: 2357, repeatPurchases: 2457, endDay: CALIBRATION_END, isScarce: false });
    // 39 weeks are 273 days, nine months 273.75.
    expect(result.total.purchasesBounds.low).toBeLessThan(1882);
    expect(result.total.purchasesBounds.high).toBeGreaterThan(1882);
    const actual = holdout.reduce((sum, count) => sum + count, 0);
    expect(Math.abs(result.total.purchases - actual) / actual).toBeLessThan(0.15);
    const scores = new Map(result.holdout?.scores.map((score) => [score.id, score]));
    const chosen = scores.get(result.holdout?.chosen ?? 'bgnbd');
    for (const rule of ['asBefore', 'meanRate'] as const) {
      expect(chosen?.errors.rootMeanSquare).toBeLessThan(scores.get(rule)?.errors.rootMeanSquare ?? 0);
    }
  }, 60_000);
});

describe.runIf(hasReference(MASTER, FIGURES))('CDNOW, all 23,570 customers, 39 weeks', () => {
  test('BG/NBD as recomputed, with standard errors', () => {
    const { bg_nbd_master: reference } = readReference<Figures>(FIGURES);
    const lines = makeFacts(readLines(MASTER, { id: 0, date: 1, amount: 3 }));
    const summary = summarisePurchases(mergePurchases(lines, CALIBRATION_END), CALIBRATION_END, 'week');
    expect(summary.length).toBe(23_570);
    const fit = fitTransactionModel(BG_NBD, compressSummary(summary));
    expect(fit.logLikelihood).toBeCloseTo(reference.loglik, 4);
    Object.values(reference.params).forEach((value, axis) => {
      expect((fit.parameters[axis] ?? 0) / value).toBeCloseTo(1, 4);
    });
    reference.se.forEach((value, axis) => {
      expect((fit.standardErrors?.[axis] ?? 0) / value).toBeCloseTo(1, 3);
    });
  });
});

describe.runIf(hasReference(DONATIONS, FIGURES))('Donations to 6 calls by 11,104 people (Fader, Hardie and Shang 2010)', () => {
  const rows = readCsv(DONATIONS);
  const column = (name: string) => rows.map((row) => Number(row[name]));
  const summary = {
    length: rows.length,
    frequency: Int32Array.from(column('frequency')),
    recency: Int32Array.from(column('recency')),
    occasions: Int32Array.from(column('periods')),
    count: Float64Array.from(column('weights')),
  };
  const fit = fitBgBb(summary);

  test('BG/BB: α 1.204, β 0.750, γ 0.657, δ 2.783, LL −33,225.6', () => {
    const { bg_bb_donations: reference } = readReference<Figures>(FIGURES);
    expect(summary.count.reduce((sum, count) => sum + count, 0)).toBe(11_104);
    expect(fit.parameters.map((value) => Math.round(value * 1000) / 1000)).toEqual([1.204, 0.75, 0.657, 2.783]);
    expect(fit.logLikelihood).toBeCloseTo(-33_225.6, 1);
    expect(fit.logLikelihood).toBeCloseTo(reference.loglik, 6);
    Object.values(reference.params).forEach((value, axis) => {
      expect((fit.parameters[axis] ?? 0) / value).toBeCloseTo(1, 5);
    });
  });

  test('the model gives the donors by number of gifts, and 3.75 and 0.07 gifts to come (table 3 of the paper)', () => {
    const expected = Array.from({ length: 7 }, (_, x) => 11_104 * bgBbProbabilityOfCount(fit.parameters, 6, x));
    expect(expected.reduce((sum, customers) => sum + customers, 0)).toBeCloseTo(11_104, 6);
    expect(Math.abs((expected[0] ?? 0) - 3464) / 3464).toBeLessThan(0.01);
    expect(bgBbConditionalPurchases(fit.parameters, 6, 6, 6, 5)).toBeCloseTo(3.75, 2);
    expect(bgBbConditionalPurchases(fit.parameters, 0, 0, 6, 5)).toBeCloseTo(0.07, 2);
  });
});
