import { ExactSum } from '../differences/exact-sum.ts';
import type { ResolvedLines } from '../resolve/line-columns.ts';
import { pickLines } from '../resolve/pick-lines.ts';
import type { Pause } from '../stages.ts';
import type { OrderFate } from './judge-orders.ts';
import type { HeldChunk, LineIntake } from './line-intake.ts';
import type { Multiset } from './multiset.ts';

const MOST_KEPT = 20;
const ORDERS_PER_STEP = 20_000;

/** Lines held back that are to be written, with their orders; the others are counted as unchanged. `left` are the lines of the file without a partner in the store. */
export async function settleHeld(intake: LineIntake, left: Multiset, fates: ReadonlyMap<number, OrderFate>, pause: Pause): Promise<ResolvedLines[]> {
  const { held, heldChunks, options } = intake;
  const { orders } = options.resolver;
  for (let place = 1; place <= held.count; place++) {
    const id = held.known[place] ?? 0;
    if (id !== 0) orders.adopt(held.code[place] ?? 0, held.customer[place] ?? 0, id);
    if (place % ORDERS_PER_STEP === 0) await pause();
  }
  const inserts: ResolvedLines[] = [];
  for (const chunk of heldChunks.splice(0)) {
    const rows = rowsToInsert(intake, chunk, left, fates);
    if (rows.length > 0) inserts.push(intake.goOn(pickLines(chunk.lines, rows)));
    await pause();
  }
  return inserts;
}

function rowsToInsert(intake: LineIntake, { lines, places }: HeldChunk, left: Multiset, fates: ReadonlyMap<number, OrderFate>): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < places.length; row++) {
    if (isToInsert(intake, lines, row, places[row] ?? 0, left, fates)) rows.push(row);
    else {
      intake.unchanged += 1;
      if (fates.get(places[row] ?? 0) === 'kept') countKept(intake, places[row] ?? 0, lines.amount.scaled[row] ?? 0);
      intake.unchangedAmount.add(lines.amount.scaled[row] ?? 0);
    }
  }
  return Int32Array.from(rows);
}

/** Remembers what the file says of orders that stay as they are, for the examples. */
function countKept({ keptTotals }: LineIntake, place: number, amount: number | bigint): void {
  const total = keptTotals.get(place) ?? { rows: 0, amount: new ExactSum() };
  if (!keptTotals.has(place) && keptTotals.size >= MOST_KEPT) return;
  keptTotals.set(place, total);
  total.rows += 1;
  total.amount.add(amount);
}

function isToInsert(
  { compared }: LineIntake,
  lines: ResolvedLines,
  row: number,
  place: number,
  left: Multiset,
  fates: ReadonlyMap<number, OrderFate>,
): boolean {
  const fate = fates.get(place);
  if (fate === undefined || fate === 'further') return true;
  if (fate !== 'replaced') return false;
  const { a, b } = compared.ofFile(lines, row, 0);
  return left.take(place, a, b);
}
