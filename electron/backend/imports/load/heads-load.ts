import { PARTY_ROLES } from '../../../../shared/model/record-kind.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { createLineMover } from '../../store/queries/order-lines.ts';
import { MovedMonths } from '../differences/moved-months.ts';
import { describeOrders } from '../differences/order-difference.ts';
import { HeldOrders } from '../reimport/held-orders.ts';
import { type SettledHeads, settleHeads } from '../reimport/settle-heads.ts';
import type { ResolvedHeads } from '../resolve/line-columns.ts';
import type { OrderDetail } from '../resolve/order-resolver.ts';
import { pickColumns, pickDoubles, pickInts } from '../resolve/pick-lines.ts';
import { breathe } from '../stages.ts';
import { changeOrders } from './change-orders.ts';
import { type KindLoad, type KindOutcome, type LoadContext, NO_LINES } from './kind-load.ts';
import { spanOf } from './line-span.ts';
import { appendOrders, loadOrders } from './load-orders.ts';

const LINES_PER_STEP = 2000;
const PARTY: ReadonlySet<Role> = new Set<Role>(PARTY_ROLES);

/** Takes orders without their lines: new ones are added, known ones brought up to the file. */
export function createHeadsLoad(context: LoadContext): KindLoad {
  const { db, importId, resolver, target, ranges, groupId, mapping, job } = context;
  const orders = target === null ? null : loadOrders(target.db, resolver, false);
  const held = new HeldOrders();
  const months = new MovedMonths(ranges, groupId);
  let rows = 0;

  function take(heads: ResolvedHeads): void {
    rows += heads.length;
    const known: number[] = [];
    const fresh: number[] = [];
    for (let row = 0; row < heads.length; row++) {
      const code = heads.codes.order?.[row] ?? 0;
      (code !== 0 && resolver.orders.isKnown(code, resolver.orderKeys) ? known : fresh).push(row);
    }
    if (known.length > 0) held.take(pickHeads(heads, Int32Array.from(known)));
    addNew(known.length === 0 ? heads : pickHeads(heads, Int32Array.from(fresh)));
  }

  function addNew({ codes, rowNo, customerId, seconds }: ResolvedHeads): void {
    resolver.orders.resolve(codes, rowNo, customerId, seconds);
  }

  async function finish(): Promise<KindOutcome> {
    const namesCustomers = mapping.columns.some(({ role }) => PARTY.has(role));
    const settled = await settleHeads(context, held, namesCustomers);
    for (const heads of headsWithoutOrder(held)) addNew(heads);
    for (const { from, to, amount } of settled.movedLines) {
      months.add(from, -amount);
      months.add(to, amount);
    }
    const counts = {
      new: resolver.orders.count,
      unchanged: held.known.filter((id) => id !== 0).length - settled.changes.length,
      changed: settled.changes.map(({ id }) => id),
      vanished: [],
      orderChanges: settled.changes,
      lineChanges: [],
    };
    const differences = ranges.length === 0 ? [] : [describeOrders(db, resolver, counts)];
    const movedMonths = months.read(db, ranges);
    await write(settled);
    return {
      ...NO_LINES,
      loaded: rows - settled.unchanged,
      unchanged: settled.unchanged,
      ...spanOfMoved(settled.movedLines),
      differences,
      movedMonths,
    };
  }

  async function write({ changes, movedLines, restated }: SettledHeads): Promise<void> {
    if (target === null || orders === null) return;
    const move = createLineMover(target.db);
    for (const [done, { lineId, to }] of movedLines.entries()) {
      if (done % LINES_PER_STEP === 0) await breathe(job);
      target.journal.keep('order_lines', lineId);
      move(lineId, to);
    }
    await changeOrders(target, importId, changes, restated, () => breathe(job));
    for (const batch of orders.rows(changes)) {
      await appendOrders(target.append, batch);
      await breathe(job);
    }
  }

  return {
    take: async (chunk) => {
      take(resolver.takeHeads(chunk));
      for (const step of orders?.settle() ?? []) if (target !== null) await appendOrders(target.append, step);
      return [];
    },
    finish,
    store: async () => {
      for (const done of orders?.store() ?? []) {
        job.progress(done / Math.max(1, resolver.orders.count));
        await breathe(job);
      }
    },
  };
}

/** Instants to which lines moved. */
function spanOfMoved(lines: SettledHeads['movedLines']): Pick<KindOutcome, 'firstAt' | 'lastAt'> {
  const { first, last } = spanOf(Float64Array.from(lines, ({ to }) => to));
  return first > last ? { firstAt: null, lastAt: null } : { firstAt: first, lastAt: last };
}

function pickHeads(heads: ResolvedHeads, rows: Int32Array): ResolvedHeads {
  return {
    length: rows.length,
    rowNo: pickInts(heads.rowNo, rows),
    seconds: pickDoubles(heads.seconds, rows),
    customerId: pickInts(heads.customerId, rows),
    codes: pickColumns(heads.codes, rows),
  };
}

/** Held orders whose number is known of other orders only, as rows of their own. */
function* headsWithoutOrder(held: HeldOrders): Generator<ResolvedHeads> {
  const places: number[] = [];
  for (let place = 1; place <= held.count; place++) if (held.known[place] === 0) places.push(place);
  if (places.length === 0) return;
  const rows = Int32Array.from(places);
  const detail = (name: OrderDetail) => {
    const values = held.details.get(name);
    return values === undefined ? null : pickInts(values, rows);
  };
  yield {
    length: rows.length,
    rowNo: pickInts(held.rowNo, rows),
    seconds: pickDoubles(held.seconds, rows),
    customerId: pickInts(held.customer, rows),
    codes: {
      order: pickInts(held.code, rows),
      channel: detail('channel'),
      country: detail('country'),
      status: detail('status'),
      currency: detail('currency'),
      original: detail('original'),
      city: detail('city'),
      employee: detail('employee'),
      campaign: detail('campaign'),
      coupon: detail('coupon'),
    },
  };
}
