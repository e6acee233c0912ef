import { addPeriods, countPeriods, startOfPeriod } from '../../model/period.ts';
import { compareCounted, trendOfCounted } from '../../stats/survival/compare/counted-log-rank.ts';
import { numberReader, sumReader } from '../../warehouse/query-column.ts';
import type { AnalysisContext, AnalysisInput, QueryTable } from '../define.ts';
import { fillMargin, fillMatrix, type Matrix, type MatrixPlan } from './matrix.ts';
import { project } from './projection.ts';
import { type Rows, readRows } from './rows.ts';
import {
  BURN_IN_DAYS,
  type Cohort,
  type CohortParams,
  type CohortPeriod,
  type CohortResult,
  cellMeasureOf,
  MAX_COHORTS,
  type RowComparison,
  type TraitRow,
} from './schema.ts';

const NOTHING: CohortResult = {
  periods: [],
  cohorts: [],
  rows: [],
  leftOut: 0,
  active: [],
  comparison: null,
  projection: null,
  costs: null,
  groupKeys: [],
  groupOf: new Int32Array(0),
};

/**
 * Facts → the matrix of cohorts by first purchase, in all and for each row. A return counts in money only.
 * A customer belongs to the period of the very first purchase, whether or not the context's period begins later.
 */
export function computeCohort(
  input: AnalysisInput,
  params: CohortParams,
  context: AnalysisContext,
  checkpoint: (fraction: number) => void,
): CohortResult {
  const { facts, tables } = input;
  if (facts === null) throw new TypeError('cohorts need the fact columns');
  const rows = readRows(input, params);
  const groups = rows === null ? {} : { groupKeys: rows.heads.map(({ key }) => key), groupOf: groupsOf(rows) };
  if (facts.length === 0) return { ...NOTHING, ...groups };
  const all = listPeriods(params, context);
  const leftOut = Math.max(0, all.length - MAX_COHORTS[params.grain]);
  const periods = all.slice(leftOut);
  const measure = cellMeasureOf(params.measure);
  const isOnOrAfter = params.measure === 'customers' && params.returning === 'onOrAfter';
  const plan: MatrixPlan = { periods, measure, isOnOrAfter, rows: rows?.heads.length ?? 1, rowOf: rows?.rowOf ?? null };
  const matrix = fillMatrix(facts, plan, checkpoint);
  const value = measure === 'margin' ? fillMargin(tables.margin, plan) : matrix.value;
  const byRow = Array.from({ length: plan.rows }, (_, row) => cohortsOf(row, periods, matrix, value));
  const cohorts = rows === null ? (byRow[0] ?? []) : addUp(byRow);
  const finished = periods.filter(({ unfinished }) => !unfinished).length;
  return {
    periods,
    cohorts,
    rows:
      rows === null
        ? []
        : rows.heads.flatMap((head, row): TraitRow[] => ((byRow[row]?.length ?? 0) === 0 ? [] : [{ ...head, cohorts: byRow[row] ?? [] }])),
    leftOut,
    active: periods.map((_, period) => ({
      fresh: cohorts.find((cohort) => cohort.period === period)?.size ?? 0,
      recurring: matrix.recurring[period] ?? 0,
    })),
    comparison: compareRows(matrix, periods, rows === null, context),
    projection: isOnOrAfter && finished === lastFinished(periods) ? project(matrix.lastAges, finished, params.silentPeriods) : null,
    costs: readCosts(tables.costs, periods),
    groupKeys: [],
    groupOf: NOTHING.groupOf,
    ...groups,
  };
}

/** Finished periods from the first shown one on; a first period cut by the context is no whole one. */
function lastFinished(periods: readonly CohortPeriod[]): number {
  return periods.at(-1)?.unfinished === true ? periods.length - 1 : periods.length;
}

function groupsOf({ rowOf }: Rows): Int32Array {
  const groupOf = rowOf.slice();
  groupOf[0] = -1;
  return groupOf;
}

