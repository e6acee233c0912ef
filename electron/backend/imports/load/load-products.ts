import type { ReadableDatabase, WritableDatabase } from '../../store/driver.ts';
import type { ChangeJournal } from '../../store/queries/import-changes.ts';
import { createProductReader, createProductWriter, type ProductRow, toWarehouseProduct } from '../../store/queries/products.ts';
import type { DimensionRows } from '../../warehouse/line-chunk.ts';
import type { ImportResolver } from '../resolve/import-resolver.ts';
import { PRODUCT_ROLES } from '../resolve/parties/references.ts';
import type { Pause } from '../stages.ts';
import { changedIds, fieldTexts } from './field-texts.ts';

type WarehouseProduct = DimensionRows['products'][number];

const ROWS_PER_BATCH = 8192;
const NOTHING = { name: null, category: null, brand: null, status: null, unitPrice: null, cost: null } as const;
const COMPARED = ['key', 'name', 'category', 'brand', 'status', 'unitPrice', 'cost'] as const;

/** Products of an import on their way into store and warehouse. */
export interface ProductLoad {
  readonly changed: readonly ProductRow[];
  /** Writes the new and the changed ones, batch by batch, and gives the rows for the warehouse. */
  readonly write: (db: WritableDatabase, journal: ChangeJournal) => Generator<WarehouseProduct[]>;
}

/** Works out which products an import changes. */
export async function loadProducts(db: ReadableDatabase, resolver: ImportResolver, pause: Pause): Promise<ProductLoad> {
  const { products: keys, productFields: fields, productPrices, texts } = resolver;
  const described = fieldTexts(fields, PRODUCT_ROLES, texts);
  const pricesOf = (id: number) => productPrices.prices.get(id) ?? { unitPrice: null, cost: null };
  const priced = [...productPrices.prices.keys()].filter((id) => id <= keys.base);
  const isLeftAlone = resolver.kind === 'products' && resolver.references.known.keepsKnown;
  const known = [...new Set(isLeftAlone ? keys.renamed.keys() : [...changedIds(fields), ...priced, ...keys.renamed.keys()])];
  const changed: ProductRow[] = [];
  const read = createProductReader(db);
  let looked = 0;
  for (const id of known.sort((a, b) => a - b)) {
    if (++looked % ROWS_PER_BATCH === 0) await pause();
    const before = read(id);
    if (before === undefined) throw new Error(`product ${id} is gone`);
    const { unitPrice, cost } = pricesOf(id);
    const said = { ...described.ofKnown(id, before), unitPrice: unitPrice ?? before.unitPrice, cost: cost ?? before.cost };
    const after: ProductRow = { ...before, ...(isLeftAlone ? {} : said), key: keys.renamed.get(id) ?? before.key };
    if (COMPARED.some((field) => after[field] !== before[field])) changed.push(after);
  }

  function* write(target: WritableDatabase, journal: ChangeJournal): Generator<WarehouseProduct[]> {
    const writer = createProductWriter(target, resolver.importId);
    for (let first = 0; first < keys.added; first += ROWS_PER_BATCH) {
      const rows = keys.newRows(first, first + ROWS_PER_BATCH);
      const added = keys.newKeys(first, first + ROWS_PER_BATCH).map((key, index): ProductRow => {
        const id = keys.base + first + index + 1;
        return { id, key, ...NOTHING, ...described.ofNew(first + index + 1), ...pricesOf(id) };
      });
      added.forEach((row, index) => {
        writer.insert({ ...row, rowNo: rows[index] ?? 0 });
      });
      yield added.map(toWarehouseProduct);
    }
    for (let first = 0; first < changed.length; first += ROWS_PER_BATCH) {
      const batch = changed.slice(first, first + ROWS_PER_BATCH);
      for (const row of batch) {
        journal.keep('products', row.id);
        writer.update(row);
      }
      yield batch.map(toWarehouseProduct);
    }
  }

  return { changed, write };
}
