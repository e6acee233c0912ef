import { isCountryName } from '../../../shared/quality/country-names.ts';
import { joinSql, relation as relationSql, type Sql, sql } from '../../../shared/warehouse/sql.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { JudgedColumn, JudgedRelation } from './judged-columns.ts';
import { textAt } from './read-cells.ts';
import { passesRule, type RuleContext } from './rule-sql.ts';

/** More different countries than this are no countries; the rest is not looked at. */
const MOST_COUNTRIES = 5000;

/** A column of the catalogue as an identifier. */
export function identifier(name: string): Sql {
  return { text: `"${name.replaceAll('"', '""')}"`, values: [] };
}

/** `f<i>`: rows in which the i-th column has a value; `v<i>`: those that pass its rule. */
export function countSelections(columns: readonly JudgedColumn[], context: RuleContext): Sql[] {
  return columns.flatMap(({ name, spec, rule }, place) => {
    const column = identifier(name);
    const filled = sql`count(${column})::INTEGER as ${identifier(`f${place}`)}`;
    if (rule === null) return [filled];
    const passes = passesRule(rule, column, spec, context);
    return [filled, sql`(count(*) filter (where ${column} is not null and ${passes}))::INTEGER as ${identifier(`v${place}`)}`];
  });
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
