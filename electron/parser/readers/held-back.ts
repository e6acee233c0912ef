import { MAX_LINE_BYTES } from '../limits.ts';

const LF = 10;
const CR = 13;

/** Where the last `lines` physical lines of bytes [from, end) begin; an end without a line end is a line too. Looks back over 10 MB at most. */
export function startOfLastLines(bytes: Uint8Array, from: number, end: number, lines: number): number {
  const least = Math.max(from, end - MAX_LINE_BYTES);
  let pos = end;
  for (let left = lines; left > 0; left--) {
    if (pos <= least) return least;
    pos -= bytes[pos - 1] === LF && bytes[pos - 2] === CR && pos - 2 >= least ? 2 : 1;
    while (pos > least && bytes[pos - 1] !== LF && bytes[pos - 1] !== CR) pos--;
  }
  return pos;
}
