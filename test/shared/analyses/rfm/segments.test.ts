import { describe, expect, test } from 'vitest';
import { findGridFaults, groupKeys, SEGMENTS, segmentOfCells } from '../../../../shared/analyses/rfm/segments.ts';

describe('named segments', () => {
  test('cover every cell of the grid exactly once', () => {
    expect(findGridFaults(SEGMENTS)).toEqual([]);
  });

  test('a gap and an overlap are found', () => {
    const [first, ...others] = SEGMENTS;
    if (first === undefined) throw new Error('no segments');
    expect(findGridFaults(others)).toEqual([
      { recency: 5, frequency: 4, claims: [] },
      { recency: 5, frequency: 5, claims: [] },
    ]);
    expect(findGridFaults([...SEGMENTS, { key: 'also', recency: [1], frequency: [1] }])).toEqual([
      { recency: 1, frequency: 1, claims: ['lost', 'also'] },
    ]);
  });

  test.each([3, 4, 5])('%i bins: the corners keep their names', (bins) => {
    const names = Array.from(segmentOfCells(bins), (index) => SEGMENTS[index]?.key);
    const at = (recency: number, frequency: number): string | undefined => names[(recency - 1) * bins + frequency - 1];
    expect([at(bins, bins), at(bins, 1), at(1, bins), at(1, 1)]).toEqual(['champions', 'newCustomers', 'cannotLose', 'lost']);
    expect(names).not.toContain(undefined);
  });

  test('every grouping has different keys', () => {
    for (const grouping of ['segment', 'cell', 'recency', 'frequency', 'monetary'] as const) {
      const keys = groupKeys(grouping, 5);
      expect(new Set(keys).size).toBe(keys.length);
    }
    expect(groupKeys('cell', 3)[0]).toBe('r3f3');
  });
});
