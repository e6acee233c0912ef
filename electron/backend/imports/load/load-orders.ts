import type { WritableDatabase } from '../../store/driver.ts';
import { createOrderWriter, type NewOrders, type OrderFacts, readOrder } from '../../store/queries/orders.ts';
import type { CountedOrders, DimensionRows } from '../../warehouse/line-chunk.ts';
import type { WarehouseAppend } from '../../warehouse/warehouse.ts';
import type { OrderChange } from '../reimport/order-changes.ts';
import { CustomerFigures } from '../resolve/customer-figures.ts';
import type { ImportResolver } from '../resolve/import-resolver.ts';
import type { ResolvedLines } from '../resolve/line-columns.ts';
import { type CountedLines, ORDER_KINDS, OrderFigures } from '../resolve/order-figures.ts';
import { type OrderDetail, REVISED } from '../resolve/order-resolver.ts';

type WarehouseOrder = DimensionRows['orders'][number];

const ROWS_PER_BATCH = 8192;
/** Where more of the orders passed on had to be changed, lines are too scattered for passing on to pay. */
const MOST_REVISED = 0.1;

/** A step of orders for the warehouse: with the figures of their lines, or to be completed by it. */
type OrderStep = { readonly counted: CountedOrders } | { readonly rows: WarehouseOrder[] };

/** Gives a step of orders to the warehouse. */
export async function appendOrders(append: WarehouseAppend, step: OrderStep): Promise<void> {
  if ('counted' in step) await append.appendOrders(step.counted);
  else await append.appendDimensions({ customers: [], products: [], orders: step.rows });
}

/** Orders of an import on their way into warehouse and store. */
export interface OrderLoad {
  /** Counts lines that are written, before their orders are passed on. */
  readonly count: (lines: ResolvedLines) => void;
  /** Once per chunk: passes orders on that the chunk before brought, since the lines of an order mostly stand together. Gives their rows. */
  readonly settle: () => Generator<OrderStep>;
  /** Orders that were not passed on, those that changed since, and known ones about which the file knows better, for the warehouse. */
  readonly rows: (changes: readonly OrderChange[]) => Generator<OrderStep>;
  /** Writes those that are new into the store, one step per batch; gives the orders done so far. */
  readonly store: () => Generator<number>;
  /** What all lines and orders say of their customers, once all were passed on; null = the warehouse has to work it out. */
  readonly customers: () => CustomerFigures | null;
}

/** Follows the orders of a resolver. `isFirst`: nothing came before this import, and nothing comes with it. */
export function loadOrders(db: WritableDatabase, resolver: ImportResolver, isFirst: boolean): OrderLoad {
  const { orders } = resolver;
  const writer = createOrderWriter(db, resolver.importId);
  /** null for files whose orders come without lines. */
  const figures = resolver.kind === 'orders' ? new OrderFigures() : null;
  /** Of orders that are given to the warehouse to be completed, customers cannot be counted here. */
  let customers = isFirst && figures !== null ? new CustomerFigures() : null;
  let settled = 0;

  function* ranges(first: number, last: number): Generator<readonly [first: number, end: number]> {
    for (let from = first; from <= last; from += ROWS_PER_BATCH) yield [from, Math.min(from + ROWS_PER_BATCH, last + 1)];
  }

  function* revised(atLeast: number): Generator<number> {
    for (let index = 1; index <= orders.passedOn; index++) if ((orders.revised[index] ?? 0) >= atLeast) yield index;
  }

  function toStep(batch: NewOrders, first: number): OrderStep {
    const counted = figures?.read(first, first + batch.length) ?? null;
    if (counted === null) {
      customers = null;
      return { rows: toWarehouse(resolver, batch, first) };
    }
    const country = orders.details.get('country')?.subarray(first, first + batch.length) ?? null;
    customers?.takeOrders({ customerId: batch.customerId, seconds: batch.seconds, kind: counted.kind, country });
    return { counted: { ...wordsOf(resolver, batch, first), ...counted, kinds: ORDER_KINDS } };
  }

  return {
    count: (lines) => {
      figures?.take(lines, orders.known.base, (index) => orders.overtake(index));
      customers?.takeLines(lines);
    },
    customers: () => (customers?.isExact === true && orders.revisions === 0 ? customers : null),
    *settle() {
      const isSorted = orders.revisions <= orders.passedOn * MOST_REVISED;
      if (isSorted) {
        for (const [first, end] of ranges(orders.passedOn + 1, settled)) {
          const batch = takeBatch(resolver, first, end);
          writer.insert(batch);
          orders.passedOn = end - 1;
          yield toStep(batch, first);
          for (let index = first; index < end; index++) resolver.forgetOrderKey(index);
        }
        figures?.letGo(orders.passedOn);
      }
      settled = orders.count;
    },
    *rows(changes) {
      for (const [first, end] of ranges(orders.passedOn + 1, orders.count)) yield toStep(takeBatch(resolver, first, end), first);
      let batch: WarehouseOrder[] = [];
      for (const index of revised(1)) {
        batch.push(...toWarehouse(resolver, takeBatch(resolver, index, index + 1), index));
        if (batch.length < ROWS_PER_BATCH) continue;
        yield { rows: batch };
        batch = [];
      }
      for (const { id, after } of changes) {
        const row = readOrder(db, id);
        if (row === undefined) throw new Error(`order ${id} is gone`);
        batch.push({ ...row, ...toWarehouseFacts(resolver, after) });
        if (batch.length < ROWS_PER_BATCH) continue;
        yield { rows: batch };
        batch = [];
      }
      yield { rows: batch };
    },
    *store() {
      for (const [first, end] of ranges(orders.passedOn + 1, orders.count)) {
        writer.insert(takeBatch(resolver, first, end));
        yield end - 1;
      }
      let done = 0;
      for (const index of revised(REVISED)) {
        writer.revise(orders.known.base + index, takeBatch(resolver, index, index + 1));
        if (++done % ROWS_PER_BATCH === 0) yield orders.count;
      }
    },
  };
}

