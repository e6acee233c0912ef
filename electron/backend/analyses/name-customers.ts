import type { Block, Figure, Message, MessageParam, ValueFormat } from '../../../shared/analyses/blocks.ts';
import { sql } from '../../../shared/warehouse/sql.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** Ids are looked up in parts of this size. */
const IDS_PER_QUERY = 500;

/**
 * Blocks in which every value of format "customer" is the customer's name, or the number in the files where there is no name; the id
 * goes into `customer`. Analyses compute with ids only, so that names never enter a worker.
 */
export async function nameCustomers(blocks: readonly Block[], query: Warehouse['query'], signal?: AbortSignal): Promise<Block[]> {
  const ids = new Set<number>();
  for (const block of blocks) mapFigures(block, (figure, format) => (isCustomer(figure, format) ? noted(figure, ids) : figure));
  if (ids.size === 0) return [...blocks];
  const names = await readNames([...ids], query, signal);
  return blocks.map((block) =>
    mapFigures(block, (figure, format) => {
      if (!isCustomer(figure, format)) return figure;
      const id = Number(figure.value);
      return { ...figure, value: names.get(id) ?? null, customer: id };
    }),
  );
}

function isCustomer(figure: Figure, format: ValueFormat): boolean {
  return format.kind === 'customer' && typeof figure.value === 'number';
}

function noted(figure: Figure, ids: Set<number>): Figure {
  ids.add(Number(figure.value));
  return figure;
}

async function readNames(ids: readonly number[], query: Warehouse['query'], signal?: AbortSignal): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  for (let from = 0; from < ids.length; from += IDS_PER_QUERY) {
    const part = ids.slice(from, from + IDS_PER_QUERY);
    const list = { text: part.map(() => '?').join(', '), values: part };
    const { rowCount, columns } = await query(
      sql`select customer_id, coalesce(name, customer_key) as name from customers where customer_id in (${list})`,
      signal,
    );
    for (let row = 0; row < rowCount; row++) names.set(Number(columns.customer_id?.values[row]), String(columns.name?.values[row] ?? ''));
  }
  return names;
}

type Change = <F extends Figure>(figure: F, format: ValueFormat) => F;

/** A block with every figure that may name something changed: cells of tables, heads of matrices, axes of charts, items of KPIs, sentences. */
function mapFigures(block: Block, change: (figure: Figure, format: ValueFormat) => Figure): Block {
  const apply = change as Change;
  switch (block.kind) {
    case 'table': {
      const row = (figures: readonly Figure[]) => figures.map((figure, index) => apply(figure, block.columns[index]?.format ?? { kind: 'text' }));
      return { ...block, rows: block.rows.map(row), ...(block.total === undefined ? {} : { total: row(block.total) }) };
    }
    case 'matrix':
      return { ...block, rows: block.rows.map((row) => ({ ...row, head: apply(row.head, block.row.format) })) };
    case 'kpi':
      return { ...block, items: block.items.map((item) => apply(item, item.format)) };
    case 'chart':
      return {
        ...block,
        series: block.series.map((series) => ({
          ...series,
          points: series.points.map((point) => {
            if (block.x.format.kind !== 'customer' || typeof point.x !== 'number') return point;
            const named = apply<Figure>({ value: point.x }, block.x.format);
            return named.customer === undefined ? point : { ...point, x: named.value, customer: named.customer };
          }),
        })),
      };
    case 'finding':
      return { ...block, claim: named(block.claim, apply) };
    case 'note':
      return { ...block, message: named(block.message, apply) };
  }
}

/** A sentence with the customers it speaks of named. */
function named(message: Message, apply: Change): Message {
  if (message.params === undefined) return message;
  const params = Object.entries(message.params).map(([name, param]): [string, MessageParam] => {
    if (typeof param !== 'object' || param === null) return [name, param];
    if ('key' in param) return [name, named(param, apply)];
    return [name, { ...param, value: apply<Figure>({ value: param.value }, param.format).value }];
  });
  return { ...message, params: Object.fromEntries(params) };
}
