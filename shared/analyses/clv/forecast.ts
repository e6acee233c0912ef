import { discountPer, monthsIn } from '../../stats/btyd/discounted-purchases.ts';
import type { TransactionFit } from '../../stats/btyd/fit-transaction-model.ts';
import { type BootstrapForecast, bootstrapForecast, type TotalReplicates } from '../../stats/btyd/forecast/bootstrap-forecast.ts';
import { type ExpectedPurchases, expectPurchases } from '../../stats/btyd/forecast/expect-purchases.ts';
import type { SpendFit } from '../../stats/btyd/gamma-gamma/fit.ts';
import { heardOfBy, nextPurchaseBy } from '../../stats/btyd/heard-of-by.ts';
import { type History, historyAt } from '../../stats/btyd/summarise-purchases.ts';
import type { TransactionModel } from '../../stats/btyd/transaction-model.ts';
import { quantilesOf } from '../../stats/quantiles.ts';
import { CONFIDENCE_LEVEL } from '../../stats/wilson-interval.ts';
import { type DailyParameters, type DailySummary, LEAST_Q, spendAt } from './models.ts';
import { type Bounds, type ByCustomer, type ClvParams, GONE_BELOW, LONGEST_WAIT_DAYS, type ModelError, SEED, SILENCE, type Total } from './schema.ts';

/** Customers × replicates at most, unless that leaves fewer replicates than intervals need. */
const MOST_DRAWS = 30_000_000;
const LEAST_REPLICATES = 200;
const TENTHS = 10;
const SILENCES = 4;

export interface ForecastInput {
  readonly summary: DailySummary;
  readonly model: TransactionModel;
  readonly fit: TransactionFit<'day'>;
  readonly spendFit: SpendFit;
  readonly meanSpend: number;
  readonly margin: number;
  readonly modelError: ModelError;
  readonly endDay: number;
  /** Day on which somebody is heard of at the latest: the day itself, or the end of its period where purchases fall on occasions. */
  readonly nearestDay: (day: number) => number;
}

/** What is expected of everybody, by position, with replicates of the totals by tenth and silence. */
export interface Forecast extends ExpectedPurchases {
  /** Expected money in whole units, discounted, after margin. */
  readonly value: Float64Array;
  readonly nextDay: Float64Array;
  readonly heardOfBy: Float64Array;
  readonly decileOf: Uint8Array;
  readonly silenceOf: Uint8Array;
  readonly replicates: number;
  readonly bootstrap: BootstrapForecast;
}

