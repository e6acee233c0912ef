import { expect, test } from 'vitest';
import { toEpochDay } from '../../../shared/model/day.ts';
import { latestPeriods } from '../../../shared/model/period-spans.ts';

const at = (year: number, month: number, day: number): number => toEpochDay({ year, month, day });

test('the last months, cut where the days begin and end; earlier ones are counted', () => {
  const { spans, leftOut } = latestPeriods({ fromDay: at(2024, 1, 15), toDay: at(2024, 4, 10) }, 'month', 'gregorian', 3);
  expect(leftOut).toBe(1);
  expect(spans).toEqual([
    { start: at(2024, 2, 1), fromDay: at(2024, 2, 1), toDay: at(2024, 2, 29), unfinished: false },
    { start: at(2024, 3, 1), fromDay: at(2024, 3, 1), toDay: at(2024, 3, 31), unfinished: false },
    { start: at(2024, 4, 1), fromDay: at(2024, 4, 1), toDay: at(2024, 4, 10), unfinished: true },
  ]);
  expect(latestPeriods({ fromDay: at(2024, 1, 15), toDay: at(2024, 1, 31) }, 'month', 'gregorian', 3).spans[0]?.unfinished).toBe(true);
});

test('spans follow one another without gap, in the Jalali calendar too', () => {
  const { spans } = latestPeriods({ fromDay: 18_000, toDay: 19_000 }, 'quarter', 'jalali', 100);
  expect([spans[0]?.fromDay, spans.at(-1)?.toDay]).toEqual([18_000, 19_000]);
  for (const [index, { fromDay }] of spans.slice(1).entries()) expect(fromDay).toBe((spans[index]?.toDay ?? 0) + 1);
});

test('no days, no periods', () => {
  expect(latestPeriods({ fromDay: 5, toDay: 4 }, 'month', 'gregorian', 3).spans).toEqual([]);
  expect(latestPeriods({ fromDay: Number.POSITIVE_INFINITY, toDay: 4 }, 'month', 'gregorian', 3).spans).toEqual([]);
});
