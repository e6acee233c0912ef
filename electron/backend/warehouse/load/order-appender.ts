import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import type { CountedOrders } from '../line-chunk.ts';
import { CHUNK_ROWS, ChunkWriter, Dictionary } from './chunk-writer.ts';
import type { Labels } from './labels.ts';
import { KINDS, ORDER_COLUMNS, ORDER_TABLE, ORDER_TYPES } from './packed-orders.ts';

/** Appends orders with their figures to the table under `orders`. */
export class OrderAppender {
  readonly #appender: DuckDBAppender;
  readonly #writer: ChunkWriter;
  readonly #scratch = new Int32Array(CHUNK_ROWS);
  readonly #labels: Labels;

  private constructor(appender: DuckDBAppender, labels: Labels) {
    this.#appender = appender;
    this.#labels = labels;
    this.#writer = new ChunkWriter(appender, ORDER_TYPES);
  }

  static async open(connection: DuckDBConnection, labels: Labels): Promise<OrderAppender> {
    return new OrderAppender(await connection.createAppender(ORDER_TABLE.name, ORDER_TABLE.schema), labels);
  }

  append(orders: CountedOrders): void {
    const kinds = Int32Array.from(orders.kinds, (kind) => (KINDS as readonly string[]).indexOf(kind));
    const cities = orders.city === null ? null : new Dictionary(orders.labels);
    for (let from = 0; from < orders.length; from += CHUNK_ROWS) {
      const count = Math.min(CHUNK_ROWS, orders.length - from);
      this.#writer.begin(count);
      ORDER_COLUMNS.forEach((name, column) => {
        this.#write(column, name, { orders, kinds, cities, from, count });
      });
      this.#writer.append();
    }
  }

  /** Hands over what is still held back. */
  close(): void {
    this.#appender.closeSync();
  }

  #write(column: number, name: string, slice: Slice): void {
    const writer = this.#writer;
    const { orders, kinds, cities, from, count } = slice;
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
        this.#ids(column, orders.customerId, slice);
        break;
      case 'ordered_at':
        writer.wholeNumbers(column, orders.seconds, from);
        break;
      case 'day':
        writer.integers(
          column,
          this.#fill(count, (row) => Math.floor((orders.seconds[from + row] ?? 0) / SECONDS_PER_DAY)),
        );
        break;
      case 'lines':
        writer.integers(column, orders.lines, from);
        break;
      case 'amount':
        writer.wholeNumbers(column, orders.amount, from);
        break;
      case 'kind_code':
        writer.integers(
          column,
          this.#fill(count, (row) => kinds[orders.kind[from + row] ?? 0] ?? 0),
        );
        break;
      case 'channel_code':
        this.#codes(column, orders.channel, slice);
        break;
      case 'country_code':
        this.#codes(column, orders.country, slice);
        break;
      case 'status_code':
        this.#codes(column, orders.status, slice);
        break;
      case 'currency_code':
        this.#codes(column, orders.currency, slice);
        break;
      case 'city':
        if (orders.city === null || cities === null) writer.allNull(column);
        else writer.codes(column, orders.city, from, cities);
        break;
      case 'employee_id':
        this.#ids(column, orders.employeeId, slice);
        break;
      case 'campaign_id':
        this.#ids(column, orders.campaignId, slice);
        break;
      case 'coupon':
        if (orders.coupon === null) writer.allNull(column);
        else writer.texts(column, (row) => orders.coupon?.[from + row] ?? null);
        break;
      default:
        throw new RangeError(`no orders column "${name}"`);
    }
  }

  /** Ids in which 0 means none. */
  #ids(column: number, ids: Int32Array | null, { from, count }: Slice): void {
    if (ids === null) {
      this.#writer.allNull(column);
      return;
    }
    this.#writer.integers(column, ids, from);
    if (ids.subarray(from, from + count).includes(0)) this.#writer.nulls(column, (row) => ids[from + row] === 0);
  }

  #codes(column: number, codes: Int32Array | null, { orders, from, count }: Slice): void {
    if (codes === null) this.#scratch.fill(0, 0, count);
    else this.#labels.translate(codes, from, count, orders.labels, this.#scratch);
    this.#writer.integers(column, this.#scratch);
  }

  #fill(count: number, valueAt: (row: number) => number): Int32Array {
    for (let row = 0; row < count; row++) this.#scratch[row] = valueAt(row);
    return this.#scratch;
  }
}

/** Orders that go into one chunk. */
interface Slice {
  readonly orders: CountedOrders;
  /** Codes of the warehouse by place in `orders.kinds`. */
  readonly kinds: Int32Array;
  readonly cities: Dictionary | null;
  readonly from: number;
  readonly count: number;
}
