import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaOfCounts, areaUnderCurve } from '../../../../shared/stats/models/area-under-curve.ts';

// numpy 1.24.2: all pairs compared; scipy's mannwhitneyu gives the same area; DeLong's variance from the placements.
test('area and DeLong interval of a small table', () => {
  const found = areaOfCounts([1, 0, 3, 5, 9], [8, 6, 4, 3, 1]);
  expect(found?.area).toBeCloseTo(0.8661616161616161, 14);
  expect(found?.interval?.low).toBeCloseTo(0.7035345992795269, 12);
  expect(found?.interval?.high).toBeCloseTo(0.9463784006310985, 12);
});

test('perfect, useless, upside down, and nobody to compare with', () => {
  expect(areaOfCounts([0, 5], [5, 0])).toMatchObject({ area: 1, interval: null });
  expect(areaOfCounts([5, 0], [0, 5])).toMatchObject({ area: 0, interval: null });
  expect(areaOfCounts([4], [9])).toMatchObject({ area: 0.5, interval: null });
  expect(areaOfCounts([0, 0], [3, 2])).toBeNull();
  expect(areaOfCounts([3, 2], [0, 0])).toBeNull();
});

const counts = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 2, maxLength: 8 });

test('laws: exchanging the two kinds or turning the scores round gives the rest to 1; empty scores change nothing', () => {
  fc.assert(
    fc.property(counts, (table) => {
      const [events, others] = [table.map(([x]) => x), table.map(([, y]) => y)];
      const found = areaOfCounts(events, others);
      if (found === null) return;
      expect(areaOfCounts(others, events)?.area).toBeCloseTo(1 - found.area, 12);
      expect(areaOfCounts([...events].reverse(), [...others].reverse())?.area).toBeCloseTo(1 - found.area, 12);
      const rows = table.flatMap(([x, y], score) => [
        ...Array.from({ length: x }, () => [score, 1] as const),
        ...Array.from({ length: y }, () => [score, 0] as const),
      ]);
      const byRow = areaUnderCurve(
        rows.map(([score]) => score),
        rows.map(([, outcome]) => outcome),
      );
      expect(byRow).toEqual(found);
      const spread = (values: readonly number[]): number[] => values.flatMap((value) => [value, 0]);
      expect(areaOfCounts(spread(events), spread(others))?.area).toBeCloseTo(found.area, 12);
      if (found.interval !== null) expect(found.interval.low < found.area && found.area < found.interval.high).toBe(true);
    }),
  );
});
