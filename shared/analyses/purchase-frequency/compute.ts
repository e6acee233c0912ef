import { decimalToNumber } from '../../model/decimal.ts';
import { poissonRateInterval } from '../../stats/rates/poisson-rate.ts';
import type { AnalysisContext, AnalysisInput, Facts } from '../define.ts';
import { describeRegularity, describeSecond, describeStages, splitSecond } from './gaps.ts';
import { type Grouped, groupCustomers } from './groups.ts';
import { type CustomerPurchases, collectPurchases, sumRevenue } from './purchases.ts';
import { createTrend, describeBreakdown, describeFit, rateOver, readFirstValues } from './rates.ts';
import { BURN_IN_DAYS, DAYS_PER_YEAR, type Fit, type FrequencyParams, type FrequencyResult, type GroupFigures } from './schema.ts';

/** Facts → how often customers buy, how long they take, how regular they are. */
export function computeFrequency(
  { facts, tables }: AnalysisInput,
  params: FrequencyParams,
  context: AnalysisContext,
  checkpoint: (fraction: number) => void,
): FrequencyResult {
  if (facts === null) throw new TypeError('frequency needs the fact columns');
  const fromDay = Math.max(context.firstDay, context.period?.fromDay ?? context.firstDay);
  const toDay = Math.min(context.lastDay, context.period?.toDay ?? context.lastDay);
  const trend = createTrend(params, context, fromDay, toDay);
  const purchases = collectPurchases(facts, fromDay, toDay, trend.listen, (part) => checkpoint(part * 0.4));
  const values = readFirstValues(tables.firsts);
  const grouped = groupCustomers(params.grouping, purchases, values);
  const groupOf = byCustomer(purchases, grouped, facts.customerCount);
  const groups = describeGroups(facts, purchases, grouped, groupOf, fromDay, toDay);
  checkpoint(0.5);
  const rate = rateOver(purchases);
  const fit = describeFit(purchases);
  checkpoint(0.6);
  const { stages, anyPurchase } = describeStages(purchases, toDay, (part) => checkpoint(0.6 + part * 0.2));
  checkpoint(0.8);
  let [buyers, repeaters, orders] = [0, 0, 0];
  for (let position = 0; position < purchases.length; position++) {
    const own = purchases.orders[position] as number;
    if (own > 0) buyers++;
    if (own > 1) repeaters++;
    orders += own;
  }
  const second = describeSecond(purchases, fromDay, toDay);
  const result = {
    fromDay,
    toDay,
    buyers,
    repeaters,
    orders,
    revenue: revenueOfBuyers(facts, purchases, fromDay, toDay),
    rate,
    poisson: poissonRateInterval(rate.events, rate.exposureDays),
    groups,
    stages,
    anyPurchase,
    second,
    secondChange: splitSecond(purchases, Math.max(fromDay, context.firstDay + BURN_IN_DAYS), toDay),
    ...trend.finish(purchases),
    breakdown: describeBreakdown(purchases, values),
    fit,
    regularity: describeRegularity(purchases),
    groupOf,
    ...describeCustomers(purchases, fit, facts.customerCount),
  };
  checkpoint(1);
  return result;
}

function byCustomer({ customer }: CustomerPurchases, { groupAt }: Grouped, customerCount: number): Int32Array {
  const groupOf = new Int32Array(customerCount + 1).fill(-1);
  groupAt.forEach((group, position) => {
    groupOf[customer[position] as number] = group;
  });
  return groupOf;
}

function describeGroups(
  facts: Facts,
  { orders }: CustomerPurchases,
  { keys, groupAt }: Grouped,
  groupOf: Int32Array,
  fromDay: number,
  toDay: number,
): GroupFigures[] {
  const revenue = sumRevenue(facts, groupOf, keys.length, fromDay, toDay);
  const customers = new Int32Array(keys.length);
  const ordered = new Float64Array(keys.length);
  groupAt.forEach((group, position) => {
    if (group < 0) return;
    customers[group] = (customers[group] as number) + 1;
    ordered[group] = (ordered[group] as number) + (orders[position] as number);
  });
  return keys.map((key, group) => ({ key, customers: customers[group] ?? 0, orders: ordered[group] ?? 0, revenue: revenue[group] ?? 0n }));
}

function revenueOfBuyers(facts: Facts, { length, customer, orders }: CustomerPurchases, fromDay: number, toDay: number): bigint {
  const isBuyer = new Int32Array(facts.customerCount + 1).fill(-1);
  for (let position = 0; position < length; position++) if ((orders[position] as number) > 0) isBuyer[customer[position] as number] = 0;
  return sumRevenue(facts, isBuyer, 1, fromDay, toDay)[0] ?? 0n;
}

/** Mean gap of customers with two purchase days, and orders a year pulled towards everybody's mean as far as few days say little: (r + x) ÷ (α + T). */
function describeCustomers(purchases: CustomerPurchases, fit: Fit | null, customerCount: number): Pick<FrequencyResult, 'gapOf' | 'rateOf'> {
  const gapOf = new Float64Array(customerCount + 1).fill(Number.NaN);
  const rateOf = new Float64Array(customerCount + 1).fill(Number.NaN);
  for (let position = 0; position < purchases.length; position++) {
    const id = purchases.customer[position] as number;
    const [from, to] = [purchases.starts[position] as number, purchases.starts[position + 1] as number];
    if (to - from > 1) gapOf[id] = ((purchases.days[to - 1] as number) - (purchases.days[from] as number)) / (to - from - 1);
    const days = purchases.exposure[position] as number;
    if (fit !== null && !fit.isBoundary) rateOf[id] = (DAYS_PER_YEAR * (fit.shape + (purchases.further[position] as number))) / (fit.rateDays + days);
  }
  return { gapOf, rateOf };
}

/** Average value of an order in whole units; 0 without orders. */
export function orderValueOf({ revenue, orders }: Pick<FrequencyResult, 'revenue' | 'orders'>): number {
  return orders === 0 ? 0 : decimalToNumber(revenue) / orders;
}
