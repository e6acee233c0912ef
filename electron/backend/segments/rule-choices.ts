import { ANALYSES } from '../../../shared/analyses/registry.ts';
import { findColumn } from '../../../shared/warehouse/catalogue.ts';
import { type Sql, sql } from '../../../shared/warehouse/sql.ts';
import type { AnalysisEngine } from '../analyses/engine.ts';
import { AppError } from '../app-error.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** Values offered at most for one column. */
const MAX_VALUES = 200;

/** A value of a column with the customers that have it. */
export interface ValueCount {
  readonly value: string;
  readonly customers: number;
}

/** The groups an analysis makes with its default parameters. */
export interface AnalysisGroups {
  readonly analysis: string;
  readonly params: Record<string, unknown>;
  readonly groups: { readonly key: string; readonly customers: number }[];
}

/**
 * Values a text column takes, most frequent first. A plain name is a column of `customers`; "order_lines.channel" counts the
 * customers with such lines; "products.product_id" offers products by name, the value being the id and the name in one text "id name".
 * Throws AppError RULE_INVALID for anything that is no text column.
 */
export async function listValues(warehouse: Warehouse, column: string, search: string): Promise<ValueCount[]> {
  const { from, name } = sourceOf(column);
  const { columns, rowCount } = await warehouse.query(
    sql`select ${name} as value, count(distinct customer_id)::INTEGER as customers from ${from}
      where ${name} is not null and contains(lower(${name}), lower(${search}))
      group by 1 order by customers desc, value limit ${MAX_VALUES}`,
  );
  return Array.from({ length: rowCount }, (_, row) => ({
    value: String(columns.value?.values[row]),
    customers: Number(columns.customers?.values[row]),
  }));
}

function sourceOf(column: string): { from: Sql; name: Sql } {
  const [relation, name] = column.includes('.') ? column.split('.') : ['customers', column];
  const known = (['customers', 'order_lines', 'orders'] as const).find((candidate) => candidate === relation);
  if (known !== undefined && name !== undefined && findColumn(known, name)?.type === 'text') {
    return { from: { text: known, values: [] }, name: { text: `"${name}"`, values: [] } };
  }
  if (column === 'products.product_id') {
    return {
      from: sql`(select customer_id, l.product_id || ' ' || coalesce(p.name, p.product_key) as product from order_lines l join products p on p.product_id = l.product_id)`,
      name: sql`product`,
    };
  }
  throw new AppError('RULE_INVALID', { reason: `no text column "${column}"` });
}

/** Every analysis that makes groups, with their sizes; those the data cannot feed and those without groups by default are left out. */
export async function listGroups(engine: AnalysisEngine): Promise<AnalysisGroups[]> {
  const ready = new Set((await engine.offers()).filter(({ missing }) => missing.length === 0).map(({ id }) => id));
  const found: AnalysisGroups[] = [];
  for (const analysis of ANALYSES) {
    if (analysis.groups === undefined || !ready.has(analysis.id)) continue;
    const params = analysis.params.parse({});
    const groups = await engine.groupsOf(analysis.id, params);
    if (groups === null || groups.keys.length === 0) continue;
    const sizes = new Int32Array(groups.keys.length);
    for (const index of groups.groupOf.subarray(1)) if (index >= 0) sizes[index] = (sizes[index] ?? 0) + 1;
    found.push({ analysis: analysis.id, params, groups: groups.keys.map((key, index) => ({ key, customers: sizes[index] ?? 0 })) });
  }
  return found;
}
