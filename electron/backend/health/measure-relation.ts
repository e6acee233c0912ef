import type { ColumnHealth, RelationHealth } from '../../../shared/contract/health.ts';
import { scoreRelation } from '../../../shared/quality/score.ts';
import { type Sql, sql } from '../../../shared/warehouse/sql.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { countSelections, identifier, readCounts, readRuleContext, selectFrom, timeSql } from './count-columns.ts';
import { countDuplicates, naturalKeyOf } from './duplicates.ts';
import { type JudgedColumn, type JudgedRelation, type RelationTime, timeOf, toEpochDayOf } from './judged-columns.ts';
import { readOutliers } from './outliers.ts';
import { countAt, numberAt, textAt } from './read-cells.ts';
import { passesRule, type RuleContext } from './rule-sql.ts';

/** Above this many rows different values are estimated. */
const COUNTED_EXACTLY = 3_000_000;
const EXAMPLES = 5;
const EXAMPLE_LENGTH = 80;

export interface MeasureOptions {
  /** Epoch day of today. */
  readonly today: number;
  /** Day of the newest import; null without one. */
  readonly importedDay: number | null;
  readonly signal?: AbortSignal | undefined;
}

/** Quality of one relation over all its rows, without who reads it and without the trend; null when it is empty. */
export async function measureRelation(warehouse: Warehouse, judged: JudgedRelation, options: MeasureOptions): Promise<RelationHealth | null> {
  const { relation, columns } = judged;
  const { query } = warehouse;
  const { signal, today, importedDay } = options;
  const counted = await query(selectFrom(relation, [sql`count(*)::INTEGER as rows`]), signal);
  const rows = countAt(counted, 'rows');
  if (rows === 0) return null;
  const context = await readRuleContext(warehouse, judged, today, signal);
  const isExact = rows <= COUNTED_EXACTLY;
  const time = timeOf(judged);
  const totals = await query(selectFrom(relation, [...countSelections(judged, { context, isExact }), ...spanOf(time)]), signal);
  const health: ColumnHealth[] = [];
  for (const [place, column] of columns.entries()) {
    const { filled, valid, distinct, freshDay } = readCounts(totals, judged, place);
    health.push({
      relation,
      column: column.name,
      rows,
      filled,
      valid,
      rule: column.rule,
      distinct,
      isDistinctExact: isExact,
      invalidExamples: valid === null || valid === filled ? [] : await readInvalid(warehouse, judged, column, context, signal),
      outliers: column.spec.type === 'decimal' && filled > 0 ? await readOutliers(warehouse, relation, column.name, signal) : null,
      freshness: freshDay === null ? null : { day: freshDay, of: 'row' },
      usedBy: [],
      trend: [],
    });
  }
  const dayOf = (end: string) => (time === undefined ? null : toEpochDayOf(numberAt(totals, end), time));
  const [first, last] = [dayOf(SPAN.first), dayOf(SPAN.last)];
  const naturalKey = naturalKeyOf(judged);
  return {
    relation,
    rows,
    score: scoreRelation(health),
    duplicates: await countDuplicates(warehouse, relation, naturalKey, signal),
    naturalKey,
    ageDays: last === null || importedDay === null ? null : importedDay - last,
    firstDay: first,
    lastDay: last,
    columns: health,
  };
}

const SPAN = { first: 'first_at', last: 'last_at' } as const;

/** First and last time of the rows, where they have any. */
function spanOf(time: RelationTime | undefined): Sql[] {
  if (time === undefined) return [];
  const column = timeSql(time);
  return [sql`min(${column}) as ${identifier(SPAN.first)}`, sql`max(${column}) as ${identifier(SPAN.last)}`];
}

/** Values that break the rule, most frequent first; days as ISO text. */
async function readInvalid(
  { query }: Pick<Warehouse, 'query'>,
  { relation }: JudgedRelation,
  { name, spec, rule }: JudgedColumn,
  context: RuleContext,
  signal?: AbortSignal,
): Promise<ColumnHealth['invalidExamples']> {
  if (rule === null) return [];
  const column = identifier(name);
  const found = await query(
    sql`select ${shownAs(column, spec)} as value, count(*)::INTEGER as n from (${selectFrom(relation, [column], sql`${column} is not null and not (${passesRule(rule, column, spec, context)})`)})
      group by 1 order by 2 desc, 1 limit ${EXAMPLES}`,
    signal,
  );
  return Array.from({ length: found.rowCount }, (_, row) => ({
    value: (textAt(found, 'value', row) ?? '').slice(0, EXAMPLE_LENGTH),
    rows: countAt(found, 'n', row),
  }));
}

function shownAs(column: Sql, { type }: JudgedColumn['spec']): Sql {
  if (type === 'seconds') return sql`strftime(make_timestamp(${column}::BIGINT * 1000000), '%Y-%m-%d')`;
  if (type === 'day') return sql`strftime(make_date(${column}), '%Y-%m-%d')`;
  if (type === 'decimal') return sql`(${column} / 10000.0)::VARCHAR`;
  return sql`${column}::VARCHAR`;
}
