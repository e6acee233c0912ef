import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timelineOf } from '../../../../renderer/screens/customer/timeline-days.ts';

const order = (day: number, kind = 'sale') => ({ orderId: day, orderKey: String(day), day, lines: 1, amount: '1', kind, products: [] });
const figure = (key: string, value: number, interval: { low: number; high: number } | null = null, kind: 'day' | 'integer' = 'day') => ({
  analysis: 'a',
  key,
  format: { kind },
  value,
  interval: interval === null ? null : { ...interval, level: 0.9 },
});

describe('a line of orders and expected days', () => {
  it('has each day of purchase once, no returns, and only figures that are days', () => {
    const timeline = timelineOf(
      { orderList: [order(30), order(10), order(30), order(20, 'return')] },
      [figure('next', 60), figure('orders', 4, null, 'integer')],
      40,
    );
    expect(timeline?.orders).toEqual([10, 30]);
    expect(timeline?.marks).toEqual([{ analysis: 'a', key: 'next', day: 60, band: null }]);
  });

  it('reaches to the last expected day, but not farther than the history is long', () => {
    const near = timelineOf({ orderList: [order(0), order(100)] }, [figure('next', 150, { low: 120, high: 180 })], 100);
    expect([near?.place(0), near?.place(90), near?.place(180)]).toEqual([0, 0.5, 1]);
    const far = timelineOf({ orderList: [order(0), order(100)] }, [figure('next', 5000)], 100);
    expect([far?.place(100), far?.place(5000)]).toEqual([0.5, 1]);
  });

  it('is empty without a purchase', () => {
    expect(timelineOf({ orderList: [order(5, 'return')] }, [], 10)).toBeNull();
  });

  it('keeps days in order on the line', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1 }), fc.integer({ min: 0, max: 9000 }), (days, next) => {
        const timeline = timelineOf({ orderList: days.map((day) => order(day)) }, [figure('next', next)], Math.max(...days));
        const places = (timeline?.orders ?? []).map((day) => timeline?.place(day) ?? -1);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(places.every((place) => place >= 0 && place <= 1)).toBe(true);
      }),
    );
  });
});
