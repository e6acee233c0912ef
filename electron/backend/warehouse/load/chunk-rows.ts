import { BIGINT, type DuckDBAppender, type DuckDBConnection, type DuckDBType, INTEGER, VARCHAR } from '@duckdb/node-api';
import { SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import type { DimensionRows, LineChunk, NullableDecimals } from '../line-chunk.ts';
import { CHUNK_ROWS, ChunkWriter, Dictionary } from './chunk-writer.ts';
import { CUSTOMER_DETAILS, detailSpec, PRODUCT_DETAILS } from './detail-columns.ts';
import { engineTypeOf, writeValues } from './value-column.ts';

const I = INTEGER;
const B = BIGINT;
const V = VARCHAR;
const LINE_TYPES: readonly DuckDBType[] = [I, I, I, I, I, I, B, I, B, B, B, B, B, V, V, V];
const KINDS = new Dictionary(['sale', 'return', 'free']);
const [SALE, RETURN, FREE] = [1, 2, 3];

/** Appends order lines to `order_lines` from the columns of an import. */
export class LineAppender {
  readonly #appender: DuckDBAppender;
  readonly #writer: ChunkWriter;
  readonly #scratch = new Int32Array(CHUNK_ROWS);
  #channels = { texts: [] as readonly string[], dictionary: new Dictionary([]) };
  #countries = { texts: [] as readonly string[], dictionary: new Dictionary([]) };

  private constructor(appender: DuckDBAppender) {
    this.#appender = appender;
    this.#writer = new ChunkWriter(appender, LINE_TYPES);
  }

  static async open(connection: DuckDBConnection): Promise<LineAppender> {
    return new LineAppender(await connection.createAppender('order_lines'));
  }

  append(chunk: LineChunk): void {
    this.#channels = refresh(this.#channels, chunk.channels);
    this.#countries = refresh(this.#countries, chunk.countries);
    for (let from = 0; from < chunk.length; from += CHUNK_ROWS) this.#appendSlice(chunk, from, Math.min(CHUNK_ROWS, chunk.length - from));
  }

  close(): void {
    this.#appender.closeSync();
  }

  #appendSlice(chunk: LineChunk, from: number, count: number): void {
    const writer = this.#writer;
    writer.begin(count);
    if (chunk.lineId === undefined) writer.integers(0, this.#sequence(count, chunk.firstLineId + from));
    else writer.integers(0, chunk.lineId, from);
    writer.integers(1, this.#scratch.fill(chunk.importId, 0, count));
    writer.integers(2, chunk.rowNo, from);
    writer.integers(3, chunk.orderId, from);
    this.#ids(4, chunk.customerId, from, count);
    this.#ids(5, chunk.productId, from, count);
    writer.wholeNumbers(6, chunk.seconds, from);
    writer.integers(7, this.#days(count, chunk.seconds, from));
    writer.bigints(8, chunk.quantity, from);
    this.#decimals(9, chunk.unitPrice, from, count);
    writer.bigints(10, chunk.amount, from);
    this.#decimals(11, chunk.cost, from, count);
    this.#decimals(12, chunk.discount, from, count);
    writer.codes(13, chunk.channel, from, this.#channels.dictionary);
    writer.codes(14, chunk.country, from, this.#countries.dictionary);
    writer.codes(15, this.#kinds(chunk, from, count), 0, KINDS);
    writer.append();
  }

  #sequence(count: number, first: number): Int32Array {
    for (let row = 0; row < count; row++) this.#scratch[row] = first + row;
    return this.#scratch;
  }

  #days(count: number, seconds: Float64Array, from: number): Int32Array {
    for (let row = 0; row < count; row++) this.#scratch[row] = Math.floor((seconds[from + row] ?? 0) / SECONDS_PER_DAY);
    return this.#scratch;
  }

  /** Ids in which 0 means none. */
  #ids(column: number, ids: Int32Array, from: number, count: number): void {
    this.#writer.integers(column, ids, from);
    if (ids.subarray(from, from + count).includes(0)) this.#writer.nulls(column, (row) => ids[from + row] === 0);
  }

  #decimals(column: number, decimals: NullableDecimals | null, from: number, count: number): void {
    if (decimals === null) {
      this.#writer.allNull(column);
      return;
    }
    const { scaled, empty } = decimals;
    this.#writer.bigints(column, scaled, from);
    if (empty.subarray(from, from + count).includes(1)) this.#writer.nulls(column, (row) => empty[from + row] === 1);
  }

  /** Signs are read from the 32-bit halves (little-endian), which avoids a bigint per value. */
  #kinds(chunk: LineChunk, from: number, count: number): Int32Array {
    const amount = halvesOf(chunk.amount);
    const quantity = halvesOf(chunk.quantity);
    const kinds = this.#scratch;
    for (let row = 0; row < count; row++) {
      const at = 2 * (from + row);
      const high = amount[at + 1] ?? 0;
      if (high < 0) kinds[row] = RETURN;
      else if (high > 0 || amount[at] !== 0) kinds[row] = SALE;
      else kinds[row] = (quantity[at + 1] ?? 0) < 0 ? RETURN : FREE;
    }
    return kinds;
  }
}

function halvesOf(values: BigInt64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length * 2);
}

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
  await appendRows(connection, 'new_orders', [I, V, I, B, V, V], orders, (writer, at) => {
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
  });
}

function typeOf(relation: 'customers' | 'products', name: string): DuckDBType {
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

function refresh(known: { texts: readonly string[]; dictionary: Dictionary }, texts: readonly string[]) {
  const isSame = known.texts === texts || (known.texts.length === texts.length && texts.every((text, index) => text === known.texts[index]));
  return isSame ? known : { texts: texts.slice(), dictionary: new Dictionary(texts) };
}
