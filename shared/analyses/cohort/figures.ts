import { formatDecimal } from '../../model/decimal.ts';
import { quotient } from '../../stats/quotient.ts';
import { CONFIDENCE_LEVEL, wilsonInterval } from '../../stats/wilson-interval.ts';
import { allOf, anyOf, between, customerWhere, distinctOf, IS_SALE, ratioOf, sumOf } from '../../warehouse/conditions.ts';
import type { Drill, Measure } from '../../warehouse/drill.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Figure, Interval, Message, MessageParam, ValueFormat } from '../blocks.ts';
import { COHORT_ID, type Cohort, type CohortMeasure, type CohortParams, type CohortPeriod, type CohortResult } from './schema.ts';

const UNIT_FORMATS = { customers: { kind: 'integer' }, orders: { kind: 'integer' }, revenue: { kind: 'money' } } as const satisfies Record<
  CohortMeasure,
  ValueFormat
>;

/** How the cells are shown. */
export function cellFormat({ measure, show }: Pick<CohortParams, 'measure' | 'show'>): ValueFormat {
  return show === 'absolute' ? UNIT_FORMATS[measure] : { kind: 'percent', digits: 1 };
}

/** The figure of one cohort so many periods after its first; null where nothing is observed or nothing can be divided. */
export function cellFigure(cohort: Cohort, age: number, result: CohortResult, params: CohortParams): Figure | null {
  return pooledFigure([cohort], age, result, params);
}

/**
 * The weighted mean (or sum) at one age over the cohorts that are observed there: Σ value ÷ Σ base, so large cohorts weigh more.
 * Cells of the running period are left out unless the parameters include them.
 */
export function summaryFigure(age: number, result: CohortResult, params: CohortParams): Figure | null {
  const isFinished = (cohort: Cohort): boolean => result.periods[cohort.period + age]?.unfinished === false;
  const pooled = result.cohorts.filter((cohort) => age < cohort.values.length && (params.includeUnfinished || isFinished(cohort)));
  return pooledFigure(pooled, age, result, params);
}

function pooledFigure(cohorts: readonly Cohort[], age: number, result: CohortResult, { measure, show }: CohortParams): Figure | null {
  const observed = cohorts.filter(({ values }) => age < values.length);
  const [first] = observed;
  const last = observed.at(-1);
  if (first === undefined || last === undefined) return null;
  const total = totalAt(observed, age);
  const n = observed.reduce((sum, { size }) => sum + size, 0);
  const unfinished = observed.some(({ period }) => result.periods[period + age]?.unfinished === true);
  const shared = { n, ...(unfinished ? { unfinished } : {}) };
  const rows: Predicate[] = [customerWhere(between('first_day', spanOf(first, 0, result).fromDay, spanOf(last, 0, result).toDay))];
  if (measure !== 'revenue') rows.push(IS_SALE);
  const drillTo = (value: Measure, ...ages: number[]): Drill => {
    const spans = observed.flatMap((cohort) => ages.map((each) => spanOf(cohort, each, result)));
    const days = between('day', Math.min(...spans.map(({ fromDay }) => fromDay)), Math.max(...spans.map(({ toDay }) => toDay)));
    return { relation: 'order_lines', where: allOf(days, ...rows), measure: value };
  };
  const valueAt = (each: number): Measure => measureOf(measure, cellsOf(observed, each, result));
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

/** Lines of the cohorts in their period of that age. One cohort needs no customer condition: the drill has it already. */
function cellsOf(cohorts: readonly Cohort[], age: number, result: CohortResult): Predicate {
  const days = (cohort: Cohort): Predicate => {
    const { fromDay, toDay } = spanOf(cohort, age, result);
    return between('day', fromDay, toDay);
  };
  const [only, ...others] = cohorts;
  if (only !== undefined && others.length === 0) return days(only);
  return anyOf(
    ...cohorts.map((cohort) => {
      const first = spanOf(cohort, 0, result);
      return allOf(days(cohort), customerWhere(between('first_day', first.fromDay, first.toDay)));
    }),
  );
}

function measureOf(measure: CohortMeasure, where: Predicate): Measure {
  switch (measure) {
    case 'customers':
      return distinctOf('customer_id', where);
    case 'orders':
      return distinctOf('order_id', where);
    case 'revenue':
      return sumOf('amount', where);
  }
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
