import type { ReadableDatabase } from '../../store/driver.ts';
import type { LineRange } from '../../store/queries/line-ranges.ts';
import { type LineVisitor, visitLines } from '../../store/queries/order-line-scan.ts';
import type { OrderFacts } from '../../store/queries/orders.ts';
import type { LoadContext } from '../load/kind-load.ts';
import { breathe, type Pause } from '../stages.ts';
import type { HeldOrders } from './held-orders.ts';
import { matchByCustomer, matchByNumber } from './match-orders.ts';
import { isSameOrder, type OrderChange, visitHeldFacts, wordsOf } from './order-changes.ts';

const LINES_PER_STEP = 20_000;

/** A line whose order moved in time: it bears the date of its order. */
export interface MovedLine {
  readonly lineId: number;
  readonly from: number;
  readonly to: number;
  readonly amount: number | bigint;
}

/** What a list of orders without lines says about known orders. */
export interface SettledHeads {
  readonly changes: readonly OrderChange[];
  /** Lines that bear the former date of their order. */
  readonly movedLines: readonly MovedLine[];
  /** All lines of orders whose customer or date changed. */
  readonly restated: Int32Array;
  /** Rows that say what the store knows. */
  readonly unchanged: number;
}

/** Compares orders of a list with the store's. Date, customer and words of the list count; lines that stood at their order's date move with it. */
export async function settleHeads(
  { db, resolver, mode, ranges, job }: LoadContext,
  held: HeldOrders,
  namesCustomers: boolean,
): Promise<SettledHeads> {
  const pause = () => breathe(job);
  if (namesCustomers) await matchByCustomer(held, resolver.orders.known, resolver.orderKeys, pause);
  else await matchByNumber(held, resolver.orders.known, resolver.orderKeys, () => false, pause);
  const changes: OrderChange[] = [];
  let unchanged = 0;
  const compare = (id: number, place: number, before: OrderFacts) => {
    const after: OrderFacts = {
      ...before,
      ...wordsOf(resolver, held, place),
      customerId: namesCustomers ? (held.customer[place] ?? 0) : before.customerId,
      seconds: Number.isFinite(held.seconds[place]) ? (held.seconds[place] ?? 0) : before.seconds,
    };
    if (mode === 'add' || isSameOrder(before, after)) unchanged += held.rows[place] ?? 0;
    else changes.push({ id, place, before, after });
  };
  await visitHeldFacts(db, held, compare, pause);
  return { changes, unchanged, ...(await linesToMove(db, ranges, changes, pause)) };
}

async function linesToMove(
  db: ReadableDatabase,
  ranges: readonly LineRange[],
  changes: readonly OrderChange[],
  pause: Pause,
): Promise<Pick<SettledHeads, 'movedLines' | 'restated'>> {
  const wanted = new Map(
    changes
      .filter(({ before, after }) => before.seconds !== after.seconds || before.customerId !== after.customerId)
      .map((change) => [change.id, change]),
  );
  const movedLines: MovedLine[] = [];
  const restated: number[] = [];
  let firstWanted = Number.POSITIVE_INFINITY;
  for (const id of wanted.keys()) firstWanted = Math.min(firstWanted, id);
  const start = ranges.findIndex(({ lastOrder }) => lastOrder >= firstWanted);
  for (const { first, last, isWide } of wanted.size === 0 ? [] : ranges.slice(start)) {
    const take: LineVisitor = (...[, order, , instant, , , amount, , , , , id]) => {
      const change = wanted.get(Number(order));
      if (change === undefined) return;
      const [lineId, from] = [Number(id), Number(instant)];
      restated.push(lineId);
      if (from === change.before.seconds && from !== change.after.seconds) movedLines.push({ lineId, from, to: change.after.seconds, amount });
    };
    for (let from = first; from <= last; from += LINES_PER_STEP) {
      visitLines(db, from, Math.min(last, from + LINES_PER_STEP - 1), isWide, take);
      await pause();
    }
  }
  return { movedLines, restated: Int32Array.from(restated).sort() };
}
