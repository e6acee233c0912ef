import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import { putInt64, toWords } from '../../store/int64.ts';
import type { Decimals } from '../../store/queries/order-lines.ts';
import type { LineChunk } from '../line-chunk.ts';
import { CHUNK_ROWS, ChunkWriter } from './chunk-writer.ts';
import type { Labels } from './labels.ts';
import { LINE_TABLE, LINE_TYPES } from './packed-lines.ts';

/** Appends order lines to the table under `order_lines` from the columns of an import. */
export class LineAppender {
  readonly #appender: DuckDBAppender;
  readonly #writer: ChunkWriter;
  readonly #scratch = new Int32Array(CHUNK_ROWS);
  readonly #days = new Int32Array(CHUNK_ROWS);
  readonly #numbers = new BigInt64Array(CHUNK_ROWS);
  readonly #words = toWords(this.#numbers);
  readonly #labels: Labels;

  private constructor(appender: DuckDBAppender, labels: Labels) {
    this.#appender = appender;
    this.#labels = labels;
    this.#writer = new ChunkWriter(appender, LINE_TYPES);
  }

  static async open(connection: DuckDBConnection, labels: Labels): Promise<LineAppender> {
    return new LineAppender(await connection.createAppender(LINE_TABLE.name, LINE_TABLE.schema), labels);
  }

  append(chunk: LineChunk): void {
    for (let from = 0; from < chunk.length; from += CHUNK_ROWS) this.#appendSlice(chunk, from, Math.min(CHUNK_ROWS, chunk.length - from));
  }

  /** Hands over what is still held back. */
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
    if (chunk.productId === null) writer.allNull(5);
    else this.#ids(5, chunk.productId, from, count);
    this.#splitInstants(count, chunk.seconds, from);
    writer.integers(6, this.#days);
    writer.integers(7, this.#scratch);
    this.#decimals(8, chunk.quantity, from, count);
    this.#decimals(9, chunk.unitPrice, from, count);
    this.#decimals(10, chunk.amount, from, count);
    this.#decimals(11, chunk.cost, from, count);
    this.#decimals(12, chunk.discount, from, count);
    this.#codes(13, chunk.channel, chunk.channels, from, count);
    this.#codes(14, chunk.country, chunk.countries, from, count);
    writer.append();
  }

  #sequence(count: number, first: number): Int32Array {
    for (let row = 0; row < count; row++) this.#scratch[row] = first + row;
    return this.#scratch;
  }

  /** Writes days into `#days` and the seconds of the day into `#scratch`; files are mostly sorted, so the day is mostly that of the line before. */
  #splitInstants(count: number, seconds: Float64Array, from: number): void {
    const [days, ofDay] = [this.#days, this.#scratch];
    let day = 0;
    let start = Number.NaN;
    for (let row = 0; row < count; row++) {
      const instant = seconds[from + row] as number;
      let second = instant - start;
      if (!(second >= 0 && second < SECONDS_PER_DAY)) {
        day = Math.floor(instant / SECONDS_PER_DAY);
        start = day * SECONDS_PER_DAY;
        second = instant - start;
      }
      days[row] = day;
      ofDay[row] = second;
    }
  }

  /** Ids in which 0 means none. */
  #ids(column: number, ids: Int32Array, from: number, count: number): void {
    this.#writer.integers(column, ids, from);
    if (ids.subarray(from, from + count).includes(0)) this.#writer.nulls(column, (row) => ids[from + row] === 0);
  }

  #codes(column: number, codes: Int32Array | null, texts: readonly string[], from: number, count: number): void {
    if (codes === null) this.#scratch.fill(0, 0, count);
    else this.#labels.translate(codes, from, count, texts, this.#scratch);
    this.#writer.integers(column, this.#scratch);
  }

  #decimals(column: number, decimals: Decimals | null, from: number, count: number): void {
    if (decimals === null) this.#writer.allNull(column);
    else if (decimals.form === 'wide') this.#wideDecimals(column, decimals, from, count);
    else this.#plainDecimals(column, decimals.scaled, from, count);
  }

  #wideDecimals(column: number, { scaled, empty }: Extract<Decimals, { form: 'wide' }>, from: number, count: number): void {
    this.#writer.bigints(column, scaled, from);
    if (empty.subarray(from, from + count).includes(1)) this.#writer.nulls(column, (row) => empty[from + row] === 1);
  }

  /** Whole numbers in doubles, NaN where there is none. */
  #plainDecimals(column: number, scaled: Float64Array, from: number, count: number): void {
    let gaps = 0;
    for (let row = 0; row < count; row++) {
      const value = scaled[from + row] as number;
      if (Number.isNaN(value)) {
        gaps += 1;
        putInt64(this.#words, row, 0);
      } else putInt64(this.#words, row, value);
    }
    this.#writer.bigints(column, this.#numbers);
    if (gaps > 0) this.#writer.nulls(column, (row) => Number.isNaN(scaled[from + row]));
  }
}
