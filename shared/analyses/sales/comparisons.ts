import { addPeriods, type Grain } from '../../model/period.ts';
import type { AnalysisContext } from '../define.ts';
import type { Span } from './metrics.ts';
import type { SalesParams } from './schema.ts';

/** Two spans of days that are held against each other. */
export interface Comparison {
  /** latest = the last finished period; year = the last twelve finished months. */
  readonly id: 'latest' | 'year';
  readonly now: Span;
  readonly earlier: Span;
  /** Whether both lie in the same season. */
  readonly isSeasonal: boolean;
}

/** Periods after which the season comes back; weeks and days keep their weekday. */
const PER_YEAR: Readonly<Record<Grain, number>> = { day: 364, week: 52, month: 12, quarter: 4, year: 1 };
const YEAR = 12;

/**
 * The last finished period against the same a year before (against the one before where there is no such year), and the last twelve
 * finished months against the twelve before. All days lie in the data and in the context's period; nothing when there are too few.
 */
export function comparisonsOf({ grain }: Pick<SalesParams, 'grain'>, context: AnalysisContext): Comparison[] {
  const { calendar } = context;
  const fromDay = Math.max(context.firstDay, context.period?.fromDay ?? context.firstDay);
  const toDay = Math.min(context.lastDay, context.period?.toDay ?? context.lastDay);
  const spanOf = (of: Grain, first: number, count: number): Span => ({
    fromDay: addPeriods(toDay + 1, first, of, calendar),
    toDay: addPeriods(toDay + 1, first + count, of, calendar) - 1,
  });
  const found: Comparison[] = [];
  const now = spanOf(grain, -1, 1);
  const yearAgo = spanOf(grain, -1 - PER_YEAR[grain], 1);
  const before = spanOf(grain, -2, 1);
  if (yearAgo.fromDay >= fromDay) found.push({ id: 'latest', now, earlier: yearAgo, isSeasonal: true });
  else if (before.fromDay >= fromDay) found.push({ id: 'latest', now, earlier: before, isSeasonal: false });
  const years = { now: spanOf('month', -YEAR, YEAR), earlier: spanOf('month', -2 * YEAR, YEAR) };
  const isNew = grain !== 'year' || years.now.fromDay !== now.fromDay;
  if (isNew && years.earlier.fromDay >= fromDay) found.push({ id: 'year', ...years, isSeasonal: true });
  return found;
}
