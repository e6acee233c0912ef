import { decimalToNumber } from '../../model/decimal.ts';
import { addPeriods, startOfPeriod } from '../../model/period.ts';
import { numberReader, sumReader } from '../../warehouse/query-column.ts';
import type { AnalysisContext, AnalysisInput, QueryTable } from '../define.ts';
import { type HolderSums, revenueByCustomer, sumsOfTable } from './holders.ts';
import {
  type ConcentrationParams,
  type ConcentrationResult,
  type Dependence,
  ENOUGH_COST,
  HOLDERS,
  type HolderKind,
  type Money,
  type TrendPeriod,
} from './schema.ts';
import { countGainers, describeSpread, effectiveNumber } from './spread.ts';
import { countForShare, countOfShare, describeTiers, tierEnds, tiersByCustomer } from './tiers.ts';

const EMPTY: QueryTable = { rowCount: 0, columns: {} };
const BEST = 0.2;
const MOST = 0.8;

/** Facts and sums → how much of the money hangs on how few, tiers of customers, and the trend. */
export function computeConcentration(
  { facts, tables }: AnalysisInput,
  params: ConcentrationParams,
  context: AnalysisContext,
  checkpoint: (fraction: number) => void,
): ConcentrationResult {
  if (facts === null) throw new TypeError('concentration needs the fact columns');
  const fromDay = Math.max(context.firstDay, context.period?.fromDay ?? context.firstDay);
  const toDay = Math.min(context.lastDay, context.period?.toDay ?? context.lastDay);
  const costShare = readCostShare(tables.costs ?? EMPTY);
  const wantsMargin = params.measure === 'margin' || (params.measure === 'auto' && costShare >= ENOUGH_COST);
  const money: Money = wantsMargin && costShare > 0 ? 'margin' : 'revenue';

  const customers =
    money === 'margin' ? sumsOfTable(tables.customer ?? EMPTY, money) : revenueByCustomer(facts, fromDay, toDay, (part) => checkpoint(part * 0.3));
  const moneyOf = (of: HolderKind): Money => (of === 'employee' ? 'revenue' : money);
  const sumsOf = (of: HolderKind): HolderSums => (of === 'customer' ? customers : sumsOfTable(tables[of] ?? EMPTY, moneyOf(of)));
  const sums = new Map(HOLDERS.map((of) => [of, sumsOf(of)]));
  checkpoint(0.4);

  const chosen = sums.get(params.of) ?? customers;
  const spread = describeSpread(params.of, moneyOf(params.of), chosen, params.top, (part) => checkpoint(0.4 + part * 0.5));
  const ends = tierEnds(customers, params);
  const best = countOfShare(customers, BEST);
  const moneyByCustomer = new Float64Array(facts.customerCount + 1).fill(Number.NaN);
  for (let position = 0; position < customers.length; position++) {
    moneyByCustomer[Number(customers.idOf(position))] = decimalToNumber(customers.values[position] as number);
  }
  checkpoint(1);
  return {
    fromDay,
    toDay,
    costShare,
    marginMissing: params.measure === 'margin' && (money !== 'margin' || params.of === 'employee'),
    spread,
    dependences: HOLDERS.flatMap((of) => describeDependence(of, moneyOf(of), sums.get(of))),
    customerMoney: money,
    customers: customers.length,
    customerTotal: customers.sum(0, customers.length),
    tiers: describeTiers(customers, ends),
    bestFifth: { customers: best, value: customers.sum(0, best) },
    forFourFifths: countForShare(customers, MOST),
    trend: readTrend(tables.trend ?? EMPTY, moneyOf(params.of), params, context, toDay),
    tierOf: tiersByCustomer(customers, ends, facts.customerCount),
    moneyByCustomer,
  };
}

/** Share of the sales that carry a cost; 0 without sales. */
function readCostShare(table: QueryTable): number {
  if (table.rowCount === 0) return 0;
  const [sold, costed] = [sumReader(table, 'sold')(0), sumReader(table, 'costed')(0)];
  return sold > 0n ? Number(costed) / Number(sold) : 0;
}

/** One holder alone depends on nobody else: two are needed. */
function describeDependence(of: HolderKind, money: Money, sums: HolderSums | undefined): Dependence[] {
  if (sums === undefined || sums.length < 2) return [];
  const effective = effectiveNumber(sums.values.subarray(0, countGainers(sums)));
  return [{ of, money, holders: sums.length, total: sums.sum(0, sums.length), largest: sums.holderOf(0), effective }];
}

function readTrend(table: QueryTable, money: Money, { grain }: ConcentrationParams, context: AnalysisContext, toDay: number): TrendPeriod[] {
  if (table.rowCount === 0) return [];
  const read = (name: string) => numberReader(table, name);
  const [start, holders, total, largest, top] = [
    read('start'),
    read(`${money}_holders`),
    read(`${money}_total`),
    read(`${money}_largest`),
    read(`${money}_top`),
  ];
  const [gained, squares] = [read(`${money}_gained`), read(`${money}_squares`)];
  return Array.from({ length: table.rowCount }, (_, row): TrendPeriod => {
    const begin = start(row) ?? 0;
    const [sum, square, all] = [gained(row), squares(row), total(row)];
    const shareOf = (part: number | null): number | null => (part === null || all === null || all <= 0 ? null : part / all);
    const isCut =
      context.period !== null && startOfPeriod(context.period.fromDay, grain, context.calendar) === begin && context.period.fromDay > begin;
    return {
      start: begin,
      unfinished: isCut || addPeriods(begin, 1, grain, context.calendar) - 1 > toDay,
      holders: holders(row) ?? 0,
      largestShare: shareOf(largest(row)),
      topShare: shareOf(top(row)),
      effective: sum === null || square === null || square <= 0 ? null : (sum * sum) / square,
    };
  });
}
