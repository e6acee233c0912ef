import type { RejectedRow } from '../../../../shared/model/import-mapping.ts';
import type { ReadableDatabase } from '../../store/driver.ts';
import { readImport } from '../../store/queries/imports.ts';
import type { CorrectedRow } from '../../store/queries/trust/corrections.ts';
import { type LeftLine, readLeftLines, readOpenOrderKeys } from '../../store/queries/trust/left-lines.ts';
import type { KnownOrders } from '../resolve/order-resolver.ts';
import type { LineIntake } from './line-intake.ts';
import { Multiset } from './multiset.ts';
import { LineList, type StoredLines } from './stored-lines.ts';

/** Counts the rows that could not be read of known orders: what the file shows of them is not all of it. */
export function noteUnread(unread: Map<number, number>, known: KnownOrders, rejected: readonly RejectedRow[]): void {
  for (const { order } of rejected) if (order !== undefined) for (const id of known.idsOf(order)) unread.set(id, (unread.get(id) ?? 0) + 1);
}

/** Lines that stay although the file does not show them, and of how many orders beyond what the mode leaves alone anyway. */
export interface LeftLines {
  readonly lines: readonly LeftLine[];
  readonly orders: number;
}

/**
 * Lines of the store without a partner stay where the file has rows of their order that could not be read: those may be any of them. Where
 * there are more such lines than rows, one for which the file has a line of the same product is that line corrected, and goes. In mode
 * "add" all of them stay anyway.
 */
export function leaveUnread(intake: LineIntake, stored: StoredLines, left: Multiset, keeps: (place: number) => boolean): LeftLines {
  const { held, unread, options } = intake;
  if (unread.size === 0) return { lines: [], orders: 0 };
  const lines: LeftLine[] = stored.leftWhole.map(({ lineId, isWithin }) => ({ lineId, isWithin }));
  const orders = new Set(stored.leftWhole.map(({ orderId }) => orderId));
  const isUnread = (place: number) => place > 0 && unread.has(held.known[place] ?? 0);
  const corrected = productsLeft(intake, left, isUnread);
  const surplus = surplusOf(stored, (place) => (isUnread(place) ? (unread.get(held.known[place] ?? 0) ?? 0) : 0));
  sortOut(stored, keeps, ({ lineId, place }) => {
    const product = stored.productOf.get(lineId);
    if (product === undefined || !isUnread(place)) return false;
    if (surplus.isOver(place) && corrected.take(place, product, 0)) {
      surplus.use(place);
      return false;
    }
    lines.push({ lineId, isWithin: true });
    orders.add(held.known[place] ?? 0);
    return options.mode !== 'add';
  });
  return { lines, orders: options.mode === 'add' ? 0 : orders.size };
}

/** What corrected rows meet: the lines that the import which refused them left in force. */
export interface LeftBefore {
  readonly lines: ReadonlyMap<number, LeftLine>;
  /** How many rows of the order under a number have not come so far. */
  readonly openRows: (orderKey: string) => number;
}

/** Reads what the import left whose refused rows are corrected; null when it left nothing. */
export function readLeftBefore(db: ReadableDatabase, corrects: readonly CorrectedRow[]): LeftBefore | null {
  const parent = corrects[0]?.parentImportId;
  if (parent === undefined) return null;
  const lines = new Map(readLeftLines(db, parent).map((line) => [line.lineId, line]));
  if (lines.size === 0) return null;
  const open = readOpenOrderKeys(db, parent, new Set(corrects.map(({ parentRow }) => parentRow)));
  // What an import leaves that only adds is never taken out by its corrections.
  const isAdding = readImport(db, parent)?.mode === 'add';
  return { lines, openRows: (key) => (isAdding ? Number.POSITIVE_INFINITY : (open.get(key) ?? 0)) };
}

