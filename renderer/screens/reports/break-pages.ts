/** A piece that is never split, between two heights of the unbroken text. */
export interface Piece {
  readonly top: number;
  readonly bottom: number;
  /** Height of what is repeated above it when it comes first on a page: the head of its table. */
  readonly repeated: number;
  /** A heading that must not stand alone at the foot of a page. */
  readonly staysWithNext: boolean;
  /** A note or caption that must not stand alone at the head of a page. */
  readonly staysWithPrevious: boolean;
}

const TOLERANCE = 1;

/**
 * Where pages begin: positions of their first pieces, the first being 0. Pages are filled as far as they go without parting
 * what belongs together; a group taller than a page is parted after all.
 */
export function breakPages(pieces: readonly Piece[], height: number): number[] {
  const starts: number[] = [];
  let start = 0;
  while (start < pieces.length) {
    starts.push(start);
    const first = pieces[start];
    if (first === undefined) break;
    const origin = first.top - first.repeated;
    let end = start + 1;
    while (end < pieces.length && (pieces[end]?.bottom ?? 0) - origin <= height + TOLERANCE) end += 1;
    start = end >= pieces.length ? end : lastGoodBreak(pieces, start, end);
  }
  return starts;
}

function lastGoodBreak(pieces: readonly Piece[], start: number, end: number): number {
  for (let place = end; place > start; place -= 1) {
    if (pieces[place - 1]?.staysWithNext !== true && pieces[place]?.staysWithPrevious !== true) return place;
  }
  return end;
}
