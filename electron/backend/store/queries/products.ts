import type { DimensionRows } from '../../warehouse/line-chunk.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** A product as stored; price and cost in ten-thousandths. */
export interface ProductRow {
  readonly id: number;
  readonly key: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly brand: string | null;
  readonly status: string | null;
  readonly unitPrice: bigint | null;
  readonly cost: bigint | null;
}

/** A product as an import brings it. */
export type NewProduct = ProductRow & { readonly rowNo: number };

type Values = [
  id: bigint,
  key: string,
  name: string | null,
  category: string | null,
  brand: string | null,
  status: string | null,
  unitPrice: bigint | null,
  cost: bigint | null,
];

const SELECT = 'SELECT product_id, product_key, name, category, brand, status, unit_price, cost FROM products';

/** Number of products, which is the largest id. */
export function countProducts(db: ReadableDatabase): number {
  return db.prepare<[], { n: number }>('SELECT coalesce(max(product_id), 0) AS n FROM products').get()?.n ?? 0;
}

/** One product, or undefined. */
export function readProduct(db: ReadableDatabase, id: number): ProductRow | undefined {
  return createProductReader(db)(id);
}

/** Reads one product after another. */
export function createProductReader(db: ReadableDatabase): (id: number) => ProductRow | undefined {
  const one = db.prepare<[number], Values>(`${SELECT} WHERE product_id = ?`).raw().safeIntegers();
  return (id) => {
    const values = one.get(id);
    return values === undefined ? undefined : toRow(values);
  };
}

/** Products above an id, in order of id, at most `limit`: pages of everything. */
export function readProductsAfter(db: ReadableDatabase, id: number, limit: number): DimensionRows['products'][number][] {
  return db
    .prepare<[number, number], Values>(`${SELECT} WHERE product_id > ? ORDER BY product_id LIMIT ?`)
    .raw()
    .safeIntegers()
    .all(id, limit)
    .map((values) => toWarehouseProduct(toRow(values)));
}

/** A product in the shape of the warehouse. */
export function toWarehouseProduct({ id, key, name, category, brand, status, unitPrice, cost }: ProductRow): DimensionRows['products'][number] {
  const hasDetails = brand !== null || status !== null || unitPrice !== null || cost !== null;
  return { id, key, name, category, ...(hasDetails ? { details: { brand, status, unit_price: unitPrice, cost } } : {}) };
}

/** Takes the new and the changed products of one import. */
export function createProductWriter(db: WritableDatabase, importId: number) {
  const insert = db.prepare(
    `INSERT INTO products (product_id, product_key, name, category, brand, status, unit_price, cost, import_id, row_no)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ${importId}, ?)`,
  );
  const update = db.prepare(
    'UPDATE products SET product_key = ?, name = ?, category = ?, brand = ?, status = ?, unit_price = ?, cost = ? WHERE product_id = ?',
  );
  return {
    insert: (row: NewProduct): void => {
      insert.run(row.id, row.key, row.name, row.category, row.brand, row.status, row.unitPrice, row.cost, row.rowNo);
    },
    update: (row: ProductRow): void => {
      update.run(row.key, row.name, row.category, row.brand, row.status, row.unitPrice, row.cost, row.id);
    },
  };
}

/** Removes the products above an id. */
export function deleteProductsAbove(db: WritableDatabase, id: number): void {
  db.prepare<[number]>('DELETE FROM products WHERE product_id > ?').run(id);
}

function toRow([id, key, name, category, brand, status, unitPrice, cost]: Values): ProductRow {
  return { id: Number(id), key, name, category, brand, status, unitPrice, cost };
}
