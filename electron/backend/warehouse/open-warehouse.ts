import type { Store } from '../store/store.ts';
import { ThreadWarehouse } from './thread/thread-warehouse.ts';
import type { Building, Warehouse } from './warehouse.ts';

/** Opens the analytical cache of a client file in the cache folder, in the thread of the engine; builds it from the store when there is any doubt about it. */
export async function openWarehouse({ store, cacheDir, ...building }: { store: Store; cacheDir: string } & Building): Promise<Warehouse> {
  return ThreadWarehouse.open(store, cacheDir, building);
}
