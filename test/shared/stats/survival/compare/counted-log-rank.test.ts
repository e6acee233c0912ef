import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareCounted, trendOfCounted } from '../../../../../shared/stats/survival/compare/counted-log-rank.ts';
import { compareSurvival, testTrend } from '../../../../../shared/stats/survival/compare/log-rank.ts';

const subjects = fc.array(fc.record({ time: fc.nat(30), status: fc.nat(1), group: fc.nat(3) }), { minLength: 2, maxLength: 120 });

function count(all: readonly { time: number; status: number; group: number }[]) {
  const counted = { groups: 4, events: new Int32Array(31 * 4), censored: new Int32Array(31 * 4) };
  for (const { time, status, group } of all) {
    const target = status === 1 ? counted.events : counted.censored;
    target[time * 4 + group] = (target[time * 4 + group] ?? 0) + 1;
  }
  return counted;
}

describe('log-rank from counts', () => {
  test('is the log-rank test of the subjects', () => {
    fc.assert(
      fc.property(subjects, (all) => {
        const found = compareCounted(count(all));
        const sample = { time: Float64Array.from(all, ({ time }) => time), status: Uint8Array.from(all, ({ status }) => status) };
        const expected = compareSurvival(
          sample,
          Int32Array.from(all, ({ group }) => group),
          4,
        );
        expect(found.degreesOfFreedom).toBe(expected.degreesOfFreedom);
        expect(found.chiSquared).toBeCloseTo(expected.chiSquared, 8);
        expect(found.p).toBeCloseTo(expected.p, 10);
        expect([...found.observed]).toEqual([...expected.observed]);
        const trend = trendOfCounted(found);
        if (trend !== null) expect(trend.p).toBeCloseTo(testTrend(expected).p, 8);
      }),
    );
  });

  // Leukaemia, 6-MP against placebo: weeks of remission (Freireich 1963; times as in lifelines' tests), χ² 16.8, p 4.17e-05.
  test('6-MP', () => {
    const treated = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    const open = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
    const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
    const counted = { groups: 2, events: new Int32Array(36 * 2), censored: new Int32Array(36 * 2) };
    const add = (target: Int32Array, times: readonly number[], group: number): void => {
      for (const time of times) target[time * 2 + group] = (target[time * 2 + group] ?? 0) + 1;
    };
    add(counted.events, treated, 0);
    add(counted.censored, open, 0);
    add(counted.events, placebo, 1);
    const found = compareCounted(counted);
    expect(found.chiSquared).toBeCloseTo(16.79, 2);
    expect(found.p).toBeCloseTo(4.17e-5, 7);
    // Cox gives 1.57 for the same; the one-step estimate is near.
    expect(trendOfCounted(found)?.logRatio).toBeGreaterThan(1.2);
    expect(trendOfCounted(found)?.logRatio).toBeLessThan(1.8);
  });

  test('one group only: nothing to test', () => {
    expect(compareCounted({ groups: 1, events: [0, 3], censored: [1, 0] })).toMatchObject({ degreesOfFreedom: 0, p: 1 });
    expect(trendOfCounted(compareCounted({ groups: 2, events: [0, 0], censored: [3, 4] }))).toBeNull();
  });
});
