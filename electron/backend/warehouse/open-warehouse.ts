import { join } from 'node:path';
import type { Store } from '../store/store.ts';
import { type Building, DuckDbWarehouse } from './duckdb-warehouse.ts';
import { readStore } from './load/read-store.ts';
import type { WarehouseSource } from './load/source.ts';
import type { Warehouse } from './warehouse.ts';

/** Opens the analytical cache of a client file in the cache folder; builds it from the store when there is any doubt about it. */
export async function openWarehouse({ store, cacheDir, ...building }: { store: Store; cacheDir: string } & Building): Promise<Warehouse> {
  return openWarehouseOf(readStore(store), cacheDir, building);
}

/** The same over any source of rows. */
export async function openWarehouseOf(source: WarehouseSource, cacheDir: string, building: Building = {}): Promise<Warehouse> {
  return DuckDbWarehouse.open(source, join(cacheDir, `${source.projectId}.duckdb`), building);
}
