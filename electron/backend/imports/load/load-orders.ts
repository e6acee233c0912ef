import type { WritableDatabase } from '../../store/driver.ts';
import { createOrderReader, createOrderWriter, type NewOrders, type OrderFacts } from '../../store/queries/orders.ts';
import type { CountedOrders, DimensionRows } from '../../warehouse/line-chunk.ts';
import type { WarehouseAppend } from '../../warehouse/warehouse.ts';
import type { OrderChange } from '../reimport/order-changes.ts';
import { CustomerFigures } from '../resolve/customer-figures.ts';
import type { ImportResolver } from '../resolve/import-resolver.ts';
import type { ResolvedLines } from '../resolve/line-columns.ts';
import { type CountedLines, ORDER_KINDS, OrderFigures } from '../resolve/order-figures.ts';
import { type OrderDetail, OVERTAKEN, REVISED } from '../resolve/order-resolver.ts';

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

  function revised(atLeast: number): [order: number, facts: OrderFacts][] {
    const found = [...orders.reopened].filter(([, { mark }]) => mark >= atLeast);
    return found.sort(([a], [b]) => a - b).map(([order, { facts }]) => [order, facts]);
  }

  function toStep(batch: NewOrders, first: number): OrderStep {
    const counted = figures?.read(first, first + batch.length) ?? null;
    if (counted === null) {
      customers = null;
      return { rows: toWarehouse(resolver, batch, first) };
    }
    const country = orders.open.read(first, first + batch.length).detail('country');
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
      const isSorted = orders.reopened.size <= orders.passedOn * MOST_REVISED;
      if (isSorted) {
        for (const [first, end] of ranges(orders.passedOn + 1, settled)) {
          const batch = takeBatch(resolver, first, end);
          writer.insert(batch);
          orders.passedOn = end - 1;
          yield toStep(batch, first);
          resolver.forgetOrderKeys(first, end);
        }
        figures?.letGo(orders.passedOn);
        orders.letGo();
      }
      settled = orders.count;
    },
    *rows(changes) {
      for (const [first, end] of ranges(orders.passedOn + 1, orders.count)) yield toStep(takeBatch(resolver, first, end), first);
      let batch: WarehouseOrder[] = [];
      for (const [order, facts] of revised(OVERTAKEN)) {
        const id = orders.known.base + order;
        batch.push({ id, key: orders.known.keyOf(id), ...toWarehouseFacts(resolver, facts) });
        if (batch.length < ROWS_PER_BATCH) continue;
        yield { rows: batch };
        batch = [];
      }
      const read = createOrderReader(db);
      for (const { id, after } of changes) {
        const row = read(id);
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
      for (const [order, facts] of revised(REVISED)) {
        writer.change(orders.known.base + order, facts);
        if (++done % ROWS_PER_BATCH === 0) yield orders.count;
      }
    },
  };
}

const DETAIL_FIELDS = ['statusId', 'currencyId', 'cityId', 'employeeId', 'campaignId', 'coupon'] as const;

function toWarehouseFacts({ labels }: ImportResolver, facts: OrderFacts): Omit<WarehouseOrder, 'id' | 'key'> {
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
  const { length, customer, seconds, rowNo, detail } = orders.open.read(first, end);
  const labelIds = (name: Exclude<OrderDetail, 'original' | 'coupon' | 'employee' | 'campaign'>) =>
    detail(name)?.map((code) => labels.idOf(name, code, texts.of(name))) ?? null;
  const [originals, coupons] = [detail('original'), detail('coupon')];
  return {
    length,
    key: resolver.openOrderKeys(first, end),
    customerId: customer,
    seconds,
    channelId: labelIds('channel'),
    countryId: labelIds('country'),
    statusId: labelIds('status'),
    currencyId: labelIds('currency'),
    originalKey: originals === null ? null : Array.from(originals, (code) => texts.text('originalOrderId', code)),
    cityId: labelIds('city'),
    employeeId: detail('employee'),
    campaignId: detail('campaign'),
    coupon: coupons === null ? null : Array.from(coupons, (code) => texts.text('code', code)),
    rowNo,
  };
}

function wordsOf(resolver: ImportResolver, batch: NewOrders, first: number): Omit<CountedOrders, keyof CountedLines | 'kinds'> {
  const { length, key, customerId, seconds, employeeId, campaignId, coupon } = batch;
  return {
    length,
    importId: resolver.importId,
    firstId: resolver.orders.known.base + first,
    key,
    customerId,
    seconds,
    channel: batch.channelId,
    country: batch.countryId,
    status: batch.statusId,
    currency: batch.currencyId,
    city: batch.cityId,
    labels: resolver.labels.all(),
    employeeId,
    campaignId,
    coupon,
  };
}

function toWarehouse(resolver: ImportResolver, batch: NewOrders, first: number): WarehouseOrder[] {
  const { labels } = resolver;
  const hasDetails = DETAIL_FIELDS.some((field) => batch[field] !== null);
  return batch.key.map((key, index) => {
    const customer = batch.customerId[index] ?? 0;
    return {
      id: resolver.orders.known.base + first + index,
      key,
      customerId: customer === 0 ? null : customer,
      seconds: batch.seconds[index] ?? 0,
      channel: labels.textOf(batch.channelId?.[index] ?? 0) || null,
      country: labels.textOf(batch.countryId?.[index] ?? 0) || null,
      ...(hasDetails ? { details: detailsAt(labels, batch, index) } : {}),
    };
  });
}