const DETAIL_FIELDS = ['statusId', 'currencyId', 'cityId', 'employeeId', 'campaignId', 'coupon'] as const;

function toWarehouseFacts({ labels }: ImportResolver, facts: OrderFacts): Partial<WarehouseOrder> {
  const { customerId, seconds, channelId, countryId, statusId, currencyId, cityId, employeeId, campaignId, coupon } = facts;
  const text = (id: number) => labels.textOf(id) || null;
  return {
    customerId: customerId || null,
    seconds,
    channel: text(channelId),
    country: text(countryId),
    details: {
      status: text(statusId),
      currency: text(currencyId),
      city: text(cityId),
      employee_id: employeeId || null,
      campaign_id: campaignId || null,
      coupon,
    },
  };
}

function detailsAt(labels: ImportResolver['labels'], batch: NewOrders, index: number): WarehouseOrder['details'] {
  const text = (ids: Int32Array | null) => labels.textOf(ids?.[index] ?? 0) || null;
  return {
    status: text(batch.statusId),
    currency: text(batch.currencyId),
    city: text(batch.cityId),
    employee_id: batch.employeeId?.[index] || null,
    campaign_id: batch.campaignId?.[index] || null,
    coupon: batch.coupon?.[index] ?? null,
  };
}

/** New orders from the `first` to before the `end`-th. */
function takeBatch(resolver: ImportResolver, first: number, end: number): NewOrders {
  const { orders, texts, labels } = resolver;
  const labelIds = (detail: Exclude<OrderDetail, 'original' | 'coupon' | 'employee' | 'campaign'>) =>
    orders.details
      .get(detail)
      ?.slice(first, end)
      .map((code) => labels.idOf(detail, code, texts.of(detail))) ?? null;
  const originals = orders.details.get('original')?.slice(first, end);
  const coupons = orders.details.get('coupon')?.slice(first, end);
  const rowNo = orders.rowNo.subarray(first, end);
  return {
    length: end - first,
    key: Array.from(rowNo, (_, index) => resolver.orderKey(first + index)),
    customerId: orders.customer.subarray(first, end),
    seconds: orders.seconds.subarray(first, end),
    channelId: labelIds('channel'),
    countryId: labelIds('country'),
    statusId: labelIds('status'),
    currencyId: labelIds('currency'),
    originalKey: originals === undefined ? null : Array.from(originals, (code) => texts.text('originalOrderId', code)),
    cityId: labelIds('city'),
    employeeId: orders.details.get('employee')?.slice(first, end) ?? null,
    campaignId: orders.details.get('campaign')?.slice(first, end) ?? null,
    coupon: coupons === undefined ? null : Array.from(coupons, (code) => texts.text('code', code)),
    rowNo,
  };
}

function wordsOf(
  { orders, texts, labels, importId }: ImportResolver,
  batch: NewOrders,
  first: number,
): Omit<CountedOrders, keyof CountedLines | 'kinds'> {
  const channels = orders.details.get('channel');
  const countries = orders.details.get('country');
  const hasDetails = DETAIL_FIELDS.some((field) => batch[field] !== null);
  return {
    length: batch.length,
    importId,
    firstId: orders.known.base + first,
    key: batch.key,
    customerId: batch.customerId,
    seconds: batch.seconds,
    channel: (row) => texts.text('channel', channels?.[first + row] ?? 0),
    country: (row) => texts.text('country', countries?.[first + row] ?? 0),
    details: hasDetails ? (row) => detailsAt(labels, batch, row) : null,
  };
}

function toWarehouse({ orders, texts, labels }: ImportResolver, batch: NewOrders, first: number): WarehouseOrder[] {
  const channels = orders.details.get('channel');
  const countries = orders.details.get('country');
  const hasDetails = DETAIL_FIELDS.some((field) => batch[field] !== null);
  return batch.key.map((key, index) => {
    const customer = batch.customerId[index] ?? 0;
    return {
      id: orders.known.base + first + index,
      key,
      customerId: customer === 0 ? null : customer,
      seconds: batch.seconds[index] ?? 0,
      channel: texts.text('channel', channels?.[first + index] ?? 0),
      country: texts.text('country', countries?.[first + index] ?? 0),
      ...(hasDetails ? { details: detailsAt(labels, batch, index) } : {}),
    };
  });
}
