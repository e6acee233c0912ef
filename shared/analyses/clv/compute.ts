import { decimalToNumber } from '../../model/decimal.ts';
import { monthsIn } from '../../stats/btyd/discounted-purchases.ts';
import { expectedSpend } from '../../stats/btyd/gamma-gamma/expected-spend.ts';
import { correlateFrequencyAndSpend } from '../../stats/btyd/gamma-gamma/independence.ts';
import { mergePurchases, type Purchases } from '../../stats/btyd/merge-purchases.ts';
import { summarisePurchases } from '../../stats/btyd/summarise-purchases.ts';
import type { AnalysisContext, AnalysisInput } from '../define.ts';
import { chooseModel } from './choose-model.ts';
import { boundsOf, type Forecast, figuresByCustomer, forecastCustomers, replicatesOf, totalOf } from './forecast.ts';
import { countRepeats, type DailySummary, describeFit, fitDaily, fitSpend, isScarce, LEAST_Q } from './models.ts';
import { moveToOccasions, type OccasionCalendar, occasionCalendar } from './occasions.ts';
import {
  type ByCustomer,
  type ClvParams,
  type ClvResult,
  ENOUGH_BUYERS,
  GROUP_KEYS,
  type Grouping,
  type Listed,
  SILENCE,
  TIER_OF_DECILE,
} from './schema.ts';
import { compareFrequencies, trackPurchases } from './track.ts';

const LISTED = 20;
const MOST_IDS = 1000;
const DAYS_PER_WEEK = 7;

/** Facts up to the end of the period → choice of model, fits, forecast of every customer and of the totals. Null when nobody has bought. */
export function computeClv(
  { facts, tables }: AnalysisInput,
  params: ClvParams,
  context: AnalysisContext,
  checkpoint: (fraction: number) => void,
): ClvResult | null {
  if (facts === null) throw new TypeError('customer value needs the fact columns');
  const lastDay = Math.min(context.lastDay, context.period?.toDay ?? context.lastDay);
  const seen = mergePurchases(facts, lastDay, (fraction) => checkpoint(fraction * 0.03));
  const occasions = occasionsOf(params, context, seen, lastDay);
  const endDay = occasions?.endDay ?? lastDay;
  const lines = occasions === null ? facts : moveToOccasions(facts, occasions.occasion, context.calendar);
  const purchases = occasions === null ? seen : mergePurchases(lines, endDay, () => checkpoint(0.03));
  const summary = summarisePurchases(purchases, endDay, 'day');
  if (summary.length === 0) return null;
  const firstDay = summary.firstDay.reduce((least, day) => Math.min(least, day), endDay);
  const horizonDays = monthsIn('day', params.horizonMonths);

  const choice = chooseModel(lines, purchases, { firstDay, endDay, horizonDays, occasions }, params, (fraction) =>
    checkpoint(0.03 + 0.27 * fraction),
  );
  const { model } = choice;
  const { fit, compressed } = fitDaily(model, summary, () => checkpoint(0.3), choice.calibrated ?? undefined);
  checkpoint(0.38);
  const pooled = meanOfPurchases(purchases);
  const spendFit = fitSpend(summary, pooled, () => checkpoint(0.38));
  const [, q = 0] = spendFit.parameters;
  const meanSpend = q > LEAST_Q ? expectedSpend(spendFit.parameters, 0, 0) : pooled;
  checkpoint(0.4);
  const margin = marginOf(params, tables);
  const forecast = forecastCustomers(
    {
      summary,
      model,
      fit,
      spendFit,
      meanSpend,
      margin: margin ?? 1,
      modelError: choice.modelError,
      endDay,
      nearestDay: occasions?.nearestEnd ?? ((day) => day),
    },
    params,
    (fraction) => checkpoint(0.4 + 0.55 * fraction),
  );
  const repeats = countRepeats(summary);
  const byCustomer = figuresByCustomer(summary, forecast, facts.customerCount);
  const scarce = isScarce(summary);
  const overdueAt = mostValuable(summary, forecast, (at) => forecast.silenceOf[at] === SILENCE.overdue, MOST_IDS);
  const everyone = totalOf(forecast, () => true);
  checkpoint(0.97);
  const bornBy = choice.holdout?.calibrationDay ?? endDay;
  const track = occasions === null ? trackPurchases(facts, purchases, model, choice.calibrated ?? fit.parameters, { firstDay, endDay, bornBy }) : [];
  const lastDays = lastPurchaseDays(occasions === null ? purchases : mergePurchases(facts, endDay));
  return {
    firstDay,
    endDay,
    customers: summary.length,
    repeatBuyers: repeats.buyers,
    repeatPurchases: repeats.purchases,
    margin: margin ?? 1,
    costsMissing: margin === null,
    occasion: occasions?.occasion ?? null,
    fit: describeFit(model.id, fit, {
      names: model.parameterNames,
      scales: model.isTime.map((isTime) => (isTime ? 1 / DAYS_PER_WEEK : 1)),
      n: summary.length,
      histories: compressed.length,
    }),
    spend: describeFit('gg', spendFit, { names: ['p', 'q', 'gamma'], scales: [], n: spendFit.n, histories: spendFit.n }),
    correlation: correlateFrequencyAndSpend(summary),
    meanSpend,
    newCustomer: model.expectedPurchases(fit.parameters, horizonDays),
    isScarce: scarce,
    sharperDay: scarce ? dayOfEnough(repeats, firstDay, endDay) : null,
    holdout: choice.holdout,
    backTests: choice.backTests,
    modelError: choice.modelError,
    replicates: forecast.replicates,
    total: everyone,
    topShare: shareOfBest(forecast, everyone.value),
    groups: GROUP_KEYS[params.grouping].map((_, group) =>
      totalOf(forecast, (decile, silence) => groupIndex(params.grouping, decile, silence) === group),
    ),
    overdue: totalOf(forecast, (_, silence) => silence === SILENCE.overdue),
    overdueIds: overdueAt.map((at) => summary.customer[at] as number),
    top: mostValuable(summary, forecast, () => true, LISTED).map((at) => listed(summary, byCustomer, lastDays, at)),
    late: overdueAt.slice(0, LISTED).map((at) => listed(summary, byCustomer, lastDays, at)),
    track,
    frequencies: compareFrequencies(summary, model, fit.parameters),
    groupOf: groupsById(summary, forecast, params.grouping, facts.customerCount),
    byCustomer,
  };
}

