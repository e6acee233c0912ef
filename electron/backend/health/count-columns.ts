import type { QueryTable } from '../../../shared/analyses/define.ts';
import { isCountryName } from '../../../shared/quality/country-names.ts';
import { joinSql, relation as relationSql, type Sql, sql } from '../../../shared/warehouse/sql.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { type JudgedRelation, type RelationTime, timeOf, toEpochDayOf } from './judged-columns.ts';
import { countAt, numberAt, textAt } from './read-cells.ts';
import { passesRule, type RuleContext } from './rule-sql.ts';

/** More different countries than this are no countries; the rest is not looked at. */
const MOST_COUNTRIES = 5000;

/** A column of the catalogue as an identifier. */
export function identifier(name: string): Sql {
  return { text: `"${name.replaceAll('"', '""')}"`, values: [] };
}

/** The time of a row. */
export function timeSql({ names }: RelationTime): Sql {
  return sql`coalesce(${joinSql(names.map(identifier), ', ')})`;
}

export interface CountOptions {
  readonly context: RuleContext;
  /** Different values are counted one by one; otherwise estimated by the engine's HyperLogLog, which keeps few registers. */
  readonly isExact: boolean;
}

/**
 * `f<i>`: rows in which the i-th column has a value; `v<i>`: those that pass its rule; `d<i>`: different values; `t<i>`: latest time of a
 * row that has a value, where the relation has time.
 */
export function countSelections({ relation, columns }: JudgedRelation, { context, isExact }: CountOptions): Sql[] {
  const time = timeOf({ relation, columns });
  return columns.flatMap(({ name, spec, rule }, place) => {
    const column = identifier(name);
    const selections = [
      sql`count(${column})::INTEGER as ${identifier(`f${place}`)}`,
      isExact
        ? sql`count(distinct ${column})::INTEGER as ${identifier(`d${place}`)}`
        : sql`approx_count_distinct(${column})::INTEGER as ${identifier(`d${place}`)}`,
    ];
    if (time !== undefined) selections.push(sql`(max(${timeSql(time)}) filter (where ${column} is not null)) as ${identifier(`t${place}`)}`);
    if (rule === null) return selections;
    const passes = passesRule(rule, column, spec, context);
    return [...selections, sql`(count(*) filter (where ${column} is not null and ${passes}))::INTEGER as ${identifier(`v${place}`)}`];
  });
}

/** What `countSelections` counted of the i-th column of a relation. */
export function readCounts(counts: QueryTable, { relation, columns }: JudgedRelation, place: number) {
  const time = timeOf({ relation, columns });
  const filled = countAt(counts, `f${place}`);
  return {
    filled,
    valid: columns[place]?.rule == null ? null : countAt(counts, `v${place}`),
    distinct: Math.min(filled, countAt(counts, `d${place}`)),
    freshDay: time === undefined ? null : toEpochDayOf(numberAt(counts, `t${place}`), time),
  };
}

/** What the rules of a relation need to know; countries are looked up once, by name. */
export async function readRuleContext(
  { query }: Pick<Warehouse, 'query'>,
  { relation, columns }: JudgedRelation,
  today: number,
  signal?: AbortSignal,
): Promise<RuleContext> {
  const unknown = new Set<string>();
  for (const { name } of columns.filter(({ rule }) => rule === 'country')) {
    const column = identifier(name);
    const found = await query(
      sql`select distinct ${column} as name from ${relationSql(relation)} where ${column} is not null limit ${MOST_COUNTRIES}`,
      signal,
    );
    for (let row = 0; row < found.rowCount; row++) {
      const text = textAt(found, 'name', row);
      if (text !== null && !isCountryName(text)) unknown.add(text);
    }
  }
  return { today, unknownCountries: [...unknown] };
}

/** One selection from a relation, optionally of some of its rows. */
export function selectFrom(relation: JudgedRelation['relation'], selections: readonly Sql[], where?: Sql): Sql {
  const from = sql`select ${joinSql(selections, ', ')} from ${relationSql(relation)}`;
  return where === undefined ? from : sql`${from} where ${where}`;
}
