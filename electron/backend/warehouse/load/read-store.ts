import { openReadable, type ReadableDatabase } from '../../store/driver.ts';
import { readCustomersAfter } from '../../store/queries/customers.ts';
import { readDataVersion } from '../../store/queries/meta.ts';
import { countLines } from '../../store/queries/order-lines.ts';
import { readOrdersAfter } from '../../store/queries/orders.ts';
import { readProductsAfter } from '../../store/queries/products.ts';
import { readRecordBatches } from '../../store/queries/records/read-batches.ts';
import { readLineChunks } from '../../store/read-line-chunks.ts';
import type { DimensionRows } from '../line-chunk.ts';
import type { WarehouseSource } from './source.ts';

const ROWS_PER_PAGE = 20_000;

/** A client file as the source of its warehouse, read through a connection that is open only while something is read. */
export function readStoreFile(path: string, projectId: string): WarehouseSource {
  function once<T>(read: (db: ReadableDatabase) => T): T {
    const db = openReadable(path);
    try {
      return read(db);
    } finally {
      db.close();
    }
  }

  function* each<T>(read: (db: ReadableDatabase) => Iterable<T>): Generator<T> {
    const db = openReadable(path);
    try {
      yield* read(db);
    } finally {
      db.close();
    }
  }

  return {
    projectId,
    dataVersion: () => once(readDataVersion),
    lineCount: () => once(countLines),
    readLines: () => each(readLineChunks),
    readDimensions: () => each(readDimensions),
    readRecords: (table) => each((db) => readRecordBatches(db, table)),
  };
}

function* readDimensions(db: ReadableDatabase): Generator<DimensionRows> {
  for (const customers of pages((id) => readCustomersAfter(db, id, ROWS_PER_PAGE))) yield { customers, products: [], orders: [] };
  for (const products of pages((id) => readProductsAfter(db, id, ROWS_PER_PAGE))) yield { customers: [], products, orders: [] };
  for (const orders of pages((id) => readOrdersAfter(db, id, ROWS_PER_PAGE))) yield { customers: [], products: [], orders };
}

function* pages<Row extends { readonly id: number }>(readAfter: (id: number) => Row[]): Generator<Row[]> {
  for (let rows = readAfter(0); rows.length > 0; rows = readAfter(rows.at(-1)?.id ?? 0)) yield rows;
}
