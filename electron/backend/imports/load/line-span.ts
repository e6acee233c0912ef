import type { ImportRecord } from '../../store/queries/imports.ts';
import type { ResolvedLines } from '../resolve/line-columns.ts';

/** What an import remembers of its lines as a whole. */
export interface LineSpan {
  readonly take: (lines: ResolvedLines) => void;
  readonly read: () => Pick<ImportRecord, 'firstAt' | 'lastAt' | 'hasWideNumbers'>;
}

/** Follows first and last instant and whether some number was too large for a double. */
export function createLineSpan(): LineSpan {
  let firstAt = Number.POSITIVE_INFINITY;
  let lastAt = Number.NEGATIVE_INFINITY;
  let hasWideNumbers = false;
  return {
    take: ({ seconds, quantity, unitPrice, amount, cost, discount }) => {
      const { first, last } = spanOf(seconds);
      firstAt = Math.min(firstAt, first);
      lastAt = Math.max(lastAt, last);
      hasWideNumbers ||= [quantity, unitPrice, amount, cost, discount].some((column) => column?.form === 'wide');
    },
    read: () => (firstAt > lastAt ? { firstAt: null, lastAt: null, hasWideNumbers } : { firstAt, lastAt, hasWideNumbers }),
  };
}

/** First and last of some instants; the first is after the last where there are none. */
export function spanOf(seconds: Float64Array): { readonly first: number; readonly last: number } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < seconds.length; row++) {
    const at = seconds[row] as number;
    if (at < first) first = at;
    if (at > last) last = at;
  }
  return { first, last };
}
