import type { Difference } from '../../../../shared/contract/imports.ts';
import { formatIsoDay, SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import type { ReadableDatabase } from '../../store/driver.ts';
import { readCustomer } from '../../store/queries/customers.ts';
import { readOrderKeys } from '../../store/queries/orders.ts';
import { readNameOf } from '../../store/queries/records/record-names.ts';
import type { OrderChange } from '../reimport/order-changes.ts';
import type { ImportResolver } from '../resolve/import-resolver.ts';

type Example = Difference['examples'][number];
type Change = Example['changes'][number];

/** Lines and money of an order before and after, ready to be shown. */
export interface LineChange {
  readonly id: number;
  readonly lines: readonly [before: number, after: number];
  readonly amount: readonly [before: string, after: string];
}

export interface OrderCounts {
  readonly new: number;
  readonly unchanged: number;
  /** Ids of known orders the file says something else about. */
  readonly changed: readonly number[];
  readonly vanished: readonly number[];
  readonly orderChanges: readonly OrderChange[];
  readonly lineChanges: readonly LineChange[];
}

const MOST_EXAMPLES = 20;
const MOST_NEW = 5;
const MOST_VANISHED = 5;

/** How the orders of a file differ from those of the store, with up to twenty examples: changed ones first. */
export function describeOrders(db: ReadableDatabase, resolver: ImportResolver, counts: OrderCounts): Difference & { table: string } {
  const fresh = Array.from({ length: Math.min(MOST_NEW, counts.new) }, (_, index): Example => {
    return { what: 'new', key: resolver.orderKey(index + 1), changes: [] };
  });
  const vanished = readOrderKeys(db, counts.vanished.slice(0, MOST_VANISHED)).map(([, key]): Example => ({ what: 'vanished', key, changes: [] }));
  const shown = counts.changed.slice(0, MOST_EXAMPLES - fresh.length - vanished.length);
  const changesOf = new Map(counts.orderChanges.map((change) => [change.id, change]));
  const linesOf = new Map(counts.lineChanges.map((change) => [change.id, change]));
  const changed = readOrderKeys(db, shown).map(([id, key]): Example => {
    return { what: 'changed', key, changes: [...describeLines(linesOf.get(id)), ...describeChange(db, changesOf.get(id), resolver)] };
  });
  return {
    table: 'orders',
    new: counts.new,
    changed: counts.changed.length,
    unchanged: counts.unchanged,
    vanished: counts.vanished.length,
    examples: [...changed, ...vanished, ...fresh],
  };
}

function describeLines(change: LineChange | undefined): Change[] {
  if (change === undefined) return [];
  const [lines, amount] = [change.lines.map(String), change.amount];
  return [...different('lines', lines[0] ?? '', lines[1] ?? ''), ...different('amount', amount[0], amount[1])];
}

function describeChange(db: ReadableDatabase, change: OrderChange | undefined, resolver: ImportResolver): Change[] {
  const { labels } = resolver;
  if (change === undefined) return [];
  const { before, after } = change;
  const customer = (id: number) => customerText(db, resolver, id);
  const named = (table: 'employees' | 'campaigns', id: number) => {
    const { keys } = resolver.references.known[table];
    return id === 0 ? '' : (keys.newKey(id) ?? readNameOf(db, table, id) ?? '');
  };
  return [
    ...different('ordered_at', instantText(before.seconds), instantText(after.seconds)),
    ...different('customer_id', customer(before.customerId), customer(after.customerId)),
    ...different('channel', labels.textOf(before.channelId), labels.textOf(after.channelId)),
    ...different('country', labels.textOf(before.countryId), labels.textOf(after.countryId)),
    ...different('status', labels.textOf(before.statusId), labels.textOf(after.statusId)),
    ...different('currency', labels.textOf(before.currencyId), labels.textOf(after.currencyId)),
    ...different('original_key', before.originalKey ?? '', after.originalKey ?? ''),
    ...different('city', labels.textOf(before.cityId), labels.textOf(after.cityId)),
    ...different('employee_id', named('employees', before.employeeId), named('employees', after.employeeId)),
    ...different('campaign_id', named('campaigns', before.campaignId), named('campaigns', after.campaignId)),
    ...different('coupon', before.coupon ?? '', after.coupon ?? ''),
  ];
}

function customerText(db: ReadableDatabase, { customers }: ImportResolver, id: number): string {
  if (id === 0) return '';
  return customers.newKey(id) ?? readCustomer(db, id)?.key ?? '';
}

function different(column: string, before: string, after: string): Change[] {
  return before === after ? [] : [{ column, before, after }];
}

/** "2024-03-01", with its time unless it is midnight. */
function instantText(seconds: number): string {
  const day = Math.floor(seconds / SECONDS_PER_DAY);
  const time = new Date((seconds - day * SECONDS_PER_DAY) * 1000).toISOString().slice(11, 19);
  return time === '00:00:00' ? formatIsoDay(day) : `${formatIsoDay(day)} ${time}`;
}