/** Expected purchases and value of every customer, who is silent for too long, tenths by value, and the bootstrap. */
export function forecastCustomers(input: ForecastInput, params: ClvParams, checkpoint: (fraction: number) => void): Forecast {
  const { summary, model, fit, spendFit, meanSpend, margin, endDay, nearestDay } = input;
  const byWhen = model.heardOfBy ?? heardOfBy;
  const nextBy = (parameters: DailyParameters, { frequency, age }: History<'day'>): number =>
    model.heardOfBy?.(parameters, { frequency, recency: age }, 0.5) ?? nextPurchaseBy(parameters, { frequency, age }, 0.5);
  const n = summary.length;
  const horizon = monthsIn('day', params.horizonMonths);
  const expected = expectPurchases(model, fit, summary, horizon, discountPer('day', params.discountRate), (fraction) => checkpoint(fraction * 0.2));
  const [value, worth, nextDay, heard] = [new Float64Array(n), new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const silenceOf = new Uint8Array(n);
  for (let at = 0; at < n; at++) {
    const history = historyAt(summary, at);
    const purchases = expected.purchases[at] as number;
    worth[at] = purchases > 0 ? (margin * (expected.discounted[at] as number)) / purchases : margin;
    const money = spendAt(spendFit, summary, at, meanSpend);
    value[at] = (expected.discounted[at] as number) * money * margin;
    const born = summary.firstDay[at] as number;
    const alive = expected.probabilityAlive[at] as number;
    const due = born + byWhen(fit.parameters, history, params.sure);
    heard[at] = due <= endDay + LONGEST_WAIT_DAYS ? nearestDay(Math.ceil(due)) : Number.NaN;
    const next = born + nextBy(fit.parameters, history);
    nextDay[at] = alive >= GONE_BELOW && next <= endDay + LONGEST_WAIT_DAYS ? nearestDay(Math.ceil(next)) : Number.NaN;
    silenceOf[at] =
      alive < GONE_BELOW ? SILENCE.gone : Number.isNaN(heard[at]) ? SILENCE.open : (heard[at] as number) <= endDay ? SILENCE.overdue : SILENCE.due;
  }
  const decileOf = tenthsBy(value);
  const replicates = Math.min(params.replicates, Math.max(LEAST_REPLICATES, Math.floor(MOST_DRAWS / Math.max(1, n))));
  const bootstrap = bootstrapForecast(
    model,
    fit,
    spendFit,
    summary,
    {
      horizon,
      replicates,
      seed: SEED,
      level: CONFIDENCE_LEVEL,
      groupOf: Int32Array.from(decileOf, (decile, at) => decile * SILENCES + (silenceOf[at] as number)),
      groups: TENTHS * SILENCES,
      worth,
      modelError: params.widen ? input.modelError : { purchases: 0, value: 0 },
      leastQ: LEAST_Q,
    },
    (fraction) => checkpoint(0.2 + fraction * 0.8),
  );
  return { ...expected, value, nextDay, heardOfBy: heard, decileOf, silenceOf, replicates, bootstrap };
}

/** Tenths by rank, the greatest values first; equal values in the order of the customers. */
function tenthsBy(value: Float64Array): Uint8Array {
  const n = value.length;
  const order = Uint32Array.from({ length: n }, (_, at) => at).sort((a, b) => (value[b] as number) - (value[a] as number) || a - b);
  const tenths = new Uint8Array(n);
  order.forEach((at, rank) => {
    tenths[at] = Math.min(TENTHS - 1, Math.floor((rank * TENTHS) / n));
  });
  return tenths;
}

/** Sums over the customers of some cells of tenth and silence, with intervals from the replicates. */
export function totalOf(forecast: Forecast, isIn: (decile: number, silence: number) => boolean): Total {
  let [customers, active, purchases, value] = [0, 0, 0, 0];
  for (let at = 0; at < forecast.value.length; at++) {
    if (!isIn(forecast.decileOf[at] as number, forecast.silenceOf[at] as number)) continue;
    customers += 1;
    active += forecast.probabilityAlive[at] as number;
    purchases += forecast.purchases[at] as number;
    value += forecast.value[at] as number;
  }
  const bounds = (pick: keyof TotalReplicates): Bounds => boundsOf(replicatesOf(forecast, pick, isIn));
  return {
    customers,
    active,
    activeBounds: bounds('active'),
    purchases,
    purchasesBounds: bounds('purchases'),
    value,
    valueBounds: bounds('value'),
    buyersBounds: bounds('buyers'),
  };
}

/** Replicates of a total over some cells. */
export function replicatesOf(forecast: Forecast, pick: keyof TotalReplicates, isIn: (decile: number, silence: number) => boolean): Float64Array {
  const sum = new Float64Array(forecast.replicates);
  forecast.bootstrap.groups.forEach((group, index) => {
    if (!isIn(Math.floor(index / SILENCES), index % SILENCES)) return;
    for (let b = 0; b < sum.length; b++) sum[b] = (sum[b] as number) + (group[pick][b] as number);
  });
  return sum;
}

/** Central 95 % of the replicates. */
export function boundsOf(replicates: Float64Array): Bounds {
  const [low = Number.NaN, high = Number.NaN] = quantilesOf(replicates, [(1 - CONFIDENCE_LEVEL) / 2, (1 + CONFIDENCE_LEVEL) / 2]);
  return { low, high };
}

/** Figures by customer_id. */
export function figuresByCustomer({ customer }: DailySummary, forecast: Forecast, customerCount: number): ByCustomer {
  const spread = (values: Float64Array): Float64Array => {
    const byId = new Float64Array(customerCount + 1).fill(Number.NaN);
    customer.forEach((id, at) => {
      byId[id] = values[at] as number;
    });
    return byId;
  };
  const { purchasesLow, purchasesHigh, valueLow, valueHigh } = forecast.bootstrap.customers;
  return {
    probabilityAlive: spread(forecast.probabilityAlive),
    purchases: spread(forecast.purchases),
    purchasesLow: spread(purchasesLow),
    purchasesHigh: spread(purchasesHigh),
    value: spread(forecast.value),
    valueLow: spread(valueLow),
    valueHigh: spread(valueHigh),
    nextDay: spread(forecast.nextDay),
    heardOfBy: spread(forecast.heardOfBy),
  };
}