function cohortsOf(row: number, periods: readonly CohortPeriod[], matrix: Matrix, value: Matrix['value']): Cohort[] {
  return periods.flatMap((_, period): Cohort[] => {
    const size = matrix.size(row, period);
    if (size === 0) return [];
    return [{ period, size, values: Array.from({ length: periods.length - period }, (_unused, age) => value(row, period, age)) }];
  });
}

/** Cohorts over all rows: every customer is in one of them. */
function addUp(byRow: readonly (readonly Cohort[])[]): Cohort[] {
  const total = new Map<number, Cohort>();
  for (const cohort of byRow.flat()) {
    const known = total.get(cohort.period);
    const values = cohort.values.map((own, age) => {
      const other = known?.values[age] ?? 0;
      return typeof own === 'bigint' ? own + BigInt(other) : own + Number(other);
    });
    total.set(cohort.period, { period: cohort.period, size: cohort.size + (known?.size ?? 0), values });
  }
  return [...total.values()].sort((a, b) => a.period - b.period);
}

/** Log-rank test of the time to the next purchase day between rows; by time without the cohorts of the first days of the data. */
function compareRows({ waits }: Matrix, periods: readonly CohortPeriod[], isTime: boolean, context: AnalysisContext): RowComparison | null {
  const { groups } = waits;
  const isEarly = ({ fromDay }: CohortPeriod): boolean => isTime && fromDay < context.firstDay + BURN_IN_DAYS;
  const leftOut = periods.filter(isEarly).length;
  const sizes = new Float64Array(groups);
  const without = (counts: Int32Array): Int32Array => (leftOut === 0 ? counts : counts.map((count, at) => (at % groups < leftOut ? 0 : count)));
  const counted = { groups, events: without(waits.events), censored: without(waits.censored) };
  for (let at = 0; at < counted.events.length; at++) {
    const group = at % groups;
    sizes[group] = (sizes[group] as number) + (counted.events[at] as number) + (counted.censored[at] as number);
  }
  const rows = sizes.filter((size) => size > 0).length;
  if (rows < 2) return null;
  const compared = compareCounted(counted);
  const { chiSquared, degreesOfFreedom, p } = compared;
  if (degreesOfFreedom === 0) return null;
  return {
    fromDay: periods[leftOut]?.fromDay ?? 0,
    leftOut,
    rows,
    customers: sizes.reduce((sum, size) => sum + size, 0),
    chiSquared,
    degreesOfFreedom,
    p,
    trend: isTime ? trendOfCounted(compared) : null,
  };
}

function readCosts(table: QueryTable | undefined, periods: readonly CohortPeriod[]): bigint[] | null {
  if (table === undefined || table.rowCount === 0) return null;
  const [start, amount] = [numberReader(table, 'start'), sumReader(table, 'amount')];
  const byStart = new Map(Array.from({ length: table.rowCount }, (_, row) => [start(row), amount(row)]));
  return periods.map((period) => byStart.get(period.start) ?? 0n);
}

/** Every period from the first to the last day that data and context cover. */
function listPeriods({ grain }: CohortParams, context: AnalysisContext): CohortPeriod[] {
  const fromDay = Math.max(context.firstDay, context.period?.fromDay ?? context.firstDay);
  const toDay = Math.min(context.lastDay, context.period?.toDay ?? context.lastDay);
  if (toDay < fromDay) return [];
  const isCut = context.period !== null;
  const first = startOfPeriod(fromDay, grain, context.calendar);
  return Array.from({ length: countPeriods(fromDay, toDay, grain, context.calendar) + 1 }, (_, index): CohortPeriod => {
    const start = addPeriods(first, index, grain, context.calendar);
    const end = addPeriods(start, 1, grain, context.calendar) - 1;
    return {
      start,
      fromDay: Math.max(start, fromDay),
      toDay: Math.min(end, toDay),
      unfinished: end > toDay || (isCut && start < fromDay),
    };
  });
}
