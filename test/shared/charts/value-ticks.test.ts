import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { valueTicks } from '../../../shared/charts/value-ticks.ts';

describe('valueTicks', () => {
  it('makes round steps from zero for bars', () => {
    expect(valueTicks(12, 56_000, true)).toEqual({ min: 0, max: 60_000, interval: 20_000 });
    expect(valueTicks(0, 1, true)).toEqual({ min: 0, max: 1, interval: 0.25 });
  });

  it('leaves zero out only when the values lie close together and nothing stands on it', () => {
    expect(valueTicks(95, 100, false).min).toBeGreaterThan(0);
    expect(valueTicks(95, 100, true).min).toBe(0);
    expect(valueTicks(10, 100, false).min).toBe(0);
    expect(valueTicks(-20, 100, false)).toMatchObject({ min: -50, max: 100 });
  });

  it('draws an axis for equal, no or endless values', () => {
    for (const [low, high] of [
      [5, 5],
      [0, 0],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    ] as const) {
      const { min, max, interval } = valueTicks(low, high, true);
      expect(max).toBeGreaterThan(min);
      expect(interval).toBeGreaterThan(0);
    }
  });

  const value = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  property.prop([value, value, fc.boolean()])('holds every value with at most five ticks', (a, b, fromZero) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const { min, max, interval } = valueTicks(low, high, fromZero);
    const slack = Math.abs(max - min) * 1e-9;
    expect(min).toBeLessThanOrEqual(low + slack);
    expect(max).toBeGreaterThanOrEqual(high - slack);
    expect(Math.round((max - min) / interval) + 1).toBeLessThanOrEqual(5);
  });
});
