import { BIGINT, type DuckDBConnection, type DuckDBType, INTEGER, VARCHAR } from '@duckdb/node-api';
import { CUSTOMER_DETAILS, ORDER_DETAIL_COLUMNS, PRODUCT_DETAILS } from '../details.ts';
import type { DimensionRows } from '../line-chunk.ts';
import { CHUNK_ROWS, ChunkWriter } from './chunk-writer.ts';
import { detailSpec } from './detail-columns.ts';
import { engineTypeOf, writeValues } from './value-column.ts';

const I = INTEGER;
const B = BIGINT;
const V = VARCHAR;

/** Appends dimension rows to the staging tables. */
export async function appendDimensionRows(connection: DuckDBConnection, rows: DimensionRows): Promise<void> {
  const { customers, products, orders } = rows;
  await appendRows(
    connection,
    'new_customers',
    [I, V, V, V, V, V, V, ...CUSTOMER_DETAILS.map((name) => typeOf('customers', name))],
    customers,
    (writer, at) => {
      writer.integers(
        0,
        Int32Array.from(at, (row) => row.id),
      );
      writer.texts(1, (row) => at[row]?.key ?? '');
      writer.texts(2, (row) => at[row]?.name ?? null);
      writer.texts(3, (row) => at[row]?.email ?? null);
      writer.texts(4, (row) => at[row]?.phone ?? null);
      writer.texts(5, (row) => at[row]?.city ?? null);
      writer.texts(6, (row) => at[row]?.country ?? null);
      CUSTOMER_DETAILS.forEach((name, index) => {
        writeValues(writer, 7 + index, detailSpec('customers', name).type, at.length, (row) => at[row]?.details?.[name] ?? null);
      });
    },
  );
  await appendRows(connection, 'new_products', [I, V, V, V, ...PRODUCT_DETAILS.map((name) => typeOf('products', name))], products, (writer, at) => {
    writer.integers(
      0,
      Int32Array.from(at, (row) => row.id),
    );
    writer.texts(1, (row) => at[row]?.key ?? '');
    writer.texts(2, (row) => at[row]?.name ?? null);
    writer.texts(3, (row) => at[row]?.category ?? null);
    PRODUCT_DETAILS.forEach((name, index) => {
      writeValues(writer, 4 + index, detailSpec('products', name).type, at.length, (row) => at[row]?.details?.[name] ?? null);
    });
  });
  await appendRows(
    connection,
    'new_orders',
    [I, V, I, B, V, V, ...ORDER_DETAIL_COLUMNS.map((name) => typeOf('orders', name))],
    orders,
    (writer, at) => {
      writer.integers(
        0,
        Int32Array.from(at, (row) => row.id),
      );
      writer.texts(1, (row) => at[row]?.key ?? '');
      writer.integers(
        2,
        Int32Array.from(at, (row) => row.customerId ?? 0),
      );
      if (at.some((row) => row.customerId === null)) writer.nulls(2, (row) => at[row]?.customerId === null);
      writer.wholeNumbers(
        3,
        Float64Array.from(at, (row) => row.seconds),
      );
      writer.texts(4, (row) => at[row]?.channel ?? null);
      writer.texts(5, (row) => at[row]?.country ?? null);
      const isPlain = at.every((row) => row.details === undefined);
      ORDER_DETAIL_COLUMNS.forEach((name, index) => {
        if (isPlain) writer.allNull(6 + index);
        else writeValues(writer, 6 + index, detailSpec('orders', name).type, at.length, (row) => at[row]?.details?.[name] ?? null);
      });
    },
  );
}

function typeOf(relation: 'customers' | 'products' | 'orders', name: string): DuckDBType {
  return engineTypeOf(detailSpec(relation, name).type);
}

/** Appends rows to any table, chunk by chunk; `fill` writes every column of the given rows. */
async function appendRows<Row>(
  connection: DuckDBConnection,
  table: string,
  types: readonly DuckDBType[],
  rows: readonly Row[],
  fill: (writer: ChunkWriter, rows: readonly Row[]) => void,
): Promise<void> {
  if (rows.length === 0) return;
  const appender = await connection.createAppender(table);
  const writer = new ChunkWriter(appender, types);
  for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
    const slice = rows.slice(from, from + CHUNK_ROWS);
    writer.begin(slice.length);
    fill(writer, slice);
    writer.append();
  }
  appender.closeSync();
}

/** Appends whole integer columns to a table of INTEGER columns. */
export async function appendIntegers(connection: DuckDBConnection, table: string, columns: readonly Int32Array[]): Promise<void> {
  const length = columns[0]?.length ?? 0;
  if (length === 0) return;
  const appender = await connection.createAppender(table);
  const writer = new ChunkWriter(
    appender,
    columns.map(() => I),
  );
  for (let from = 0; from < length; from += CHUNK_ROWS) {
    writer.begin(Math.min(CHUNK_ROWS, length - from));
    columns.forEach((values, column) => {
      writer.integers(column, values, from);
    });
    writer.append();
  }
  appender.closeSync();
}
