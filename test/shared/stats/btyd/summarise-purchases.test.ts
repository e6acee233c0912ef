import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertDuration, type Duration, durationOf } from '../../../../shared/stats/btyd/duration.ts';
import { countPurchases } from '../../../../shared/stats/btyd/holdout/count-purchases.ts';
import { mergePurchases, type Purchases } from '../../../../shared/stats/btyd/merge-purchases.ts';
import { compressSummary, summarisePurchases } from '../../../../shared/stats/btyd/summarise-purchases.ts';
import { makeFacts, type TestLine } from '../../../support/make-facts.ts';

const line = (customer: number, day: number, money: number, order = day): TestLine => ({ customer, day, order, amount: money * 10_000 });
const merge = (lines: readonly TestLine[], untilDay = 1000, customerMask?: Uint8Array) =>
  mergePurchases(makeFacts(lines, customerMask === undefined ? {} : { customerMask }), untilDay);
const listOf = ({ customer, start, day, value }: Purchases) =>
  [...customer].map((id, i) => [id, [...day.subarray(start[i], start[i + 1])].map((on, at) => [on, (value[(start[i] ?? 0) + at] ?? 0) / 10_000])]);

describe('purchases of a customer', () => {
  test('lines of one day are one purchase, whatever their orders', () => {
    expect(listOf(merge([line(1, 10, 5, 1), line(1, 10, 7, 2), line(1, 12, 3), line(2, 10, 1)]))).toEqual([
      [
        1,
        [
          [10, 12],
          [12, 3],
        ],
      ],
      [2, [[10, 1]]],
    ]);
  });

  test('what was given back is taken off the latest purchases before it; a purchase wholly given back goes', () => {
    expect(listOf(merge([line(1, 10, 50), line(1, 20, 30), line(1, 25, -40)]))).toEqual([[1, [[10, 40]]]]);
    expect(listOf(merge([line(1, 10, 50), line(1, 20, 30), line(1, 25, -10)]))).toEqual([
      [
        1,
        [
          [10, 50],
          [20, 20],
        ],
      ],
    ]);
    expect(listOf(merge([line(1, 10, 50), line(1, 12, -80), line(1, 20, 30)]))).toEqual([[1, [[20, 30]]]]);
  });

  test('on the day itself the order of the lines does not matter', () => {
    const expected = [
      [
        1,
        [
          [10, 50],
          [20, 20],
        ],
      ],
    ];
    expect(listOf(merge([line(1, 10, 50), line(1, 20, 30, 1), line(1, 20, -10, 2)]))).toEqual(expected);
    expect(listOf(merge([line(1, 10, 50), line(1, 20, -10, 1), line(1, 20, 30, 2)]))).toEqual(expected);
    expect(listOf(merge([line(1, 10, 50), line(1, 20, 30, 1), line(1, 20, -45, 2)]))).toEqual([[1, [[10, 35]]]]);
  });

  test('returns alone make no customer; days after the end and customers outside the mask are not seen; a purchase of nothing is one', () => {
    expect(listOf(merge([line(1, 10, -5), line(2, 10, 5), line(2, 30, 5), line(3, 10, 5)], 20, Uint8Array.of(0, 1, 1, 0)))).toEqual([[2, [[10, 5]]]]);
    expect(listOf(merge([{ ...line(1, 10, 0), sale: true }, line(1, 11, 4)]))).toEqual([
      [
        1,
        [
          [10, 0],
          [11, 4],
        ],
      ],
    ]);
    expect(listOf(merge([{ ...line(1, 10, 0), sale: false }]))).toEqual([]);
  });

  test('money is kept: what remains is what was bought less what was given back, never below 0', () => {
    const lines = fc.array(
      fc.record({ customer: fc.integer({ min: 1, max: 3 }), day: fc.integer({ min: 0, max: 8 }), money: fc.integer({ min: -40, max: 60 }) }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(lines, (drawn) => {
        const given = drawn.map(({ customer, day, money }, order) => line(customer, day, money, order + 1));
        const { value, customer, start, day } = merge(given);
        for (const money of value) expect(money).toBeGreaterThanOrEqual(0);
        [...customer].forEach((id, i) => {
          const own = given.filter((one) => one.customer === id);
          const kept = value.slice(start[i], start[i + 1]).reduce((sum, money) => sum + money, 0);
          const net = own.reduce((sum, { amount }) => sum + amount, 0);
          const bought = own.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
          expect(kept).toBeGreaterThanOrEqual(Math.max(0, net) - 1e-6);
          expect(kept).toBeLessThanOrEqual(bought);
          const days = [...day.subarray(start[i], start[i + 1])];
          expect(days).toEqual([...new Set(days)].sort((a, b) => a - b));
        });
      }),
    );
  });
});

describe('the summary', () => {
  const lines = [line(1, 0, 10), line(1, 14, 20), line(1, 35, 40), line(2, 7, 9), line(3, 60, 5), line(3, 80, 5)];

  test('x, t_x, T in the unit asked for; the mean leaves the first purchase out', () => {
    const summary = summarisePurchases(merge(lines), 70, 'week');
    expect([...summary.customer]).toEqual([1, 2, 3]);
    expect([...summary.frequency]).toEqual([2, 0, 0]);
    expect([...summary.recency]).toEqual([5, 0, 0]);
    expect([...summary.age]).toEqual([10, 9, 10 / 7]);
    expect(summary.meanValue[0]).toBe(30);
    expect(summary.meanValue[1]).toBeNaN();
    expect([...summary.firstDay]).toEqual([0, 7, 60]);
  });

  test('who comes later is not seen', () => {
    expect([...summarisePurchases(merge(lines), 20, 'day').customer]).toEqual([1, 2]);
    expect(summarisePurchases(merge([]), 20, 'day').length).toBe(0);
  });

  test('equal histories are grouped, and nobody is lost', () => {
    const compressed = compressSummary({
      unit: 'week',
      length: 5,
      frequency: Int32Array.of(0, 1, 0, 1, 0),
      recency: Float64Array.of(0, 2, 0, 2, 0),
      age: Float64Array.of(4, 4, 3, 4, 4),
    });
    expect([...compressed.count]).toEqual([1, 2, 2]);
    expect([...compressed.age]).toEqual([3, 4, 4]);
    expect(compressed.customers).toBe(5);
  });

  test('purchases in a span, by position in the summary', () => {
    const purchases = merge(lines);
    const summary = summarisePurchases(merge(lines, 20), 20, 'day');
    expect([...countPurchases(purchases, summary, 21, 100)]).toEqual([1, 0]);
    expect([...countPurchases(purchases, summary, 0, 14)]).toEqual([2, 1]);
  });
});

describe('durations', () => {
  test('7 days are a week, a year of months is 365 days', () => {
    expect(convertDuration(durationOf('day', 21), 'day', 'week')).toBe(3);
    expect(convertDuration(durationOf('month', 12), 'month', 'day')).toBeCloseTo(365, 10);
  });

  test('weeks are no days', () => {
    const inWeeks = (time: Duration<'week'>): number => time;
    expect(inWeeks(durationOf('week', 2))).toBe(2);
    // Were days accepted where weeks are asked for, this would not compile.
    const areApart: Duration<'day'> extends Duration<'week'> ? false : true = true;
    expect(areApart).toBe(true);
  });
});
