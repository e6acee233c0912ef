import type { Store } from '../store/store.ts';
import { warehousePath } from './duckdb-file.ts';
import { type Building, DuckDbWarehouse } from './duckdb-warehouse.ts';
import type { WarehouseSource } from './load/source.ts';
import { ThreadWarehouse } from './thread/thread-warehouse.ts';
import type { Warehouse } from './warehouse.ts';

/** Opens the analytical cache of a client file in the cache folder, in the thread of the engine; builds it from the store when there is any doubt about it. */
export async function openWarehouse({ store, cacheDir, ...building }: { store: Store; cacheDir: string } & Building): Promise<Warehouse> {
  return ThreadWarehouse.open(store, cacheDir, building);
}

/** The same over any source of rows, in the thread of the caller. */
export async function openWarehouseOf(source: WarehouseSource, cacheDir: string, building: Building = {}): Promise<Warehouse> {
  return DuckDbWarehouse.open(source, warehousePath(source.projectId, cacheDir), building);
}
