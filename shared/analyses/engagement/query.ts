import { joinSql, type Sql, sql } from '../../warehouse/sql.ts';
import type { QueryScope } from '../define.ts';
import { type SignalSource, SOURCE_NAMES, SOURCES } from './kinds.ts';
import type { EngagementParams } from './schema.ts';

/** A row of today counts so much: whole numbers add up to the same sum in any order. */
export const WEIGHT_SCALE = 1_000_000;

/** The days of a run: signals are counted on each, purchases looked for after the last two. */
export function daysOf(
  { horizonDays }: EngagementParams,
  { lastDay, period }: Pick<QueryScope, 'lastDay' | 'period'>,
): { readonly day: number; readonly testDay: number; readonly fitDay: number } {
  const day = Math.min(lastDay, period?.toDay ?? lastDay);
  return { day, testDay: day - horizonDays, fitDay: day - 2 * horizonDays };
}

/**
 * For each source: its types with their rows of the days before today, and for each customer and type the weighted counts on the evenings of the last day, of
 * the test and of the fit. `type_no` is the place of the type among the types, from 1.
 */
export function queryEngagement(params: EngagementParams, scope: QueryScope): Record<string, Sql> {
  const queries: Record<string, Sql> = {};
  for (const source of SOURCE_NAMES) {
    const base = baseOf(source, params, scope);
    const { day, testDay, fitDay } = daysOf(params, scope);
    const weighted = (evening: number): Sql => sql`cast(coalesce(sum(case when day <= ${evening} and day > ${evening - params.windowDays}
      then round(amount * pow(0.5, (${evening} - day) / cast(${params.halfLifeDays} as double)) * ${WEIGHT_SCALE}) end), 0) as bigint)`;
    queries[`${source}Types`] = sql`select type, count(*) filter (where day > ${day - params.windowDays}) as "rows" from ${base} b
      group by type order by type nulls first`;
    queries[source] = sql`select customer_id, cast(dense_rank() over (order by type nulls first) as integer) as type_no,
      count(*) filter (where day > ${day - params.windowDays}) as "rows",
      ${joinSql([sql`${weighted(day)} as now`, sql`${weighted(testDay)} as test`, sql`${weighted(fitDay)} as fit`], ', ')}
      from ${base} b group by customer_id, type`;
  }
  return queries;
}

/** Rows of a source with a customer within all the days that are looked at. */
function baseOf(source: SignalSource, params: EngagementParams, scope: QueryScope): Sql {
  const { relation, type, amount } = SOURCES[source];
  const { day, fitDay } = daysOf(params, scope);
  const columns = joinSql(
    [
      sql`customer_id`,
      sql`day`,
      type === null ? sql`cast(null as varchar) as type` : sql`${{ text: type, values: [] }} as type`,
      amount === null ? sql`1.0 as amount` : sql`${{ text: amount, values: [] }} / 10000.0 as amount`,
    ],
    ', ',
  );
  const conditions = [sql`customer_id is not null`, sql`day between ${fitDay - params.windowDays + 1} and ${day}`];
  if (source === 'touches') conditions.push(sql`(type is not null or coalesce(sends, impressions, opens, clicks) is null)`);
  if (amount !== null) conditions.push(sql`${{ text: amount, values: [] }} > 0`);
  return sql`(select ${columns} from ${scope.of(relation, { isPeriod: false })} r where ${joinSql(conditions, ' and ')})`;
}
