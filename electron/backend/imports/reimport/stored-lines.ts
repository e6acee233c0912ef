import { SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import type { ReadableDatabase } from '../../store/driver.ts';
import type { LineRange } from '../../store/queries/line-ranges.ts';
import { type LineVisitor, visitLines } from '../../store/queries/order-line-scan.ts';
import { growDoubles, growInts } from '../resolve/growing.ts';
import type { Pause } from '../stages.ts';
import type { ComparedLine } from './compared-line.ts';
import type { Multiset } from './multiset.ts';

const LINES_PER_STEP = 20_000;

/** Mark of an order that the file does not hold and whose period it replaces. */
export const VANISHED = -1;
/** Mark of an order of which the file has no row that can be read, though it has rows. */
export const UNREAD = -2;

/** What is looked for in the store. */
export interface StoredRequest {
  readonly ranges: readonly LineRange[];
  /** Place of each order of the store: 0 = not wanted, −1 = vanished, −2 = none of its rows can be read. */
  readonly placeOf: Int32Array;
  readonly places: number;
  /** Lines of the file; those the store holds are taken out. */
  readonly lines: Multiset;
  readonly compared: ComparedLine;
  /** The same without the instant. */
  readonly undated: ComparedLine;
  /** The file speaks of this time only: lines outside are left alone. */
  readonly from: number;
  readonly to: number;
  /** Orders of which the file has rows that could not be read. */
  readonly unread: ReadonlyMap<number, unknown>;
  /** Only these lines can find a partner, all others stay; null = all can. */
  readonly only: ReadonlyMap<number, unknown> | null;
  /** Places at the edges of the file. */
  readonly edges: readonly number[];
  /** Set the file belongs to. */
  readonly groupId: number | null;
}

/** Lines of the store with the place of their order. */
export class LineList {
  count = 0;
  lineId: Int32Array = new Int32Array(0);
  place: Int32Array = new Int32Array(0);
  seconds: Float64Array = new Float64Array(0);
  readonly amount: (number | bigint)[] = [];

  add(lineId: number, place: number, seconds: number, amount: number | bigint): void {
    this.lineId = growInts(this.lineId, this.count + 1);
    this.place = growInts(this.place, this.count + 1);
    this.seconds = growDoubles(this.seconds, this.count + 1);
    this.lineId[this.count] = lineId;
    this.place[this.count] = place;
    this.seconds[this.count] = seconds;
    this.amount.push(amount);
    this.count += 1;
  }
}

/** A line that lies outside the time of the file. */
export interface OutsideLine {
  readonly lineId: number;
  readonly place: number;
  readonly seconds: number;
  readonly amount: number | bigint;
  readonly a: number;
  readonly b: number;
}

/** What the store holds of the orders of a file. */
export class StoredLines {
  /** Lines by place that the file holds as well. */
  readonly matched: Int32Array;
  /** Earliest instant by place of the lines that stay whatever the file says. */
  readonly keptFrom: Float64Array;
  /** By place, of the lines without a partner: FIRST and LAST = one is the first or last of its import, STRANGER = one came from outside the set. */
  readonly marks: Uint8Array;
  /** Lines without a partner in the file. */
  unmatched = new LineList();
  /** Products of the lines without a partner, by place, for the places at the edges of the file. */
  readonly edgeProducts = new Map<number, Set<number>>();
  /** First and last line that the file holds as well, by place, likewise. */
  readonly edgeMatches = new Map<number, { first: number; last: number }>();
  /** Lines without a partner outside the time of the file, with their hash without the instant. */
  readonly outside: OutsideLine[] = [];
  /** Lines that stay, as far as they are wanted by id. */
  readonly kept: { readonly lineId: number; readonly place: number }[] = [];
  /** Product of lines without a partner, where `unread` or `only` asks for it. */
  readonly productOf = new Map<number, number>();
  /** Lines of orders none of whose rows can be read. */
  readonly leftWhole: { readonly lineId: number; readonly orderId: number; readonly isWithin: boolean }[] = [];
  /** Place of each line of `only` that the file holds as well. */
  readonly confirmed = new Map<number, number>();

  constructor(places: number) {
    this.matched = new Int32Array(places + 1);
    this.keptFrom = new Float64Array(places + 1).fill(Number.POSITIVE_INFINITY);
    this.marks = new Uint8Array(places + 1);
  }
}

export const FIRST = 1;
export const LAST = 2;
export const STRANGER = 4;

/** Reads the store's lines of the orders of a file, once, and takes out what both hold. `keeps` names the places whose lines that stay are wanted by id. */
export async function compareStored(
  db: ReadableDatabase,
  request: StoredRequest,
  keeps: (place: number) => boolean,
  pause: Pause,
): Promise<StoredLines> {
  const { placeOf, places, lines, compared, undated, from, to, groupId, unread, only } = request;
  const stored = new StoredLines(places);
  const { edgeProducts, edgeMatches } = stored;
  for (const place of request.edges) {
    edgeProducts.set(place, new Set());
    edgeMatches.set(place, { first: Number.POSITIVE_INFINITY, last: 0 });
  }
  const stay = (place: number, lineId: number, seconds: number) => {
    if (seconds < (stored.keptFrom[place] ?? 0)) stored.keptFrom[place] = seconds;
    if (keeps(place)) stored.kept.push({ lineId, place });
  };
  for (const range of rangesFrom(request.ranges, placeOf)) {
    const isStranger = groupId === null || range.groupId !== groupId;
    const compare: LineVisitor = (...line) => {
      const place = placeOf[Number(line[1])] ?? 0;
      if (place === 0) return;
      const [, , , instant, , , amount, , , , , id] = line;
      const [seconds, lineId] = [Number(instant), Number(id)];
      if (place === VANISHED) {
        stored.unmatched.add(lineId, VANISHED, seconds, amount);
        return;
      }
      if (place === UNREAD) {
        stored.leftWhole.push({ lineId, orderId: Number(line[1]), isWithin: isWithinDays(seconds, from, to) });
        return;
      }
      if (only !== null && !only.has(lineId)) {
        stay(place, lineId, seconds);
        return;
      }
      const { a, b } = compared.ofStore(0, ...line);
      const isMatched = lines.take(place, a, b);
      if (isMatched) {
        stored.matched[place] = (stored.matched[place] ?? 0) + 1;
        const match = edgeMatches.get(place);
        if (match !== undefined) [match.first, match.last] = [Math.min(match.first, lineId), Math.max(match.last, lineId)];
      }
      if (!isMatched && (seconds < from || seconds > to)) {
        const { a: undatedA, b: undatedB } = undated.ofStore(0, ...line);
        stored.outside.push({ lineId, place, seconds, amount, a: undatedA, b: undatedB });
        return;
      }
      if (isMatched) {
        if (only !== null) stored.confirmed.set(lineId, place);
        stay(place, lineId, seconds);
        return;
      }
      if (only !== null || unread.has(Number(line[1]))) stored.productOf.set(lineId, Number(line[2]));
      const mark = (lineId === range.first ? FIRST : 0) | (lineId === range.last ? LAST : 0) | (isStranger ? STRANGER : 0);
      stored.marks[place] = (stored.marks[place] ?? 0) | mark;
      stored.unmatched.add(lineId, place, seconds, amount);
      edgeProducts.get(place)?.add(Number(line[2]));
    };
    for (let first = range.first; first <= range.last; first += LINES_PER_STEP) {
      visitLines(db, first, Math.min(range.last, first + LINES_PER_STEP - 1), range.isWide, compare);
      await pause();
    }
  }
  return stored;
}

/** Whether an instant lies on a day of the file. */
function isWithinDays(seconds: number, from: number, to: number): boolean {
  const dayOf = (instant: number) => Math.floor(instant / SECONDS_PER_DAY);
  return dayOf(seconds) >= dayOf(from) && dayOf(seconds) <= dayOf(to);
}

/** Lines of an order came with the import that brought the order or with a later one. */
function rangesFrom(ranges: readonly LineRange[], placeOf: Int32Array): LineRange[] {
  const firstWanted = placeOf.findIndex((place) => place !== 0);
  const start = ranges.findIndex(({ lastOrder }) => lastOrder >= firstWanted);
  return firstWanted < 0 || start < 0 ? [] : ranges.slice(start).filter(({ first, last }) => last >= first);
}