/** The calendar of occasions where BG/BB is asked for and somebody has bought within a period that is over; else purchases are counted on days. */
function occasionsOf({ model, occasion }: ClvParams, { calendar }: AnalysisContext, { day }: Purchases, lastDay: number): OccasionCalendar | null {
  if (model !== 'bgbb') return null;
  const found = occasionCalendar(occasion, calendar, lastDay);
  return day.some((one) => one <= found.endDay) ? found : null;
}

/** Day of the last purchase, by customer_id. */
function lastPurchaseDays({ customer, start, day }: Purchases): ReadonlyMap<number, number> {
  return new Map(Array.from(customer, (id, at) => [id, day[(start[at + 1] as number) - 1] as number]));
}

/** Mean money of all purchases in whole units. */
function meanOfPurchases({ value }: Purchases): number {
  return decimalToNumber(value.reduce((sum, amount) => sum + amount, 0)) / Math.max(1, value.length);
}

/** Share of revenue that counts as value; null when costs were asked for and none are known. */
function marginOf({ money, margin }: ClvParams, tables: AnalysisInput['tables']): number | null {
  if (money === 'revenue') return 1;
  if (money === 'share') return margin;
  const read = (name: string): number => {
    const column = tables.costs?.columns[name];
    return column === undefined || column.nulls?.[0] === 1 ? 0 : Number(column.values[0] ?? 0);
  };
  const [amount, cost] = [read('amount'), read('cost')];
  return amount > 0 ? Math.max(0, (amount - cost) / amount) : null;
}

/** The day when repeat buyers and purchases will be enough at the pace so far; null when nobody has come back. */
function dayOfEnough(
  { buyers, purchases }: { readonly buyers: number; readonly purchases: number },
  firstDay: number,
  endDay: number,
): number | null {
  if (buyers === 0) return null;
  const times = Math.max(ENOUGH_BUYERS / buyers, (2 * ENOUGH_BUYERS) / purchases);
  return firstDay + Math.ceil((endDay - firstDay + 1) * times);
}

function groupIndex(grouping: Grouping, decile: number, silence: number): number {
  if (grouping === 'decile') return decile;
  return grouping === 'silence' ? silence : (TIER_OF_DECILE[decile] ?? 0);
}

function groupsById(summary: DailySummary, { decileOf, silenceOf }: Forecast, grouping: Grouping, customerCount: number): Int32Array {
  const groupOf = new Int32Array(customerCount + 1).fill(-1);
  summary.customer.forEach((id, at) => {
    groupOf[id] = groupIndex(grouping, decileOf[at] as number, silenceOf[at] as number);
  });
  return groupOf;
}

function shareOfBest(forecast: Forecast, total: number): ClvResult['topShare'] {
  if (!(total > 0)) return null;
  const isBest = (decile: number): boolean => decile === 0;
  const best = replicatesOf(forecast, 'value', isBest);
  const all = replicatesOf(forecast, 'value', () => true);
  const shares = best.map((value, b) => ((all[b] as number) > 0 ? value / (all[b] as number) : 0));
  return { value: totalOf(forecast, isBest).value / total, bounds: boundsOf(shares) };
}

/** Positions of the most valuable customers who meet a condition. */
function mostValuable(summary: DailySummary, { value }: Forecast, isIn: (at: number) => boolean, most: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < summary.length; at++) if (isIn(at)) found.push(at);
  return found.sort((a, b) => (value[b] as number) - (value[a] as number) || a - b).slice(0, most);
}

function listed({ customer }: DailySummary, by: ByCustomer, lastDays: ReadonlyMap<number, number>, at: number): Listed {
  const id = customer[at] as number;
  const figure = (values: Float64Array): number => values[id] as number;
  return {
    customer: id,
    probabilityAlive: figure(by.probabilityAlive),
    purchases: figure(by.purchases),
    purchasesBounds: { low: figure(by.purchasesLow), high: figure(by.purchasesHigh) },
    value: figure(by.value),
    valueBounds: { low: figure(by.valueLow), high: figure(by.valueHigh) },
    lastDay: lastDays.get(id) ?? Number.NaN,
    heardOfBy: figure(by.heardOfBy),
  };
}
