import type { ColumnHealth, RelationHealth } from '../../../shared/contract/health.ts';
import { SECONDS_PER_DAY } from '../../../shared/model/day.ts';
import { RECORD_KINDS } from '../../../shared/model/record-kind.ts';
import { scoreRelation } from '../../../shared/quality/score.ts';
import { type Sql, sql } from '../../../shared/warehouse/sql.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { countSelections, identifier, readRuleContext, selectFrom } from './count-columns.ts';
import { countDuplicates, naturalKeyOf } from './duplicates.ts';
import type { JudgedColumn, JudgedRelation } from './judged-columns.ts';
import { readOutliers } from './outliers.ts';
import { countAt, numberAt, textAt } from './read-cells.ts';
import { passesRule, type RuleContext } from './rule-sql.ts';

/** Above this many rows different values are estimated by the engine's HyperLogLog, which keeps few registers. */
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
  const totals = await query(
    selectFrom(relation, [...countSelections(columns, context), ...columns.flatMap((column, place) => spreadOf(column, place, isExact))]),
    signal,
  );
  const health: ColumnHealth[] = [];
  for (const [place, column] of columns.entries()) {
    const filled = countAt(totals, `f${place}`);
    const valid = column.rule === null ? null : countAt(totals, `v${place}`);
    health.push({
      relation,
      column: column.name,
      rows,
      filled,
      valid,
      rule: column.rule,
      distinct: Math.min(filled, countAt(totals, `d${place}`)),
      isDistinctExact: isExact,
      invalidExamples: valid === null || valid === filled ? [] : await readInvalid(warehouse, judged, column, context, signal),
      outliers: column.spec.type === 'decimal' && filled > 0 ? await readOutliers(warehouse, relation, column.name, signal) : null,
      latestDay: toDay(numberAt(totals, `h${place}`), column),
      usedBy: [],
      trend: [],
    });
  }
  const { first, last } = spanOf(judged, (place) => ({ first: numberAt(totals, `l${place}`), last: numberAt(totals, `h${place}`) }));
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

/** `d<i>`: different values of the i-th column; `l<i>`, `h<i>`: lowest and highest where it counts time. */
function spreadOf({ name, spec }: JudgedColumn, place: number, isExact: boolean): Sql[] {
  const column = identifier(name);
  const distinct = isExact
    ? sql`count(distinct ${column})::INTEGER as ${identifier(`d${place}`)}`
    : sql`approx_count_distinct(${column})::INTEGER as ${identifier(`d${place}`)}`;
  if (spec.type !== 'day' && spec.type !== 'seconds') return [distinct];
  return [distinct, sql`min(${column}) as ${identifier(`l${place}`)}`, sql`max(${column}) as ${identifier(`h${place}`)}`];
}

/** First and last day of the column at which rows of the relation count in time, else of its first column of time. */
function spanOf(
  { relation, columns }: JudgedRelation,
  spanAt: (place: number) => { readonly first: number | null; readonly last: number | null },
): { readonly first: number | null; readonly last: number | null } {
  const kind = Object.values(RECORD_KINDS).find(({ table }) => table === relation);
  const at = kind?.at == null ? undefined : kind.columns[kind.at];
  const isTime = ({ spec }: JudgedColumn) => spec.type === 'day' || spec.type === 'seconds';
  const named = columns.findIndex((column) => column.name === at && isTime(column));
  const place = named >= 0 || at === undefined ? named : columns.findIndex(isTime);
  const column = columns[place];
  if (column === undefined) return { first: null, last: null };
  const { first, last } = spanAt(place);
  return { first: toDay(first, column), last: toDay(last, column) };
}

function toDay(value: number | null, { spec }: JudgedColumn): number | null {
  if (value === null) return null;
  return spec.type === 'seconds' ? Math.floor(value / SECONDS_PER_DAY) : spec.type === 'day' ? value : null;
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
