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
      for (const at of seconds) {
        if (at < firstAt) firstAt = at;
        if (at > lastAt) lastAt = at;
      }
      hasWideNumbers ||= [quantity, unitPrice, amount, cost, discount].some((column) => column?.form === 'wide');
    },
    read: () => (firstAt > lastAt ? { firstAt: null, lastAt: null, hasWideNumbers } : { firstAt, lastAt, hasWideNumbers }),
  };
}
