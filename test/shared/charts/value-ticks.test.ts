import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { valueTicks } from '../../../shared/charts/value-ticks.ts';

describe('valueTicks', () => {
  it('makes round steps from zero for bars', () => {
    expect(valueTicks(12, 56_000, true)).toEqual({ min: 0, max: 60_000, ticks: [0, 20_000, 40_000, 60_000] });
    expect(valueTicks(0, 1, true)).toEqual({ min: 0, max: 1, ticks: [0, 0.25, 0.5, 0.75, 1] });
  });

  it('leaves zero out only when the values lie close together and nothing stands on it', () => {
    expect(valueTicks(95, 100, false).min).toBeGreaterThan(0);
    expect(valueTicks(95, 100, true).min).toBe(0);
    expect(valueTicks(10, 100, false).min).toBe(0);
    expect(valueTicks(-20, 100, false)).toMatchObject({ min: -50, max: 100 });
  });

  it('gives a little below zero no whole step', () => {
    expect(valueTicks(-50, 3500, true)).toEqual({ min: -50, max: 4000, ticks: [0, 1000, 2000, 3000, 4000] });
  });

  it('draws an axis for equal, no or endless values', () => {
    for (const [low, high] of [
      [5, 5],
      [0, 0],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    ] as const) {
      const { min, max, ticks } = valueTicks(low, high, true);
      expect(max).toBeGreaterThan(min);
      expect(ticks.length).toBeGreaterThan(1);
    }
  });

  const value = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  property.prop([value, value, fc.boolean()])('holds every value with at most five ticks', (a, b, fromZero) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const { min, max, ticks } = valueTicks(low, high, fromZero);
    const slack = Math.abs(max - min) * 1e-9;
    expect(min).toBeLessThanOrEqual(low + slack);
    expect(max).toBeGreaterThanOrEqual(high - slack);
    expect(ticks.length).toBeLessThanOrEqual(5);
    expect([...ticks].sort((x, y) => x - y)).toEqual(ticks);
  });
});
