import type { RelationName } from '../../../shared/warehouse/catalogue.ts';
import { joinSql, relation as relationSql, sql } from '../../../shared/warehouse/sql.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { identifier } from './count-columns.ts';
import type { JudgedRelation } from './judged-columns.ts';
import { countAt } from './read-cells.ts';

/**
 * Columns that tell one row from another: the key that files give (`ticket_key`), else everything the row holds. A person is
 * told from others by the e-mail address: the customers' own key is unique by construction.
 */
export function naturalKeyOf({ relation, columns, links }: JudgedRelation): string[] {
  const names = columns.map(({ name }) => name);
  if (relation === 'customers' && names.includes('email')) return ['email'];
  const singular = relation.replace(/ies$/, 'y').replace(/s$/, '');
  const own = names.find((name) => name.endsWith('_key') && singular.endsWith(name.slice(0, -'_key'.length)));
  return own === undefined ? [...links, ...names] : [own];
}

/** Rows whose natural key another row has too; rows without one are told apart already. */
export async function countDuplicates(
  { query }: Pick<Warehouse, 'query'>,
  relation: RelationName,
  key: readonly string[],
  signal?: AbortSignal,
): Promise<number> {
  const [only] = key;
  if (only === undefined) return 0;
  const columns = key.map(identifier);
  const value = key.length === 1 ? sql`lower(trim(${identifier(only)}::VARCHAR))` : sql`hash(${joinSql(columns, ', ')})`;
  const where = key.length === 1 ? sql`where ${identifier(only)} is not null` : sql``;
  const found = await query(
    sql`select coalesce(sum(n), 0)::INTEGER as n from (select count(*) as n from ${relationSql(relation)} ${where} group by ${value} having count(*) > 1)`,
    signal,
  );
  return countAt(found, 'n');
}
