import type { WritableDatabase } from '../../store/driver.ts';
import type { ChangeJournal } from '../../store/queries/import-changes.ts';
import { createProductWriter, type ProductRow, readProduct } from '../../store/queries/products.ts';
import type { DimensionRows } from '../../warehouse/line-chunk.ts';
import { type ImportResolver, PRODUCT_ROLES } from '../resolve/import-resolver.ts';
import { changedIds, fieldTexts } from './field-texts.ts';

type WarehouseProduct = DimensionRows['products'][number];

const ROWS_PER_BATCH = 8192;

/** Writes the new and the changed products of an import, batch by batch, and gives the rows for the warehouse. */
export function* writeProducts(db: WritableDatabase, resolver: ImportResolver, journal: ChangeJournal): Generator<WarehouseProduct[]> {
  const { products: keys, productFields: fields, productPrices, texts } = resolver;
  const writer = createProductWriter(db, resolver.importId);
  const described = fieldTexts(fields, PRODUCT_ROLES, texts);
  const pricesOf = (id: number) => productPrices.prices.get(id) ?? { unitPrice: null, cost: null };
  let batch: WarehouseProduct[] = [];
  for (let index = 0; index < keys.newKeys.length; index++) {
    const id = keys.base + index + 1;
    const row: WarehouseProduct = { id, key: keys.newKeys[index] ?? '', name: null, category: null, ...described.ofNew(index + 1) };
    writer.insert({ ...row, ...pricesOf(id), rowNo: keys.newRows[index] ?? 0 });
    batch.push(row);
    if (batch.length === ROWS_PER_BATCH) {
      yield batch;
      batch = [];
    }
  }
  const priced = [...productPrices.prices.keys()].filter((id) => id <= keys.base);
  for (const id of [...new Set([...changedIds(fields), ...priced])].sort((a, b) => a - b)) {
    const before = readProduct(db, id);
    if (before === undefined) throw new Error(`product ${id} is gone`);
    const { unitPrice, cost } = pricesOf(id);
    const after: ProductRow = {
      ...before,
      ...described.ofKnown(id, before),
      unitPrice: unitPrice ?? before.unitPrice,
      cost: cost ?? before.cost,
    };
    if (isSame(after, before)) continue;
    journal.keep('products', id);
    writer.update(after);
    batch.push({ id: after.id, key: after.key, name: after.name, category: after.category });
  }
  yield batch;
}

function isSame(a: ProductRow, b: ProductRow): boolean {
  return a.name === b.name && a.category === b.category && a.unitPrice === b.unitPrice && a.cost === b.cost;
}
