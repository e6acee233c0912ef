import type { DimensionRows } from '../../warehouse/line-chunk.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** A product as stored; price and cost in ten-thousandths. */
export type ProductRow = DimensionRows['products'][number] & { readonly unitPrice: bigint | null; readonly cost: bigint | null };

/** A product as an import brings it. */
export type NewProduct = ProductRow & { readonly rowNo: number };

const SELECT = 'SELECT product_id AS id, product_key AS key, name, category FROM products';

/** Number of products, which is the largest id. */
export function countProducts(db: ReadableDatabase): number {
  return db.prepare<[], { n: number }>('SELECT coalesce(max(product_id), 0) AS n FROM products').get()?.n ?? 0;
}

/** Ids by key, for matching an import with what is known. */
export function readProductIds(db: ReadableDatabase): Map<string, number> {
  return new Map(db.prepare<[], [string, number]>('SELECT product_key, product_id FROM products').raw().all());
}

/** One product, or undefined. */
export function readProduct(db: ReadableDatabase, id: number): ProductRow | undefined {
  type Row = [id: bigint, key: string, name: string | null, category: string | null, unitPrice: bigint | null, cost: bigint | null];
  const row = db
    .prepare<[number], Row>('SELECT product_id, product_key, name, category, unit_price, cost FROM products WHERE product_id = ?')
    .raw()
    .safeIntegers()
    .get(id);
  if (row === undefined) return undefined;
  const [productId, key, name, category, unitPrice, cost] = row;
  return { id: Number(productId), key, name, category, unitPrice, cost };
}

/** Products above an id, in order of id, at most `limit`: pages of everything. */
export function readProductsAfter(db: ReadableDatabase, id: number, limit: number): DimensionRows['products'][number][] {
  return db.prepare<[number, number], DimensionRows['products'][number]>(`${SELECT} WHERE product_id > ? ORDER BY product_id LIMIT ?`).all(id, limit);
}

/** Takes the new and the changed products of one import. */
export function createProductWriter(db: WritableDatabase, importId: number) {
  const insert = db.prepare(
    `INSERT INTO products (product_id, product_key, name, category, unit_price, cost, import_id, row_no)
     VALUES (?, ?, ?, ?, ?, ?, ${importId}, ?)`,
  );
  const update = db.prepare('UPDATE products SET name = ?, category = ?, unit_price = ?, cost = ? WHERE product_id = ?');
  return {
    insert: (row: NewProduct): void => {
      insert.run(row.id, row.key, row.name, row.category, row.unitPrice, row.cost, row.rowNo);
    },
    update: (row: ProductRow): void => {
      update.run(row.name, row.category, row.unitPrice, row.cost, row.id);
    },
  };
}

/** Removes the products above an id. */
export function deleteProductsAbove(db: WritableDatabase, id: number): void {
  db.prepare<[number]>('DELETE FROM products WHERE product_id > ?').run(id);
}
