import type { WritableDatabase } from '../../store/driver.ts';
import type { ChangeJournal } from '../../store/queries/import-changes.ts';
import { createOrderWriter, readOrder, type StoredOrder } from '../../store/queries/orders.ts';
import type { DimensionRows } from '../../warehouse/line-chunk.ts';
import { type ImportResolver, madeKey } from '../resolve/import-resolver.ts';
import type { OrderDetail } from '../resolve/order-resolver.ts';

type WarehouseOrder = DimensionRows['orders'][number];

const ROWS_PER_BATCH = 8192;

/** Writes the new orders of an import and moves known ones that turned out to begin earlier; gives the rows for the warehouse batch by batch. */
export function* writeOrders(db: WritableDatabase, resolver: ImportResolver, journal: ChangeJournal): Generator<WarehouseOrder[]> {
  const { orders } = resolver;
  const writer = createOrderWriter(db, resolver.importId);
  for (let first = 1; first <= orders.count; first += ROWS_PER_BATCH) {
    const batch: (StoredOrder & WarehouseOrder)[] = [];
    for (let index = first; index < Math.min(first + ROWS_PER_BATCH, orders.count + 1); index++) batch.push(toOrder(resolver, index));
    writer.insert(batch);
    yield batch;
  }
  const moved: WarehouseOrder[] = [];
  for (const [id, seconds] of [...orders.moved].sort(([a], [b]) => a - b)) {
    journal.keep('orders', id);
    writer.move(id, seconds);
    const row = readOrder(db, id);
    if (row !== undefined) moved.push(row);
  }
  yield moved;
}

function toOrder(resolver: ImportResolver, index: number): StoredOrder & WarehouseOrder {
  const { orders, texts, labels } = resolver;
  const codeOf = (detail: OrderDetail) => orders.details.get(detail)?.[index] ?? 0;
  const labelOf = (detail: Exclude<OrderDetail, 'original'>) => labels.idOf(detail, codeOf(detail), texts.of(detail));
  const rowNo = orders.rowNo[index] ?? 0;
  const customer = orders.customer[index] ?? 0;
  return {
    id: orders.known.base + index,
    key: texts.text('orderId', orders.keyCode[index] ?? 0) ?? madeKey(resolver.importId, rowNo),
    customerId: customer === 0 ? null : customer,
    seconds: orders.seconds[index] ?? 0,
    channel: texts.text('channel', codeOf('channel')),
    country: texts.text('country', codeOf('country')),
    channelId: labelOf('channel'),
    countryId: labelOf('country'),
    statusId: labelOf('status'),
    currencyId: labelOf('currency'),
    originalKey: texts.text('originalOrderId', codeOf('original')),
    rowNo,
  };
}
