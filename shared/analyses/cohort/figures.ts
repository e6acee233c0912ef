import { formatDecimal } from '../../model/decimal.ts';
import { quotient } from '../../stats/quotient.ts';
import { CONFIDENCE_LEVEL, wilsonInterval } from '../../stats/wilson-interval.ts';
import {
  allOf,
  anyOf,
  between,
  countRows,
  customerWhere,
  differenceOf,
  distinctOf,
  filled,
  IS_SALE,
  memberOf,
  ratioOf,
  sumOf,
} from '../../warehouse/conditions.ts';
import type { Drill, Measure } from '../../warehouse/drill.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Figure, Interval, Message, MessageParam, ValueFormat } from '../blocks.ts';
import {
  COHORT_ID,
  type Cohort,
  type CohortMeasure,
  type CohortParams,
  type CohortPeriod,
  type CohortResult,
  cellMeasureOf,
  type TraitRow,
} from './schema.ts';

const UNIT_FORMATS = {
  customers: { kind: 'integer' },
  orders: { kind: 'integer' },
  revenue: { kind: 'money' },
  margin: { kind: 'money' },
  cumulativeRevenue: { kind: 'money' },
  cumulativeMargin: { kind: 'money' },
} as const satisfies Record<CohortMeasure, ValueFormat>;

/** Whether the measure is money per customer added up since the first purchase. */
export function isCumulative(measure: CohortMeasure): boolean {
  return measure !== cellMeasureOf(measure);
}

/** How the cells are shown. */
export function cellFormat({ measure, show }: Pick<CohortParams, 'measure' | 'show'>): ValueFormat {
  return show === 'absolute' || isCumulative(measure) ? UNIT_FORMATS[measure] : { kind: 'percent', digits: 1 };
}

/** Cohorts that are looked at together, and the condition their customers meet beside the day of the first purchase. */
interface Pool {
  readonly cohorts: readonly Cohort[];
  readonly members: Predicate | null;
}

/** The figure of one cohort so many periods after its first; null where nothing is observed or nothing can be divided. */
export function cellFigure(cohort: Cohort, age: number, result: CohortResult, params: CohortParams): Figure | null {
  return pooledFigure({ cohorts: [cohort], members: null }, age, result, params);
}

/** The figure of customers whose first orders say the same, so many periods after their first: over the cohorts observed there. */
export function traitFigure(row: TraitRow, age: number, result: CohortResult, params: CohortParams): Figure | null {
  return pooledFigure({ cohorts: countedAt(row.cohorts, age, result, params), members: membersOf(row, params) }, age, result, params);
}

/**
 * The mean (or sum) at one age over the cohorts that are observed there. Weighted: Σ value ÷ Σ base, so large cohorts weigh more; simple: mean of the cohorts' figures.
 * Cells of the running period are left out unless the parameters include them.
 */
export function summaryFigure(age: number, result: CohortResult, params: CohortParams): Figure | null {
  const pool: Pool = { cohorts: countedAt(result.cohorts, age, result, params), members: null };
  const weighted = pooledFigure(pool, age, result, params);
  if (params.mean === 'weighted' || weighted === null || cellFormat(params).kind !== (isCumulative(params.measure) ? 'money' : 'percent'))
    return weighted;
  const each = pool.cohorts.flatMap((cohort) => {
    const value = pooledFigure({ cohorts: [cohort], members: null }, age, result, params)?.value;
    return typeof value === 'number' ? [value] : [];
  });
  const [first, last] = [pool.cohorts[0], pool.cohorts.at(-1)];
  if (each.length === 0 || first === undefined || last === undefined) return null;
  const days = between('first_day', spanOf(first, 0, result).fromDay, spanOf(last, 0, result).toDay);
  return {
    value: each.reduce((sum, value) => sum + value, 0) / each.length,
    estimate: true,
    n: pool.cohorts.reduce((sum, { size }) => sum + size, 0),
    drill: { relation: 'customers', where: days, measure: countRows() },
    ...(weighted.unfinished === true ? { unfinished: true } : {}),
  };
}

/** Cohorts observed at an age, without cells of a running period unless they count. */
function countedAt(cohorts: readonly Cohort[], age: number, result: CohortResult, { includeUnfinished }: CohortParams): Cohort[] {
  const isFinished = (cohort: Cohort): boolean => result.periods[cohort.period + age]?.unfinished === false;
  return cohorts.filter((cohort) => age < cohort.values.length && (includeUnfinished || isFinished(cohort)));
}

