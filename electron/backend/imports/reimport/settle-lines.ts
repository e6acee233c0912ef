import { SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import type { LineRange } from '../../store/queries/line-ranges.ts';
import type { ResolvedLines } from '../resolve/line-columns.ts';
import type { Pause } from '../stages.ts';
import { goneLines, judgeOrders, keepBeyondEdges, type OrderFate, settleOutside } from './judge-orders.ts';
import type { LineIntake } from './line-intake.ts';
import { matchByCustomer, matchByNumber } from './match-orders.ts';
import { Multiset } from './multiset.ts';
import { type OrderChange, planOrderChanges } from './order-changes.ts';
import { settleHeld } from './settle-held.ts';
import { compareStored, type LineList, UNREAD, VANISHED } from './stored-lines.ts';
import { findSettled, type LeftLines, leaveUnread, readLeftBefore, settleLeft } from './unread-rows.ts';

const NO_LINES: ReadonlyMap<number, unknown> = new Map();
const NO_PLACES: ReadonlySet<number> = new Set();

/** What an import does to the orders and lines the store holds, worked out without writing anything. */
export interface SettledLines {
  /** Lines held back that are to be written after all, with their orders. */
  readonly inserts: readonly ResolvedLines[];
  readonly supersededLines: Int32Array;
  readonly supersededOrders: Int32Array;
  /** Known orders about which the file knows better. */
  readonly orderChanges: readonly OrderChange[];
  /** Lines that stay and whose order changed: they look different although their row is the same. */
  readonly restated: Int32Array;
  /** By place of the held orders, from 1; absent for orders that turned out to be new. */
  readonly fates: ReadonlyMap<number, OrderFate>;
  /** Known orders within the file's period that it does not hold. */
  readonly vanished: readonly number[];
  /** Lines that go, with their place (−1 = of a vanished order). */
  readonly gone: LineList;
  /** Lines that the file does not show and that stay, since a row of their order could not be read. */
  readonly left: LeftLines;
  /** Lines left so by earlier imports about which the file says all. */
  readonly settledLeft: readonly number[];
}

/**
 * Compares the lines held back with the store's lines of the same orders, as multisets. The rule: **a file speaks of its own time,
 * and for an order it holds, its lines within that time take the place of the store's.** Lines both hold stay as they are. So
 * - equal lines change nothing;
 * - a line that was corrected replaces the one before;
 * - lines outside the file's first and last instant stay: an order that runs over the end of a month is in both months' files; one that
 *   the file holds with another date has moved;
 * - an order that ended the file it came with and begins this one (or the other way round), without a line or product in common, was
 *   cut by an export in pages: its lines join;
 * - a file cut by rows begins and ends inside an order: what lies beyond the first and the last line that both hold stays;
 * - the same among files of one set, wherever the order stands: they came as one.
 * - where a row of the order could not be read, lines that the file does not show stay until it was corrected;
 * In mode "add" lines of known orders are not loaded, except those that join. In mode "replacePeriod" orders of the file's days that
 * the file does not hold are superseded as well.
 */
export async function settleLines(intake: LineIntake, pause: Pause): Promise<SettledLines> {
  const { db, resolver, mapping, mode, ranges, groupId, joins } = intake.options;
  const { held } = intake;
  const isDated = mapping.kind === 'orders';
  const isReplaced = mode === 'replacePeriod';
  await matchHeld(intake, pause);
  const before = readLeftBefore(db, intake.options.corrects);
  const placeOf = placesOfOrders(intake);
  const vanished = findVanished(intake, placeOf);
  if (isReplaced) for (const id of vanished) placeOf[id] = VANISHED;
  const lines = await gatherLines(intake, pause);
  const [from, to] = isDated && !joins ? [intake.firstAt, intake.lastAt] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const changesCustomer = (place: number) => isDated && resolver.orders.known.customerOf(held.known[place] ?? 0) !== held.customer[place];
  const request = {
    ranges,
    placeOf,
    places: held.count,
    lines,
    compared: intake.compared,
    undated: intake.undated,
    from,
    to,
    edges: [intake.firstPlace, intake.lastPlace],
    unread: intake.unread,
    only: joins ? (before?.lines ?? NO_LINES) : null,
    groupId,
  };
  const stored = await compareStored(db, request, changesCustomer, pause);
  settleOutside(intake, stored, lines, changesCustomer);
  if (!joins) keepBeyondEdges(intake, stored, lines, changesCustomer);
  const left = leaveUnread(intake, stored, lines, changesCustomer);
  const corrected = before === null ? null : settleLeft(intake, stored, lines, { before, keeps: changesCustomer });
  const fates = await judgeOrders(intake, stored, corrected?.places ?? NO_PLACES, pause);
  const gone = goneLines(stored, fates);
  const keyless = [...untakenKeyless(intake)];
  if (isReplaced) for (const { lineId, seconds, amount } of keyless) gone.add(lineId, VANISHED, seconds, amount);
  for (let at = 0; at < gone.count; at++) intake.months.add(gone.seconds[at] ?? 0, -(gone.amount[at] ?? 0));
  for (const { orderId } of keyless) vanished.push(orderId);
  const orderChanges = await planOrderChanges(intake, stored, fates, pause);
  const changed = new Set(orderChanges.map(({ place }) => place));
  return {
    inserts: await settleHeld(intake, lines, fates, pause),
    supersededLines: gone.lineId.slice(0, gone.count).sort(),
    supersededOrders: isReplaced ? Int32Array.from(vanished).sort() : new Int32Array(0),
    orderChanges,
    restated: Int32Array.from(stored.kept.flatMap(({ lineId, place }) => (changed.has(place) ? [lineId] : []))).sort(),
    fates,
    vanished,
    gone,
    left,
    settledLeft: joins ? (corrected?.settled ?? []) : mode === 'add' ? [] : findSettled(db, placeOf),
  };
}

async function matchHeld(intake: LineIntake, pause: Pause): Promise<void> {
  const { held, options } = intake;
  const { resolver, mapping } = options;
  if (mapping.kind === 'orders') {
    await matchByCustomer(held, resolver.orders.known, resolver.orderKeys, pause);
    return;
  }
  await matchByNumber(held, resolver.orders.known, resolver.orderKeys, (id) => intake.isOfSet(id), pause);
}

/** Place of each order of the store, 0 = not held by the file; empty when none can be wanted. */
function placesOfOrders({ held, unread, options }: LineIntake): Int32Array {
  const isNeeded = held.count > 0 || unread.size > 0 || options.mode === 'replacePeriod';
  const placeOf = new Int32Array(isNeeded ? options.resolver.orders.known.base + 1 : 0);
  for (let place = 1; place <= held.count; place++) {
    const id = held.known[place] ?? 0;
    if (id !== 0) placeOf[id] = place;
  }
  for (const id of unread.keys()) if (placeOf[id] === 0) placeOf[id] = UNREAD;
  return placeOf;
}

/** Lines without an order number that the file's days hold in the store only; looked for when the file has such lines or replaces its days. */
function untakenKeyless({ options, keyless, firstAt, lastAt, keylessLoaded, keylessUnchanged }: LineIntake) {
  const isWanted = options.mode === 'replacePeriod' || keylessLoaded + keylessUnchanged > 0;
  if (!isWanted || options.mapping.kind !== 'orders' || options.joins || firstAt > lastAt) return [];
  const { from, before } = daysOf(firstAt, lastAt);
  return keyless.untaken(from, before - 1, (range) => isOfGroup(range, options.groupId));
}

/** Whether lines came with another file of the set at hand. */
function isOfGroup(range: LineRange, groupId: number | null): boolean {
  return groupId !== null && range.groupId === groupId;
}

function daysOf(firstAt: number, lastAt: number): { readonly from: number; readonly before: number } {
  return { from: Math.floor(firstAt / SECONDS_PER_DAY) * SECONDS_PER_DAY, before: (Math.floor(lastAt / SECONDS_PER_DAY) + 1) * SECONDS_PER_DAY };
}

/** Lines of the file that have an order in the store. */
async function gatherLines({ heldChunks, held, compared }: LineIntake, pause: Pause): Promise<Multiset> {
  const lines = new Multiset();
  for (const { lines: chunk, places } of heldChunks) {
    for (let row = 0; row < places.length; row++) {
      const place = places[row] ?? 0;
      if (held.known[place] === 0) continue;
      const { a, b } = compared.ofFile(chunk, row, 0);
      lines.add(place, a, b);
    }
    await pause();
  }
  return lines;
}

/** Valid orders of the same kind of file within the days of the file that it does not hold. */
function findVanished({ options, firstAt, lastAt }: LineIntake, placeOf: Int32Array): number[] {
  const { resolver, mapping, ranges } = options;
  if (mapping.kind !== 'orders' || options.joins || firstAt > lastAt) return [];
  const { from, before } = daysOf(firstAt, lastAt);
  const { known } = resolver.orders;
  const vanished: number[] = [];
  for (const range of ranges) {
    // Files of one set speak of the same days together: what one of them holds has not vanished.
    if (range.kind !== mapping.kind || isOfGroup(range, options.groupId)) continue;
    for (let id = range.firstOrder; id <= range.lastOrder; id++) {
      const at = known.orderedAt(id);
      if (at >= from && at < before && (placeOf[id] ?? 0) === 0 && !known.isKeyless(id)) vanished.push(id);
    }
  }
  return vanished;
}
