import type { Pause } from '../stages.ts';
import type { HeldChunk, LineIntake } from './line-intake.ts';
import { Multiset } from './multiset.ts';
import { FIRST, LAST, LineList, STRANGER, type StoredLines, VANISHED } from './stored-lines.ts';

const ORDERS_PER_STEP = 50_000;

/** What became of an order that file and store both hold. */
export type OrderFate = 'same' | 'further' | 'replaced' | 'kept';

/**
 * Lines outside the time of the file stay, unless the file holds the same line, not yet found in the store, under another date: then it
 * has moved.
 */
export function settleOutside(intake: LineIntake, stored: StoredLines, left: Multiset, keeps: (place: number) => boolean): void {
  if (stored.outside.length === 0) return;
  const moved = undatedLines(intake, left, new Set(stored.outside.map(({ place }) => place)));
  for (const { lineId, place, seconds, amount, a, b } of stored.outside) {
    if (moved.take(place, a, b)) stored.unmatched.add(lineId, place, seconds, amount);
    else {
      stored.keptFrom[place] = Math.min(stored.keptFrom[place] ?? seconds, seconds);
      if (keeps(place)) stored.kept.push({ lineId, place });
    }
  }
}

/** Lines of the file without a partner, for some orders, whatever their date. */
function undatedLines({ heldChunks, compared, undated }: LineIntake, left: Multiset, places: ReadonlySet<number>): Multiset {
  const lines = new Multiset();
  for (const { lines: chunk, places: placesOfChunk } of heldChunks) {
    placesOfChunk.forEach((place, row) => {
      if (!places.has(place)) return;
      const dated = compared.ofFile(chunk, row, 0);
      if (left.count(place, dated.a, dated.b) === 0) return;
      const { a, b } = undated.ofFile(chunk, row, 0);
      lines.add(place, a, b);
    });
  }
  return lines;
}

/**
 * A file that was cut by rows begins and ends inside an order: where it begins with a line both hold, what the store holds of that
 * order before it lies beyond the file and stays; likewise at its end. `left` are the lines of the file without a partner.
 */
export function keepBeyondEdges(intake: LineIntake, stored: StoredLines, left: Multiset, keeps: (place: number) => boolean): void {
  const { firstPlace, lastPlace, heldChunks } = intake;
  if (firstPlace === lastPlace) return;
  const { unmatched, edgeMatches, keptFrom, kept } = stored;
  const isMatched = (place: number, { lines, places }: HeldChunk, row: number) => {
    const { a, b } = intake.compared.ofFile(lines, row, 0);
    return place > 0 && places[row] === place && left.count(place, a, b) === 0;
  };
  const [firstChunk, lastChunk] = [heldChunks[0], heldChunks.at(-1)];
  if (firstChunk === undefined || lastChunk === undefined) return;
  const first = isMatched(firstPlace, firstChunk, 0) ? (edgeMatches.get(firstPlace)?.first ?? 0) : 0;
  const last = isMatched(lastPlace, lastChunk, lastChunk.places.length - 1) ? (edgeMatches.get(lastPlace)?.last ?? 0) : Number.POSITIVE_INFINITY;
  const remaining = new LineList();
  for (let at = 0; at < unmatched.count; at++) {
    const [lineId, place, seconds] = [unmatched.lineId[at] ?? 0, unmatched.place[at] ?? 0, unmatched.seconds[at] ?? 0];
    const isBeyond = (place === firstPlace && lineId < first) || (place === lastPlace && lineId > last);
    if (!isBeyond) remaining.add(lineId, place, seconds, unmatched.amount[at] ?? 0);
    else {
      keptFrom[place] = Math.min(keptFrom[place] ?? seconds, seconds);
      if (keeps(place)) kept.push({ lineId, place });
    }
  }
  stored.unmatched = remaining;
}

/** A line with the same product is the same line corrected, not the rest of an order that was cut. */
function sharesProducts({ heldChunks }: LineIntake, place: number, products: ReadonlySet<number> = new Set()): boolean {
  return heldChunks.some(({ lines, places }) => {
    const { productId } = lines;
    return productId !== null && places.some((at, row) => at === place && products.has(productId[row] ?? 0));
  });
}

/** Lines without a partner whose order is replaced or vanished. */
export function goneLines({ unmatched }: StoredLines, fates: ReadonlyMap<number, OrderFate>): LineList {
  const gone = new LineList();
  for (let at = 0; at < unmatched.count; at++) {
    const place = unmatched.place[at] ?? 0;
    if (place !== VANISHED && fates.get(place) !== 'replaced') continue;
    gone.add(unmatched.lineId[at] ?? 0, place, unmatched.seconds[at] ?? 0, unmatched.amount[at] ?? 0);
  }
  return gone;
}

/** Decides by the rule of `settleLines` what becomes of each order that file and store both hold, by place; `settling` are those of corrected rows whose lines were left. */
export async function judgeOrders(
  intake: LineIntake,
  { matched, marks, unmatched, edgeProducts }: StoredLines,
  settling: ReadonlySet<number>,
  pause: Pause,
): Promise<Map<number, OrderFate>> {
  const { held, firstPlace, lastPlace, options } = intake;
  const hasUnmatched = new Uint8Array(held.count + 1);
  for (let at = 0; at < unmatched.count; at++) if ((unmatched.place[at] ?? 0) > 0) hasUnmatched[unmatched.place[at] ?? 0] = 1;
  const fates = new Map<number, OrderFate>();
  for (let place = 1; place <= held.count; place++) {
    if (place % ORDERS_PER_STEP === 0) await pause();
    if (held.known[place] === 0) continue;
    const isComplete = hasUnmatched[place] === 0;
    const isDisjoint = matched[place] === 0;
    const touches = (mark: number) => ((marks[place] ?? 0) & mark) !== 0;
    const isAtCut = (place === firstPlace && touches(LAST)) || (place === lastPlace && touches(FIRST));
    const isCut = isAtCut && !sharesProducts(intake, place, edgeProducts.get(place));
    const isOfSet = options.groupId !== null && ((marks[place] ?? 0) & STRANGER) === 0;
    if (options.joins) fates.set(place, settling.has(place) ? 'replaced' : 'further');
    else if (isComplete && matched[place] === held.rows[place]) fates.set(place, 'same');
    else if (isDisjoint && (isComplete || isCut || isOfSet)) fates.set(place, 'further');
    else fates.set(place, options.mode === 'add' ? 'kept' : 'replaced');
  }
  return fates;
}
