import { createOrderWriter } from '../../store/queries/orders.ts';
import { readLinesById } from '../../store/read-line-chunks.ts';
import type { OrderChange } from '../reimport/order-changes.ts';
import type { Pause } from '../stages.ts';
import type { LoadTarget } from './kind-load.ts';

const ORDERS_PER_STEP = 2000;

/** Changes known orders in the store, keeping what they were, and gives the warehouse anew the lines that look different because of it. */
export async function changeOrders(
  { db, append, journal }: LoadTarget,
  importId: number,
  changes: readonly OrderChange[],
  restated: Int32Array,
  pause: Pause,
): Promise<void> {
  const writer = createOrderWriter(db, importId);
  for (const [done, { id, after }] of changes.entries()) {
    if (done % ORDERS_PER_STEP === 0) await pause();
    journal.keep('orders', id);
    writer.change(id, after);
  }
  await append.dropLines(restated);
  for (const chunk of readLinesById(db, restated)) {
    await append.appendLines(chunk);
    await pause();
  }
}
