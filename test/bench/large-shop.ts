import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Warehouse } from '../../electron/backend/warehouse/warehouse.ts';
import { MemorySource, randomImport } from '../support/memory-source.ts';
import { openWarehouseOf } from '../support/near-warehouse.ts';

const LINES_PER_PART = 500_000;
const DAYS = 1826;
const FIRST_DAY = 18_000;

export interface LargeShop {
  readonly warehouse: Warehouse;
  readonly close: () => Promise<void>;
}

/** A warehouse of so many lines, a tenth as many customers and 2.5 lines an order, over five years. */
export async function openLargeShop(lines: number): Promise<LargeShop> {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'));
  const warehouse = await openWarehouseOf(new MemorySource(), folder);
  const append = await warehouse.beginAppend(1);
  const parts = Math.ceil(lines / LINES_PER_PART);
  let orders = 0;
  for (let part = 0; part < parts; part++) {
    const made = randomImport({
      seed: part + 1,
      importId: 1,
      lines: Math.min(LINES_PER_PART, lines - part * LINES_PER_PART),
      customers: lines / 10,
      products: 2000,
      firstLineId: part * LINES_PER_PART + 1,
      firstOrderId: orders + 1,
      fromDay: FIRST_DAY + Math.floor((part * DAYS) / parts),
      days: Math.ceil(DAYS / parts),
    });
    orders += made.dimensions.orders.length;
    await append.appendLines(made.lines);
    await append.appendDimensions(part === 0 ? made.dimensions : { customers: [], products: [], orders: made.dimensions.orders });
  }
  await append.commit(1);
  return {
    warehouse,
    close: async () => {
      await warehouse.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
