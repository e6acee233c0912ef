import { durationOf } from '../../stats/btyd/duration.ts';
import { expectPurchases } from '../../stats/btyd/forecast/expect-purchases.ts';
import { countPurchases } from '../../stats/btyd/holdout/count-purchases.ts';
import { measureErrors } from '../../stats/btyd/holdout/forecast-errors.ts';
import { logScore } from '../../stats/btyd/holdout/log-score.ts';
import { forecastAsBefore, forecastByMeanRate } from '../../stats/btyd/holdout/naive-forecasts.ts';
import type { Purchases, SortedLines } from '../../stats/btyd/merge-purchases.ts';
import { historyAt } from '../../stats/btyd/summarise-purchases.ts';
import type { TransactionModel } from '../../stats/btyd/transaction-model.ts';
import { wilsonInterval } from '../../stats/wilson-interval.ts';
import { errorsBeyondChance, testBack } from './back-tests.ts';
import { candidatesOf, type DailyParameters, fitDaily } from './models.ts';
import type { OccasionCalendar } from './occasions.ts';
import type { BackTest, CalibrationBin, ClvParams, FrequencyBin, Holdout, HoldoutScore, ModelError } from './schema.ts';
import { type Split, sampleSplit, splitAt } from './split.ts';

const LAST_BIN = 7;
const TENTHS = 10;

export interface Choice {
  readonly model: TransactionModel;
  readonly holdout: Holdout | null;
  /** Parameters fitted on the calibration; null without a check. */
  readonly calibrated: DailyParameters | null;
  readonly backTests: readonly BackTest[];
  readonly modelError: ModelError;
}

/**
 * Fits the candidates on the days up to the calibration day and asks them for the rest. The model with the highest log-score wins (auto), or the one asked
 * for is checked; on occasions that is BG/BB, with the others beside it. Forecasts from other days by the same model show how far totals miss beyond chance.
 */
export function chooseModel(
  lines: SortedLines,
  purchases: Purchases,
  days: { readonly firstDay: number; readonly endDay: number; readonly horizonDays: number; readonly occasions: OccasionCalendar | null },
  params: ClvParams,
  checkpoint: (fraction: number) => void,
): Choice {
  const { firstDay, endDay, occasions } = days;
  const asked = candidatesOf(params.model, occasions);
  const [fallback] = asked;
  const wished = params.calibrationDay ?? Math.round(firstDay + params.calibrationShare * (endDay - firstDay));
  const day = occasions?.nearestEnd(wished) ?? wished;
  const split = splitAt(lines, purchases, day, endDay, () => checkpoint(0));
  if (split === null)
    return { model: fallback as TransactionModel, holdout: null, calibrated: null, backTests: [], modelError: errorsBeyondChance([]) };
  const sampled = sampleSplit(split);
  const time = durationOf('day', split.untilDay - split.day);
  const candidates = asked.map((model, index) => {
    const { fit } = fitDaily(model, sampled.summary, () => checkpoint((index / asked.length) * 0.6));
    checkpoint(((index + 0.7) / asked.length) * 0.6);
    const score = logScore(model, fit.parameters, sampled.summary, time, sampled.actual) / sampled.summary.length;
    return { model, parameters: fit.parameters, score };
  });
  const best = occasions === null ? candidates.reduce((a, b) => (b.score > a.score ? b : a)) : candidates[0];
  if (best === undefined) throw new RangeError('no model to choose');
  const scores = candidates.map(
    ({ model, parameters, score }): HoldoutScore => ({
      id: model.id,
      logScore: score,
      errors: measureErrors(expectPurchases(model, { parameters }, split.summary, time, 0, () => checkpoint(0.7)).purchases, split.actual),
    }),
  );
  checkpoint(0.8);
  const backTests = testBack(lines, purchases, best, { ...days, calibrationDay: split.day }, () => checkpoint(0.8));
  const holdout: Holdout = {
    calibrationDay: split.day,
    customers: split.summary.length,
    chosen: best.model.id,
    scores: [...scores, ...scoreRules(purchases, split, occasions)],
    ...checkBins(best.model, best.parameters, split),
  };
  return { model: best.model, holdout, calibrated: best.parameters, backTests, modelError: errorsBeyondChance(backTests) };
}

function scoreRules(purchases: Purchases, { summary, actual, day, untilDay }: Split, occasions: OccasionCalendar | null): HoldoutScore[] {
  const length = untilDay - day;
  const since = occasions?.nearestEnd(day - length) ?? day - length;
  const before = countPurchases(purchases, summary, since + 1, day);
  return [
    { id: 'asBefore', logScore: null, errors: measureErrors(forecastAsBefore(before), actual) },
    { id: 'meanRate', logScore: null, errors: measureErrors(forecastByMeanRate(summary, length), actual) },
  ];
}

/** Chances to buy at all against who did, by tenth; means by how often customers had bought. */
function checkBins(
  model: TransactionModel,
  parameters: DailyParameters,
  { summary, actual, day, untilDay }: Split,
): { readonly calibration: readonly CalibrationBin[]; readonly byFrequency: readonly FrequencyBin[] } {
  const time = durationOf('day', untilDay - day);
  const sample = sampleSplit({ summary, actual, day, untilDay });
  const n = sample.summary.length;
  const chances = Float64Array.from({ length: n }, (_, at) => 1 - model.conditionalProbability(parameters, historyAt(sample.summary, at), time, 0));
  const order = Uint32Array.from({ length: n }, (_, at) => at).sort((a, b) => (chances[b] as number) - (chances[a] as number) || a - b);
  const calibration: CalibrationBin[] = [];
  for (let tenth = 0; tenth < TENTHS; tenth++) {
    const members = order.subarray(Math.round((tenth * n) / TENTHS), Math.round(((tenth + 1) * n) / TENTHS));
    const bought = members.reduce((sum, at) => sum + ((sample.actual[at] as number) > 0 ? 1 : 0), 0);
    const bounds = wilsonInterval(bought, members.length);
    if (bounds === null) continue;
    const expected = members.reduce((sum, at) => sum + (chances[at] as number), 0) / members.length;
    calibration.push({ customers: members.length, expected, bought: bought / members.length, bounds });
  }
  const expected = expectPurchases(model, { parameters }, summary, time, 0).purchases;
  const bins = Array.from({ length: LAST_BIN + 1 }, (_, frequency) => ({ frequency, customers: 0, actual: 0, expected: 0 }));
  for (let at = 0; at < summary.length; at++) {
    const bin = bins[Math.min(LAST_BIN, summary.frequency[at] as number)];
    if (bin === undefined) continue;
    bin.customers += 1;
    bin.actual += actual[at] as number;
    bin.expected += expected[at] as number;
  }
  const byFrequency = bins
    .filter(({ customers }) => customers > 0)
    .map((bin) => ({
      frequency: bin.frequency,
      customers: bin.customers,
      actualMean: bin.actual / bin.customers,
      expectedMean: bin.expected / bin.customers,
    }));
  return { calibration, byFrequency };
}
