import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import { columnsOf } from '../columns-of.ts';
import type { CountedCustomers, DetailValue } from '../line-chunk.ts';
import { CHUNK_ROWS, ChunkWriter } from './chunk-writer.ts';
import { engineTypeOf, writeValues } from './value-column.ts';

const COLUMNS = columnsOf('customers');

/** Appends customers with their figures to the relation itself. */
export class CustomerAppender {
  readonly #appender: DuckDBAppender;
  readonly #writer: ChunkWriter;
  readonly #ids = new Int32Array(CHUNK_ROWS);

  private constructor(appender: DuckDBAppender) {
    this.#appender = appender;
    this.#writer = new ChunkWriter(
      appender,
      COLUMNS.map(([, { type }]) => engineTypeOf(type)),
    );
  }

  static async open(connection: DuckDBConnection): Promise<CustomerAppender> {
    return new CustomerAppender(await connection.createAppender('customers'));
  }

  append(customers: CountedCustomers): void {
    const { length } = customers.keys;
    for (let from = 0; from < length; from += CHUNK_ROWS) {
      const count = Math.min(CHUNK_ROWS, length - from);
      this.#writer.begin(count);
      COLUMNS.forEach(([name], column) => {
        this.#write(column, name, customers, from, count);
      });
      this.#writer.append();
    }
  }

  close(): void {
    this.#appender.closeSync();
  }

  #write(column: number, name: string, customers: CountedCustomers, from: number, count: number): void {
    const { firstId, keys, rows, country, countries, firstDay, lastDay, orders, revenue } = customers;
    const writer = this.#writer;
    const isNever = (row: number) => (firstDay[from + row] ?? 0) > (lastDay[from + row] ?? 0);
    switch (name) {
      case 'customer_id':
        for (let row = 0; row < count; row++) this.#ids[row] = firstId + from + row;
        writer.integers(column, this.#ids);
        break;
      case 'customer_key':
        writer.texts(column, (row) => keys[from + row] ?? '');
        break;
      case 'name':
      case 'email':
      case 'phone':
      case 'city':
        writeValues(writer, column, 'text', count, (row) => rows?.[from + row]?.[name] ?? null);
        break;
      case 'country':
        writeValues(writer, column, 'text', count, (row) => rows?.[from + row]?.country ?? (countries[(country?.[from + row] ?? 0) - 1] || null));
        break;
      case 'first_day':
      case 'last_day':
        writer.integers(column, name === 'first_day' ? firstDay : lastDay, from);
        if (hasGap(count, isNever)) writer.nulls(column, isNever);
        break;
      case 'orders':
        writer.integers(column, orders, from);
        break;
      case 'revenue':
        writer.wholeNumbers(column, revenue, from);
        break;
      default:
        if (rows === null) writer.allNull(column);
        else writeValues(writer, column, COLUMNS[column]?.[1].type ?? 'text', count, (row) => detailOf(rows[from + row]?.details, name));
    }
  }
}

function hasGap(count: number, isNever: (row: number) => boolean): boolean {
  for (let row = 0; row < count; row++) if (isNever(row)) return true;
  return false;
}

/** The day of registration follows from the instant. */
function detailOf(details: Readonly<Record<string, DetailValue>> | undefined, name: string): DetailValue {
  if (name !== 'registered_day') return details?.[name] ?? null;
  const at = details?.registered_at ?? null;
  return at === null ? null : Math.floor(Number(at) / SECONDS_PER_DAY);
}
