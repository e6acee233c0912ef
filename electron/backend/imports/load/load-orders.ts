import type { WritableDatabase } from '../../store/driver.ts';
import type { ChangeJournal } from '../../store/queries/import-changes.ts';
import { createOrderWriter, type NewOrders, readOrder } from '../../store/queries/orders.ts';
import type { DimensionRows } from '../../warehouse/line-chunk.ts';
import { type ImportResolver, madeKey } from '../resolve/import-resolver.ts';
import type { OrderDetail } from '../resolve/order-resolver.ts';

type WarehouseOrder = DimensionRows['orders'][number];

const ROWS_PER_BATCH = 8192;

/** New orders of an import, and known ones that turned out to begin earlier, in the shape of the warehouse, batch by batch. */
export function* orderRows(db: WritableDatabase, resolver: ImportResolver): Generator<WarehouseOrder[]> {
  const { orders } = resolver;
  for (let first = 1; first <= orders.count; first += ROWS_PER_BATCH) {
    yield toWarehouse(resolver, takeBatch(resolver, first, Math.min(first + ROWS_PER_BATCH, orders.count + 1)), first);
  }
  const moved: WarehouseOrder[] = [];
  for (const [id, seconds] of orders.moved) {
    const row = readOrder(db, id);
    if (row !== undefined) moved.push({ ...row, seconds });
  }
  yield moved;
}

/** Writes the same into the store, one step per batch; gives the orders done so far. */
export function* storeOrders(db: WritableDatabase, resolver: ImportResolver, journal: ChangeJournal): Generator<number> {
  const { orders } = resolver;
  const writer = createOrderWriter(db, resolver.importId);
  for (let first = 1; first <= orders.count; first += ROWS_PER_BATCH) {
    const end = Math.min(first + ROWS_PER_BATCH, orders.count + 1);
    writer.insert(takeBatch(resolver, first, end));
    yield end - 1;
  }
  for (const [id, seconds] of [...orders.moved].sort(([a], [b]) => a - b)) {
    journal.keep('orders', id);
    writer.move(id, seconds);
  }
}

/** New orders from the `first` to before the `end`-th. */
function takeBatch({ orders, texts, labels, importId }: ImportResolver, first: number, end: number): NewOrders {
  const labelIds = (detail: Exclude<OrderDetail, 'original'>) =>
    orders.details
      .get(detail)
      ?.slice(first, end)
      .map((code) => labels.idOf(detail, code, texts.of(detail))) ?? null;
  const originals = orders.details.get('original')?.slice(first, end);
  const rowNo = orders.rowNo.subarray(first, end);
  return {
    length: end - first,
    key: Array.from(orders.keyCode.subarray(first, end), (code, index) => texts.text('orderId', code) ?? madeKey(importId, rowNo[index] ?? 0)),
    customerId: orders.customer.subarray(first, end),
    seconds: orders.seconds.subarray(first, end),
    channelId: labelIds('channel'),
    countryId: labelIds('country'),
    statusId: labelIds('status'),
    currencyId: labelIds('currency'),
    originalKey: originals === undefined ? null : Array.from(originals, (code) => texts.text('originalOrderId', code)),
    rowNo,
  };
}

function toWarehouse({ orders, texts }: ImportResolver, batch: NewOrders, first: number): WarehouseOrder[] {
  const channels = orders.details.get('channel');
  const countries = orders.details.get('country');
  return batch.key.map((key, index) => {
    const customer = batch.customerId[index] ?? 0;
    return {
      id: orders.known.base + first + index,
      key,
      customerId: customer === 0 ? null : customer,
      seconds: batch.seconds[index] ?? 0,
      channel: texts.text('channel', channels?.[first + index] ?? 0),
      country: texts.text('country', countries?.[first + index] ?? 0),
    };
  });
}
