import { expect, test } from 'vitest';
import { compareMatched, type Subjects } from '../../../../shared/analyses/loyalty/match.ts';
import { createRandom } from '../../../support/random.ts';

function subjects(rows: readonly (readonly [treated: number, stratum: string, money: number])[]): Subjects {
  return {
    treated: Uint8Array.from(rows, ([treated]) => treated),
    stratum: rows.map(([, stratum]) => stratum),
    money: Float64Array.from(rows, ([, , money]) => money),
    again: Uint8Array.from(rows, ([, , money]) => (money > 10 ? 1 : 0)),
    before: Float64Array.from(rows, ([, , money]) => money),
  };
}

test('by hand: differences within strata weighted by those looked at', () => {
  // Stratum a: treated 10, 14 (mean 12) against 8, 10 (9); b: treated 30 against 20, 22 (21); c has nobody treated, d nobody else.
  const rows = [
    [1, 'a', 10],
    [1, 'a', 14],
    [0, 'a', 8],
    [0, 'a', 10],
    [1, 'b', 30],
    [0, 'b', 20],
    [0, 'b', 22],
    [0, 'c', 500],
    [1, 'd', 900],
  ] as const;
  const result = compareMatched(subjects(rows));
  // (2 · 3 + 1 · 9) / 3 = 5.
  expect(result).toMatchObject({ treated: 4, matched: 3, others: 4, strata: 2 });
  expect(result?.difference).toBeCloseTo(5, 12);
  expect(result?.mean).toBeCloseTo(18, 12);
  expect(result?.again).toBeCloseTo(2 / 3, 12);
});

test('fewer than two with somebody alike: nothing is said', () => {
  expect(
    compareMatched(
      subjects([
        [1, 'a', 1],
        [0, 'b', 2],
      ]),
    ),
  ).toBeNull();
  expect(compareMatched(subjects([]))).toBeNull();
});

test('known truth: confounding by stratum is taken out, and the interval holds the planted effect in about 95 of 100 shops', () => {
  let held = 0;
  let found = 0;
  const runs = 200;
  for (let seed = 1; seed <= runs; seed++) {
    const random = createRandom(seed);
    // Richer strata are treated more often: the plain difference is far off. Planted effect: 5.
    const rows = Array.from({ length: 600 }, () => {
      const stratum = random.integer(0, 5);
      const treated = random.chance(0.1 + 0.12 * stratum) ? 1 : 0;
      const noise = (random.number() + random.number() + random.number() - 1.5) * 20;
      return [treated, String(stratum), 50 * stratum + 5 * treated + noise] as const;
    });
    const result = compareMatched(subjects(rows));
    expect(result?.plainDifference).toBeGreaterThan(25);
    if (result !== null && result.low <= 5 && result.high >= 5) held += 1;
    if (result !== null && result.p < 0.05) found += 1;
  }
  expect(held / runs).toBeGreaterThan(0.91);
  expect(held / runs).toBeLessThan(0.99);
  expect(found / runs).toBeGreaterThan(0.9);
});

test('no effect: a difference is called at the stated rate', () => {
  let called = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const random = createRandom(1000 + seed);
    const rows = Array.from({ length: 200 }, () => [random.chance(0.3) ? 1 : 0, String(random.integer(0, 3)), random.number() * 100] as const);
    if ((compareMatched(subjects(rows))?.p ?? 1) < 0.05) called += 1;
  }
  expect(called).toBeLessThan(300 * 0.05 + 4 * Math.sqrt(300 * 0.05 * 0.95));
});
