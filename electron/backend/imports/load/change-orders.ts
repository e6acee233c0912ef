import { createOrderWriter } from '../../store/queries/orders.ts';
import { readLinesById } from '../../store/read-line-chunks.ts';
import type { OrderChange } from '../reimport/order-changes.ts';
import type { LoadTarget } from './kind-load.ts';

/** Changes known orders in the store, keeping what they were, and gives the warehouse anew the lines that look different because of it. */
export async function changeOrders(
  { db, append, journal }: LoadTarget,
  importId: number,
  changes: readonly OrderChange[],
  restated: Int32Array,
): Promise<void> {
  const writer = createOrderWriter(db, importId);
  for (const { id, after } of changes) {
    journal.keep('orders', id);
    writer.change(id, after);
  }
  await append.dropLines(restated);
  for (const chunk of readLinesById(db, restated)) await append.appendLines(chunk);
}
