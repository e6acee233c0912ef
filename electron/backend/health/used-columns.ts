import type { AnyAnalysis, QueryScope } from '../../../shared/analyses/define.ts';
import { RELATION_NAMES } from '../../../shared/warehouse/catalogue.ts';
import { relation } from '../../../shared/warehouse/sql.ts';
import { columnsOf } from '../warehouse/columns-of.ts';

/** What the shared fact columns are read from; the same for every analysis that asks for them. */
const FACT_COLUMNS = ['customer_id', 'day', 'order_id', 'product_id', 'amount', 'quantity'].map((column) => `order_lines.${column}`);
const WORD = /[a-z_][a-z0-9_]*/g;

/** A scope in which each relation stands under its own name, so that a query's text tells what it reads. */
const BARE_SCOPE: QueryScope = {
  firstDay: 0,
  lastDay: 0,
  period: null,
  filter: null,
  calendar: 'gregorian',
  currency: '',
  lines: { text: 'order_lines', values: [] },
  orders: { text: 'orders', values: [] },
  customers: { text: 'customers', values: [] },
  of: relation,
};

/**
 * "relation.column" → analyses that read it: what they say they need, the fact columns where they use them, and every column named in
 * the text of their queries (under their default parameters) that a relation named there has.
 */
export function readUsedColumns(analyses: readonly AnyAnalysis[]): ReadonlyMap<string, readonly string[]> {
  const used = new Map<string, string[]>();
  for (const analysis of analyses) {
    for (const column of new Set(columnsReadBy(analysis))) used.set(column, [...(used.get(column) ?? []), analysis.id]);
  }
  return used;
}

function columnsReadBy(analysis: AnyAnalysis): string[] {
  const needed = analysis.needs.flatMap((need) => [need, ...(need.alternatives ?? [])]).map(({ relation, column }) => `${relation}.${column}`);
  const params = analysis.params.parse({});
  const queries = Object.values({ ...analysis.query(params, BARE_SCOPE), ...analysis.findingsQuery?.(params, BARE_SCOPE) });
  const named = queries.flatMap(({ text }) => {
    const words = new Set(text.toLowerCase().match(WORD) ?? []);
    return RELATION_NAMES.filter((relation) => words.has(relation)).flatMap((relation) =>
      columnsOf(relation)
        .filter(([column]) => words.has(column))
        .map(([column]) => `${relation}.${column}`),
    );
  });
  return [...needed, ...(analysis.facts ? FACT_COLUMNS : []), ...named];
}
