import { readCustomersAfter } from '../../store/queries/customers.ts';
import { readOrdersAfter } from '../../store/queries/orders.ts';
import { readProductsAfter } from '../../store/queries/products.ts';
import { readRecordBatches } from '../../store/queries/records/read-batches.ts';
import { readLineChunks } from '../../store/read-line-chunks.ts';
import type { Store } from '../../store/store.ts';
import type { DimensionRows } from '../line-chunk.ts';
import type { WarehouseSource } from './source.ts';

const ROWS_PER_PAGE = 20_000;

/** A client file as the source of its warehouse. */
export function readStore(store: Store): WarehouseSource {
  return {
    projectId: store.projectId,
    dataVersion: () => store.dataVersion(),
    lineCount: () => store.info().lines,
    readLines: () => readLineChunks(store.reader),
    readDimensions: () => readDimensions(store),
    readRecords: (table) => readRecordBatches(store.reader, table),
  };
}

function* readDimensions({ reader }: Store): Generator<DimensionRows> {
  for (const customers of pages((id) => readCustomersAfter(reader, id, ROWS_PER_PAGE))) yield { customers, products: [], orders: [] };
  for (const products of pages((id) => readProductsAfter(reader, id, ROWS_PER_PAGE))) yield { customers: [], products, orders: [] };
  for (const orders of pages((id) => readOrdersAfter(reader, id, ROWS_PER_PAGE))) yield { customers: [], products: [], orders };
}

function* pages<Row extends { readonly id: number }>(readAfter: (id: number) => Row[]): Generator<Row[]> {
  for (let rows = readAfter(0); rows.length > 0; rows = readAfter(rows.at(-1)?.id ?? 0)) yield rows;
}
