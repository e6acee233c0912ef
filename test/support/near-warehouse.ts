import { warehousePath } from '../../electron/backend/warehouse/duckdb-file.ts';
import { DuckDbWarehouse } from '../../electron/backend/warehouse/duckdb-warehouse.ts';
import type { WarehouseSource } from '../../electron/backend/warehouse/load/source.ts';
import type { Building, Warehouse } from '../../electron/backend/warehouse/warehouse.ts';

/** A warehouse over any source of rows, in the thread of the caller. */
export async function openWarehouseOf(source: WarehouseSource, cacheDir: string, building: Building = {}): Promise<Warehouse> {
  return DuckDbWarehouse.open(source, warehousePath(source.projectId, cacheDir), building);
}
