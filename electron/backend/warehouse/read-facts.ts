import type { DuckDBConnection } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { sql } from '../../../shared/warehouse/sql.ts';
import type { FactColumns } from '../../workers/sort-facts.ts';
import { readStream } from './duckdb-file.ts';
import { readTable } from './table-reader.ts';

const COLUMNS = sql`select customer_id, day, order_id, coalesce(product_id, 0), amount::DOUBLE, quantity::DOUBLE, (kind = 'sale')::UTINYINT
  from order_lines where customer_id is not null`;

/** Reads the fact columns into shared memory, in the order of the lines. */
export async function readFactColumns(connection: DuckDBConnection, signal?: AbortSignal): Promise<FactColumns> {
  const sizes = await readStream(
    connection,
    sql`select (select count(*) from order_lines where customer_id is not null)::INTEGER as length, (select coalesce(max(customer_id), 0) from customers) as ids`,
    readTable,
    signal,
  );
  const length = Number(sizes.columns.length?.values[0] ?? 0);
  const facts = allocate(length, Number(sizes.columns.ids?.values[0] ?? 0));
  const targets: readonly (readonly [Int32Array | Float64Array | Uint8Array, number])[] = [
    [facts.customer, 4],
    [facts.day, 4],
    [facts.order, 4],
    [facts.product, 4],
    [facts.amount, 8],
    [facts.quantity, 8],
    [facts.sale, 1],
  ];
  await readStream(
    connection,
    COLUMNS,
    async (result) => {
      let at = 0;
      for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        const count = chunk.rowCount;
        for (const [index, [target, width]] of targets.entries()) {
          const data = duckdb.vector_get_data(duckdb.data_chunk_get_vector(chunk.chunk, index), count * width);
          new Uint8Array(target.buffer, at * width, count * width).set(data);
        }
        at += count;
      }
      if (at !== length) throw new Error(`expected ${length} fact lines, read ${at}`);
    },
    signal,
  );
  return facts;
}

function allocate(length: number, customerCount: number): FactColumns {
  const bytes = (width: number) => new SharedArrayBuffer(length * width);
  return {
    length,
    customerCount,
    customer: new Int32Array(bytes(4)),
    day: new Int32Array(bytes(4)),
    order: new Int32Array(bytes(4)),
    product: new Int32Array(bytes(4)),
    amount: new Float64Array(bytes(8)),
    quantity: new Float64Array(bytes(8)),
    sale: new Uint8Array(bytes(1)),
  };
}
