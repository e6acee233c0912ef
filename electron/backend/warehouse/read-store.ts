import type { ReadableDatabase } from '../store/driver.ts';
import { readLineChunks } from '../store/read-line-chunks.ts';
import type { Store } from '../store/store.ts';
import type { DimensionRows } from './line-chunk.ts';
import type { WarehouseSource } from './source.ts';

const ROWS_PER_PAGE = 20_000;

/** A client file as the source of its warehouse. */
export function readStore(store: Store): WarehouseSource {
  const db = store.reader;
  return {
    projectId: store.projectId,
    dataVersion: () => store.dataVersion(),
    lineCount: () => store.info().lines,
    readLines: () => readLineChunks(db),
    readDimensions: () => readDimensions(db),
  };
}

function* readDimensions(db: ReadableDatabase): Generator<DimensionRows> {
  for (const customers of readPages<DimensionRows['customers'][number]>(
    db,
    'select customer_id as id, customer_key as key, name, email, phone, city, country from customers where customer_id > ? order by customer_id',
  )) {
    yield { customers, products: [], orders: [] };
  }
  for (const products of readPages<DimensionRows['products'][number]>(
    db,
    'select product_id as id, product_key as key, name, category from products where product_id > ? order by product_id',
  )) {
    yield { customers: [], products, orders: [] };
  }
  for (const orders of readPages<DimensionRows['orders'][number]>(
    db,
    `select order_id as id, order_key as key, customer_id as customerId, ordered_at as seconds, ch.label as channel, co.label as country
     from orders left join labels ch on ch.label_id = channel_id left join labels co on co.label_id = country_id
     where order_id > ? order by order_id`,
  )) {
    yield { customers: [], products: [], orders };
  }
}

function* readPages<Row extends { readonly id: number }>(db: ReadableDatabase, text: string): Generator<Row[]> {
  const statement = db.prepare<[number], Row>(`${text} limit ${ROWS_PER_PAGE}`);
  let last = 0;
  for (;;) {
    const rows = statement.all(last);
    const tail = rows.at(-1);
    if (tail === undefined) return;
    last = tail.id;
    yield rows;
  }
}
