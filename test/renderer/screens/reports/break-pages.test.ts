import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { breakPages, type Piece } from '../../../../renderer/screens/reports/break-pages.ts';

/** Pieces of the given heights under each other. */
function stack(heights: readonly number[], marks: Partial<Record<number, Partial<Piece>>> = {}): Piece[] {
  let top = 0;
  return heights.map((height, index) => {
    const piece: Piece = { top, bottom: top + height, repeated: 0, staysWithNext: false, staysWithPrevious: false, ...marks[index] };
    top += height;
    return piece;
  });
}

describe('breakPages', () => {
  it('fills a page before it begins the next', () => {
    expect(breakPages(stack([40, 40, 40, 40]), 100)).toEqual([0, 2]);
  });

  it('has no page for nothing', () => {
    expect(breakPages([], 100)).toEqual([]);
  });

  it('keeps a heading with what follows and a note with what it belongs to', () => {
    expect(breakPages(stack([60, 30, 40], { 1: { staysWithNext: true } }), 100)).toEqual([0, 1]);
    expect(breakPages(stack([40, 50, 20], { 2: { staysWithPrevious: true } }), 100)).toEqual([0, 1]);
  });

  it('parts a group that is taller than a page rather than losing it', () => {
    expect(breakPages(stack([60, 60, 60], { 0: { staysWithNext: true }, 1: { staysWithNext: true } }), 100)).toEqual([0, 1, 2]);
  });

  it('leaves room for the head that is repeated', () => {
    const rows = stack([50, 50, 50, 50], { 1: { repeated: 20 }, 2: { repeated: 20 }, 3: { repeated: 20 } });
    expect(breakPages(rows, 110)).toEqual([0, 2, 3]);
  });

  const heights = fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 60 });
  property.prop([heights, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 })])(
    'every piece is on exactly one page, in order, and no page of more than one piece runs over',
    (sizes, together) => {
      const pieces = stack(sizes, Object.fromEntries(sizes.map((_, index) => [index, { staysWithNext: together[index] === true }])));
      const starts = breakPages(pieces, 100);
      expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
      expect(starts[0] ?? 0).toBe(0);
      starts.forEach((start, page) => {
        const end = starts[page + 1] ?? pieces.length;
        const [first, last] = [pieces[start], pieces[end - 1]];
        if (first !== undefined && last !== undefined && end - start > 1) expect(last.bottom - first.top).toBeLessThanOrEqual(101);
      });
    },
  );
});
