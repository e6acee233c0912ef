import type { ReadableDatabase } from '../../store/driver.ts';
import type { ImportResolver } from '../resolve/import-resolver.ts';
import type { Pause } from '../stages.ts';
import type { ReferenceLoad } from './kind-load.ts';
import { loadCustomers } from './load-customers.ts';
import { loadProducts } from './load-products.ts';

/** Works out the customers and products of a file when it is first asked, after the last row. */
export function createReferenceLoad(db: ReadableDatabase, resolver: ImportResolver, pause: Pause): () => Promise<ReferenceLoad> {
  let load: ReferenceLoad | null = null;
  return async () => {
    load ??= { customers: await loadCustomers(db, resolver, pause), products: await loadProducts(db, resolver, pause) };
    return load;
  };
}
