import type { Difference } from '../../../../shared/contract/imports.ts';
import { formatDecimal } from '../../../../shared/model/decimal.ts';
import { readOrderLineTotals } from '../../store/queries/order-line-totals.ts';
import type { LineIntake } from '../reimport/line-intake.ts';
import type { SettledLines } from '../reimport/settle-lines.ts';
import { describeOrders, type LineChange } from './order-difference.ts';

/** Orders whose totals are worked out for the examples. */
const MOST_SHOWN = 20;

/** How the orders of a file of lines differ from the store's. To be asked before anything held back is written. */
export function describeLineDifference(intake: LineIntake, settled: SettledLines): Difference & { table: string } {
  const { db, resolver } = intake.options;
  const { held, keylessUnchanged } = intake;
  const { fates, orderChanges, vanished } = settled;
  const changed = new Map<number, number>();
  for (const { id, place } of orderChanges) changed.set(id, place);
  for (const [place, fate] of fates) if (fate !== 'same') changed.set(held.known[place] ?? 0, place);
  const known = [...fates.keys()].length;
  return describeOrders(db, resolver, {
    new: resolver.orders.count,
    unchanged: known - changed.size + keylessUnchanged,
    changed: [...changed.keys()],
    vanished,
    orderChanges,
    lineChanges: lineChanges(intake, settled, [...changed].slice(0, MOST_SHOWN)),
  });
}

/** Lines and money of some orders as they are and as they will be; for orders that are left as they are, as the file has them. */
function lineChanges(intake: LineIntake, { gone, inserts }: SettledLines, orders: readonly (readonly [id: number, place: number])[]): LineChange[] {
  const { options, keptTotals } = intake;
  const before = readOrderLineTotals(
    options.db,
    orders.map(([id]) => id),
  );
  const after = new Map([...before].map(([id, total]) => [id, { ...total }]));
  const add = (id: number | undefined, lines: number, amount: number | bigint) => {
    const total = id === undefined ? undefined : after.get(id);
    if (total === undefined) return;
    total.lines += lines;
    total.amount += BigInt(lines) * BigInt(amount);
  };
  const idAt = new Map(orders.map(([id, place]) => [place, id]));
  for (let at = 0; at < gone.count; at++) add(idAt.get(gone.place[at] ?? 0), -1, gone.amount[at] ?? 0);
  for (const { orderId, amount } of inserts) {
    orderId.forEach((id, row) => {
      add(id, 1, amount.scaled[row] ?? 0);
    });
  }
  return orders.map(([id, place]) => {
    const [old, now] = [before.get(id) ?? NOTHING, after.get(id) ?? NOTHING];
    const kept = keptTotals.get(place);
    const said = kept === undefined ? now : { lines: kept.rows, amount: kept.amount.value() };
    return { id, lines: [old.lines, said.lines], amount: [formatDecimal(old.amount), formatDecimal(said.amount)] };
  });
}

const NOTHING = { lines: 0, amount: 0n };
