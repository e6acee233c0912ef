import { durationOf } from '../../stats/btyd/duration.ts';
import { expectPurchases } from '../../stats/btyd/forecast/expect-purchases.ts';
import { sumPurchases } from '../../stats/btyd/holdout/count-purchases.ts';
import type { Purchases, SortedLines } from '../../stats/btyd/merge-purchases.ts';
import type { TransactionModel } from '../../stats/btyd/transaction-model.ts';
import { type DailyParameters, type DailySummary, fitDaily, fitSpend, spendAt } from './models.ts';
import type { OccasionCalendar } from './occasions.ts';
import type { BackTest, ModelError } from './schema.ts';
import { sampleSplit, splitAt } from './split.ts';

/** Shares of the days known at which forecasts are made again. */
const ORIGINS = [0.4, 0.5, 0.6, 0.7, 0.8] as const;

/** The same model asked from several days for a time as long as the horizon, or what is left: purchases and money, expected and come. */
export function testBack(
  lines: SortedLines,
  purchases: Purchases,
  { model, parameters }: { readonly model: TransactionModel; readonly parameters: DailyParameters },
  known: {
    readonly firstDay: number;
    readonly endDay: number;
    readonly horizonDays: number;
    readonly calibrationDay: number;
    readonly occasions: OccasionCalendar | null;
  },
  onEvaluation: () => void,
): BackTest[] {
  const { firstDay, endDay, horizonDays, calibrationDay, occasions } = known;
  const dayAt = (day: number): number => occasions?.nearestEnd(Math.round(day)) ?? Math.round(day);
  const days = new Set([...ORIGINS.map((share) => dayAt(firstDay + share * (endDay - firstDay))), calibrationDay]);
  return [...days]
    .sort((a, b) => a - b)
    .flatMap((day): BackTest[] => {
      const untilDay = Math.min(endDay, dayAt(day + Math.round(horizonDays)));
      const split = splitAt(lines, purchases, day, untilDay, onEvaluation);
      if (split === null) return [];
      const { summary, actual } = sampleSplit(split);
      const { fit } = fitDaily(model, summary, onEvaluation, parameters);
      const expected = expectPurchases(model, fit, summary, durationOf('day', untilDay - day), 0).purchases;
      const pooled = pooledMean(summary, purchases);
      const spendFit = fitSpend(summary, pooled, onEvaluation);
      const expectedMoney = expected.map((count, at) => count * spendAt(spendFit, summary, at, pooled));
      const scale = split.summary.length / summary.length;
      const [counts, money] = [compare(expected, actual, scale), compare(expectedMoney, sumPurchases(purchases, summary, day + 1, untilDay), scale)];
      return [
        {
          day,
          untilDay,
          expected: counts.expected,
          actual: counts.actual,
          chance: counts.chance,
          expectedMoney: money.expected,
          actualMoney: money.actual,
          chanceMoney: money.chance,
        },
      ];
    });
}

/** Mean money of repeat purchases seen, or of all purchases where there are none. */
function pooledMean({ length, frequency, meanValue }: DailySummary, { value }: Purchases): number {
  let [sum, count] = [0, 0];
  for (let at = 0; at < length; at++) {
    const x = frequency[at] as number;
    if (x === 0) continue;
    sum += x * (meanValue[at] as number);
    count += x;
  }
  return count > 0 ? sum / count : value.reduce((total, money) => total + money, 0) / Math.max(1, value.length);
}

/** Totals, and the variance of ln(actual/expected) that comes from single customers alone: Σ (actual − expected)²/(Σ expected)². */
function compare(
  expected: Float64Array,
  actual: ArrayLike<number>,
  scale: number,
): { readonly expected: number; readonly actual: number; readonly chance: number } {
  let [sum, total, squares] = [0, 0, 0];
  for (let at = 0; at < expected.length; at++) {
    const one = expected[at] as number;
    sum += one;
    total += actual[at] as number;
    squares += ((actual[at] as number) - one) ** 2;
  }
  return { expected: scale * sum, actual: scale * total, chance: sum > 0 ? squares / (sum * sum) : 0 };
}

/** Root of the mean square of ln(actual/expected) less what chance alone makes of it, for purchases and for money. 0 without back-tests. */
export function errorsBeyondChance(backTests: readonly BackTest[]): ModelError {
  return {
    purchases: rootMeanExcess(backTests.map(({ expected, actual, chance }) => ({ expected, actual, chance }))),
    value: rootMeanExcess(
      backTests.map(({ expectedMoney, actualMoney, chanceMoney }) => ({ expected: expectedMoney, actual: actualMoney, chance: chanceMoney })),
    ),
  };
}

function rootMeanExcess(pairs: readonly { readonly expected: number; readonly actual: number; readonly chance: number }[]): number {
  const excess = pairs.flatMap(({ expected, actual, chance }) => (expected > 0 && actual > 0 ? [Math.log(actual / expected) ** 2 - chance] : []));
  if (excess.length === 0) return 0;
  return Math.sqrt(Math.max(0, excess.reduce((sum, one) => sum + one, 0) / excess.length));
}
