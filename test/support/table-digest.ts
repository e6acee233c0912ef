import { createHash } from 'node:crypto';
import type { Warehouse } from '../../electron/backend/warehouse/warehouse.ts';
import { RELATION_NAMES, type RelationName } from '../../shared/warehouse/catalogue.ts';
import { sql } from '../../shared/warehouse/sql.ts';

/** Digest of every relation's rows, whatever their order. */
export async function digestRelations(warehouse: Warehouse): Promise<Record<RelationName, string>> {
  const digests: Partial<Record<RelationName, string>> = {};
  for (const name of RELATION_NAMES) {
    const { columns } = await warehouse.query({ text: `select t::VARCHAR as row from ${name} t order by all`, values: sql``.values });
    digests[name] = createHash('sha256').update(JSON.stringify(columns.row?.values)).digest('hex');
  }
  return digests as Record<RelationName, string>;
}
