import { BIGINT, type DuckDBType, INTEGER } from '@duckdb/node-api';
import { labelColumns } from './label-column.ts';

const I = INTEGER;
const B = BIGINT;

/**
 * How order lines are kept: the relation `order_lines` is a view over a table without texts. Texts in the table would make
 * an import take half as long again, since the engine hashes and packs each of them; what kind a line is follows from its
 * amounts, and channels and countries are few.
 */
export const LINE_TABLE = { schema: 'bookkeeping', name: 'packed_lines', path: 'bookkeeping.packed_lines' } as const;
export const LINE_TYPES: readonly DuckDBType[] = [I, I, I, I, I, I, I, I, B, B, B, B, B, I, I];

/** Columns in the order of `LINE_TYPES`. */
const COLUMNS = [
  'line_id INTEGER NOT NULL',
  'import_id INTEGER NOT NULL',
  'row_no INTEGER NOT NULL',
  'order_id INTEGER NOT NULL',
  'customer_id INTEGER',
  'product_id INTEGER',
  'day INTEGER NOT NULL',
  'second INTEGER NOT NULL',
  'quantity BIGINT NOT NULL',
  'unit_price BIGINT',
  'amount BIGINT NOT NULL',
  '"cost" BIGINT',
  'discount BIGINT',
  'channel_code INTEGER NOT NULL',
  'country_code INTEGER NOT NULL',
];

/** Makes the table. Saying how numbers are packed spares the engine trying every way on each of them: a fifth of the time of appending. */
export const CREATE_LINE_TABLE = `create table ${LINE_TABLE.path} (${COLUMNS.map((column) => `${column} USING COMPRESSION bitpacking`).join(', ')})`;

/** The relation `order_lines` as a view over the table. */
export function declareLineView(labels: readonly string[]): string {
  const { text, joins } = labelColumns(labels, 'lines', ['channel', 'country']);
  return `create or replace view order_lines as select line_id, import_id, row_no, order_id, customer_id, product_id,
    day::BIGINT * 86400 + second as ordered_at, day, quantity, unit_price, amount, "cost", discount, ${text('channel')} as channel, ${text('country')} as country,
    case when amount > 0 then 'sale' when amount < 0 or quantity < 0 then 'return' else 'free' end as kind
    from ${LINE_TABLE.path} lines${joins}`;
}