function pooledFigure({ cohorts, members }: Pool, age: number, result: CohortResult, params: CohortParams): Figure | null {
  const { measure, show } = params;
  const observed = cohorts.filter(({ values }) => age < values.length);
  const [first] = observed;
  const last = observed.at(-1);
  if (first === undefined || last === undefined) return null;
  const n = observed.reduce((sum, { size }) => sum + size, 0);
  const unfinished = observed.some(({ period }) => result.periods[period + age]?.unfinished === true);
  const shared = { n, ...(unfinished ? { unfinished } : {}) };
  const firstDays = between('first_day', spanOf(first, 0, result).fromDay, spanOf(last, 0, result).toDay);
  const rows: Predicate[] = [customerWhere(members === null ? firstDays : allOf(firstDays, members))];
  const cells = cellMeasureOf(measure);
  if ((cells === 'customers' || cells === 'orders') && !isCumulative(measure)) rows.push(IS_SALE);
  const drillTo = (value: Measure, ...ages: number[]): Drill => {
    const spans = observed.flatMap((cohort) => ages.map((each) => spanOf(cohort, each, result)));
    const to = isOpenEnded(params) ? (result.periods.at(-1)?.toDay ?? 0) : Math.max(...spans.map(({ toDay }) => toDay));
    return { relation: 'order_lines', where: allOf(between('day', Math.min(...spans.map(({ fromDay }) => fromDay)), to), ...rows), measure: value };
  };
  const valueAt = (each: number): Measure => measureOf(params, cellsOf(observed, each, each, result, params));
  if (isCumulative(measure)) {
    const total = Array.from({ length: age + 1 }, (_, each) => BigInt(totalAt(observed, each))).reduce((sum, each) => sum + each, 0n);
    const customers = distinctOf('customer_id', allOf(IS_SALE, cellsOf(observed, 0, 0, result, params)));
    return {
      value: quotient(total, n),
      drill: drillTo(ratioOf(measureOf(params, cellsOf(observed, 0, age, result, params)), customers), 0, age),
      ...shared,
    };
  }
  const total = totalAt(observed, age);
  if (show === 'absolute') return { value: textOf(total), drill: drillTo(valueAt(age), age), ...shared };
  const baseAge = show === 'percentOfFirst' ? 0 : age - 1;
  if (baseAge < 0) return null;
  const share = quotient(total, totalAt(observed, baseAge));
  if (share === null) return null;
  const interval = measure === 'customers' && show === 'percentOfFirst' && typeof total === 'number' ? shareInterval(total, n) : null;
  return {
    value: share,
    drill: drillTo(ratioOf(valueAt(age), valueAt(baseAge)), age, baseAge),
    ...(interval === null ? {} : { interval }),
    ...shared,
  };
}

/** Whoever comes on or after a period is looked for up to the last day. */
function isOpenEnded({ measure, returning }: CohortParams): boolean {
  return measure === 'customers' && returning === 'onOrAfter';
}

/** Lines of the cohorts in their periods of these ages. One cohort needs no customer condition: the drill has it already. */
function cellsOf(cohorts: readonly Cohort[], fromAge: number, toAge: number, result: CohortResult, params: CohortParams): Predicate {
  const lastDay = result.periods.at(-1)?.toDay ?? 0;
  const days = (cohort: Cohort): Predicate =>
    between('day', spanOf(cohort, fromAge, result).fromDay, isOpenEnded(params) ? lastDay : spanOf(cohort, toAge, result).toDay);
  const [only, ...others] = cohorts;
  if (only !== undefined && others.length === 0) return days(only);
  return anyOf(
    ...cohorts.map((cohort) => {
      const first = spanOf(cohort, 0, result);
      return allOf(days(cohort), customerWhere(between('first_day', first.fromDay, first.toDay)));
    }),
  );
}

function measureOf({ measure }: Pick<CohortParams, 'measure'>, where: Predicate): Measure {
  switch (cellMeasureOf(measure)) {
    case 'customers':
      return distinctOf('customer_id', where);
    case 'orders':
      return distinctOf('order_id', where);
    case 'revenue':
      return sumOf('amount', where);
    case 'margin':
      return differenceOf(sumOf('amount', allOf(where, filled('cost'))), sumOf('cost', where));
  }
}

/** Customers of a row by what their first order says. */
export function membersOf({ key }: Pick<TraitRow, 'key'>, { by }: Pick<CohortParams, 'by'>): Predicate {
  return memberOf(COHORT_ID, { by }, key);
}

/** The period in which a cohort has that age. */
export function spanOf(cohort: Cohort, age: number, result: CohortResult): CohortPeriod {
  const span = result.periods[cohort.period + age];
  if (span === undefined) throw new RangeError(`cohort ${cohort.period} is not observed at age ${age}`);
  return span;
}

function totalAt(cohorts: readonly Cohort[], age: number): number | bigint {
  let whole = 0;
  let decimal: bigint | null = null;
  for (const { values } of cohorts) {
    const value = values[age] ?? 0;
    if (typeof value === 'bigint') decimal = (decimal ?? 0n) + value;
    else whole += value;
  }
  return decimal ?? whole;
}

function textOf(value: number | bigint): number | string {
  return typeof value === 'bigint' ? formatDecimal(value) : value;
}

function shareInterval(successes: number, n: number): Interval | null {
  const bounds = wilsonInterval(successes, n);
  return bounds === null ? null : { ...bounds, level: CONFIDENCE_LEVEL, method: `analyses.${COHORT_ID}.methods.wilson` };
}

/** A message of this analysis. */
export function word(key: string, params?: Record<string, MessageParam>): Message {
  const full = `analyses.${COHORT_ID}.${key}`;
  return params === undefined ? { key: full } : { key: full, params };
}