/**
 * Corrected rows among the lines that were left: what one of them says again stays, of more lines than rows are still to come those go that one
 * of them says otherwise, and with the last row of an order all that none of its rows said. Gives the lines about which all is said, and the places that have any.
 */
export function settleLeft(
  intake: LineIntake,
  stored: StoredLines,
  left: Multiset,
  { before, keeps }: { readonly before: LeftBefore; readonly keeps: (place: number) => boolean },
): { readonly settled: readonly number[]; readonly places: ReadonlySet<number> } {
  const { held, options } = intake;
  const settled = [...stored.confirmed.keys()];
  const places = new Set(stored.confirmed.values());
  for (const place of stored.unmatched.place.subarray(0, stored.unmatched.count)) places.add(place);
  const corrected = productsLeft(intake, left, (place) => places.has(place));
  const openRows = (place: number) => before.openRows(options.resolver.orderKeys.text(held.code[place] ?? 0));
  const surplus = surplusOf(stored, openRows);
  sortOut(stored, keeps, ({ lineId, place }) => {
    const isSaidOtherwise = surplus.isOver(place) && corrected.take(place, stored.productOf.get(lineId) ?? 0, 0);
    const isUnsaid = openRows(place) === 0 && before.lines.get(lineId)?.isWithin === true;
    if (!isSaidOtherwise && !isUnsaid) return true;
    surplus.use(place);
    settled.push(lineId);
    return false;
  });
  return { settled, places };
}

/** Lines left by earlier imports whose orders the file speaks of itself. */
export function findSettled(db: ReadableDatabase, placeOf: Int32Array): number[] {
  return placeOf.length === 0
    ? []
    : readLeftLines(db, null)
        .filter(({ orderId }) => (placeOf[orderId] ?? 0) !== 0)
        .map(({ lineId }) => lineId);
}

/** By how many the lines without a partner are more, by place, than rows that may be one of them. */
function surplusOf(
  { unmatched }: StoredLines,
  rowsOf: (place: number) => number,
): { isOver: (place: number) => boolean; use: (place: number) => void } {
  const counts = new Map<number, number>();
  const add = (place: number, change: number) => counts.set(place, (counts.get(place) ?? -rowsOf(place)) + change);
  for (const place of unmatched.place.subarray(0, unmatched.count)) add(place, 1);
  return { isOver: (place) => (counts.get(place) ?? 0) > 0, use: (place) => add(place, -1) };
}

/** Parts the lines without a partner: those that stay, and those that do not. */
function sortOut(stored: StoredLines, keeps: (place: number) => boolean, stays: (line: { lineId: number; place: number }) => boolean): void {
  const { unmatched, kept, keptFrom } = stored;
  const remaining = new LineList();
  for (let at = 0; at < unmatched.count; at++) {
    const [lineId, place, seconds] = [unmatched.lineId[at] ?? 0, unmatched.place[at] ?? 0, unmatched.seconds[at] ?? 0];
    if (!stays({ lineId, place })) remaining.add(lineId, place, seconds, unmatched.amount[at] ?? 0);
    else {
      keptFrom[place] = Math.min(keptFrom[place] ?? seconds, seconds);
      if (keeps(place)) kept.push({ lineId, place });
    }
  }
  stored.unmatched = remaining;
}

/** Products of the file's lines without a partner, for some orders: one copy a line. */
function productsLeft({ heldChunks, compared }: LineIntake, left: Multiset, isWanted: (place: number) => boolean): Multiset {
  const products = new Multiset();
  const seen = new Multiset();
  for (const { lines, places } of heldChunks) {
    for (let row = 0; row < places.length; row++) {
      const place = places[row] ?? 0;
      const product = lines.productId?.[row] ?? 0;
      if (product === 0 || !isWanted(place)) continue;
      const { a, b } = compared.ofFile(lines, row, 0);
      if (seen.count(place, a, b) >= left.count(place, a, b)) continue;
      seen.add(place, a, b);
      products.add(place, product, 0);
    }
  }
  return products;
}
