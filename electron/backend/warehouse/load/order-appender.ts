import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import type { CountedOrders, DetailValue } from '../line-chunk.ts';
import { columnsOf } from '../relations.ts';
import { CHUNK_ROWS, ChunkWriter, Dictionary } from './chunk-writer.ts';
import { engineTypeOf, writeValues } from './value-column.ts';

const COLUMNS = columnsOf('orders');

/** Appends orders with their figures to the relation itself. */
export class OrderAppender {
  readonly #appender: DuckDBAppender;
  readonly #writer: ChunkWriter;
  readonly #scratch = new Int32Array(CHUNK_ROWS);

  private constructor(appender: DuckDBAppender) {
    this.#appender = appender;
    this.#writer = new ChunkWriter(
      appender,
      COLUMNS.map(([, { type }]) => engineTypeOf(type)),
    );
  }

  static async open(connection: DuckDBConnection): Promise<OrderAppender> {
    return new OrderAppender(await connection.createAppender('orders'));
  }

  append(orders: CountedOrders): void {
    const kinds = new Dictionary(orders.kinds);
    for (let from = 0; from < orders.length; from += CHUNK_ROWS) {
      const count = Math.min(CHUNK_ROWS, orders.length - from);
      this.#writer.begin(count);
      COLUMNS.forEach(([name], column) => {
        this.#write(column, name, orders, kinds, from, count);
      });
      this.#writer.append();
    }
  }

  close(): void {
    this.#appender.closeSync();
  }

  #write(column: number, name: string, orders: CountedOrders, kinds: Dictionary, from: number, count: number): void {
    const writer = this.#writer;
    const { customerId, seconds, details } = orders;
    switch (name) {
      case 'order_id':
        writer.integers(
          column,
          this.#fill(count, (row) => orders.firstId + from + row),
        );
        break;
      case 'order_key':
        writer.texts(column, (row) => orders.key[from + row] ?? '');
        break;
      case 'customer_id':
        writer.integers(column, customerId, from);
        if (customerId.subarray(from, from + count).includes(0)) writer.nulls(column, (row) => customerId[from + row] === 0);
        break;
      case 'ordered_at':
        writer.wholeNumbers(column, seconds, from);
        break;
      case 'day':
        writer.integers(
          column,
          this.#fill(count, (row) => Math.floor((seconds[from + row] ?? 0) / SECONDS_PER_DAY)),
        );
        break;
      case 'channel':
        writer.texts(column, (row) => orders.channel(from + row));
        break;
      case 'country':
        writer.texts(column, (row) => orders.country(from + row));
        break;
      case 'lines':
        writer.integers(column, orders.lines, from);
        break;
      case 'amount':
        writer.wholeNumbers(column, orders.amount, from);
        break;
      case 'kind':
        writer.codes(
          column,
          this.#fill(count, (row) => (orders.kind[from + row] ?? 0) + 1),
          0,
          kinds,
        );
        break;
      default:
        if (details === null) writer.allNull(column);
        else writeValues(writer, column, COLUMNS[column]?.[1].type ?? 'text', count, (row) => detailOf(details(from + row), name));
    }
  }

  #fill(count: number, valueAt: (row: number) => number): Int32Array {
    for (let row = 0; row < count; row++) this.#scratch[row] = valueAt(row);
    return this.#scratch;
  }
}

function detailOf(details: Readonly<Record<string, DetailValue>> | undefined, name: string): DetailValue {
  return details?.[name] ?? null;
}
