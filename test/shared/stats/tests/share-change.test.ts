import { describe, expect, test } from 'vitest';
import { type ShareMoments, shareChange } from '../../../../shared/stats/tests/share-change.ts';

interface Unit {
  readonly r1: number;
  readonly g1: number;
  readonly r0: number;
  readonly g0: number;
}

function momentsOf(units: readonly Unit[]): ShareMoments {
  const sum = (read: (unit: Unit) => number): number => units.reduce((total, unit) => total + read(unit), 0);
  return {
    part: { now: sum(({ r1 }) => r1), earlier: sum(({ r0 }) => r0) },
    whole: { now: sum(({ g1 }) => g1), earlier: sum(({ g0 }) => g0) },
    rr: { nowNow: sum(({ r1 }) => r1 * r1), nowThen: sum(({ r1, r0 }) => r1 * r0), thenThen: sum(({ r0 }) => r0 * r0) },
    rg: {
      nowNow: sum(({ r1, g1 }) => r1 * g1),
      nowThen: sum(({ r1, g0 }) => r1 * g0),
      thenNow: sum(({ r0, g1 }) => r0 * g1),
      thenThen: sum(({ r0, g0 }) => r0 * g0),
    },
    gg: { nowNow: sum(({ g1 }) => g1 * g1), nowThen: sum(({ g1, g0 }) => g1 * g0), thenThen: sum(({ g0 }) => g0 * g0) },
  };
}

describe('the change of a share', () => {
  test('with whole units of one purchase each it is the two-proportion z-test', () => {
    // 60 of 100 now, 40 of 100 earlier, by different units: pooled z = 0.2 / √(0.5·0.5·2/100) = 2.828427.
    const units: Unit[] = [];
    for (let i = 0; i < 100; i++) {
      units.push({ r1: i < 60 ? 1 : 0, g1: 1, r0: 0, g0: 0 });
      units.push({ r1: 0, g1: 0, r0: i < 40 ? 1 : 0, g0: 1 });
    }
    const found = shareChange(momentsOf(units), 0.95);
    expect(found?.change).toBeCloseTo(0.2, 12);
    expect(found?.z).toBeCloseTo(Math.sqrt(8), 9);
    // 2·Φ(−√8), scipy 1.10.1.
    expect(found?.p).toBeCloseTo(0.004_677_735, 8);
  });

  test('the expanded moments give what the units give one by one', () => {
    const units: Unit[] = Array.from({ length: 40 }, (_, i) => ({
      r1: (i * 7) % 5,
      g1: 5 + ((i * 3) % 11),
      r0: (i * 5) % 4,
      g0: 6 + ((i * 13) % 7),
    }));
    const moments = momentsOf(units);
    const [g1, g0] = [moments.whole.now, moments.whole.earlier];
    const pooled = (moments.part.now + moments.part.earlier) / (g1 + g0);
    const errorOf = (p1: number, p0: number): number =>
      Math.sqrt(units.reduce((sum, unit) => sum + ((unit.r1 - p1 * unit.g1) / g1 - (unit.r0 - p0 * unit.g0) / g0) ** 2, 0));
    const error = Math.max(errorOf(pooled, pooled), errorOf(moments.part.now / g1, moments.part.earlier / g0));
    const found = shareChange(moments, 0.95);
    expect(found?.z).toBeCloseTo((found?.change ?? 0) / error, 9);
    expect(((found?.high ?? 0) - (found?.low ?? 0)) / 2).toBeCloseTo(1.959_963_984_540_054 * error, 9);
  });

  test('no answer when a whole is missing or nothing varies', () => {
    expect(shareChange(momentsOf([{ r1: 1, g1: 2, r0: 0, g0: 0 }]), 0.95)).toBeNull();
    expect(shareChange(momentsOf([{ r1: 0, g1: 2, r0: 0, g0: 3 }]), 0.95)).toBeNull();
  });
});
