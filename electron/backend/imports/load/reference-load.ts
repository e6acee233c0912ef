import type { ReadableDatabase } from '../../store/driver.ts';
import type { ImportResolver } from '../resolve/import-resolver.ts';
import type { ReferenceLoad } from './kind-load.ts';
import { loadCustomers } from './load-customers.ts';
import { loadProducts } from './load-products.ts';

/** Works out the customers and products of a file when it is first asked, after the last row. */
export function createReferenceLoad(db: ReadableDatabase, resolver: ImportResolver): () => ReferenceLoad {
  let load: ReferenceLoad | null = null;
  return () => {
    load ??= { customers: loadCustomers(db, resolver), products: loadProducts(db, resolver) };
    return load;
  };
}
