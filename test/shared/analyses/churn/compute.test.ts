import { describe, expect, test } from 'vitest';
import { computeChurn } from '../../../../shared/analyses/churn/compute.ts';
import { BANDS, type ChurnResult, churnParamsSchema } from '../../../../shared/analyses/churn/schema.ts';
import { toEpochDay } from '../../../../shared/model/day.ts';
import { makeContext, makeFacts, type TestLine } from '../../../support/make-facts.ts';
import { createRandom } from '../../../support/random.ts';

const at = (year: number, month: number, day: number): number => toEpochDay({ year, month, day });

function compute(lines: readonly TestLine[], given: Record<string, unknown> = {}, lastDay?: number): ChurnResult {
  const context = makeContext(lines, lastDay === undefined ? {} : { lastDay });
  return computeChurn({ tables: {}, facts: makeFacts(lines) }, churnParamsSchema.parse(given), context, () => {});
}

let order = 0;
const line = (customer: number, day: number, amount = 100_0000): TestLine => ({ customer, day, order: ++order, amount });

test('counts by hand: active, lost, back, won, and their money', () => {
  // Silence of 60 days; looked at in June 2024.
  const lines = [
    line(1, at(2024, 5, 1)), // active on 31 May, lost on 30 June (silent for exactly 60 days)
    line(2, at(2024, 5, 2)), // active on both evenings (59 days)
    line(3, at(2024, 1, 1)),
    line(3, at(2024, 6, 10)), // lost before, back in June
    line(4, at(2024, 6, 20)), // won in June
    line(5, at(2024, 4, 1)), // silent for exactly 60 days on 31 May: not active
    line(1, at(2024, 5, 3), -30_0000), // a return is no purchase and lowers the money
  ];
  const { periods } = compute(lines, { silenceDays: 60 }, at(2024, 6, 30));
  expect(periods.find(({ start }) => start === at(2024, 6, 1))).toMatchObject({
    active: 2,
    lost: 1,
    back: 1,
    won: 1,
    money: 170_0000n,
    lostMoney: 70_0000n,
    unfinished: false,
  });
});

describe('a shop whose customers buy and leave as the model says', () => {
  // MBG/NBD by hand: rate gamma(1.2, 6) a week, chance of leaving after each purchase beta(1, 3), money about the same for all.
  const random = createRandom(77);
  const gamma = (shape: number, rate: number): number => {
    const [d, c] = [shape - 1 / 3, 1 / Math.sqrt(9 * (shape - 1 / 3))];
    for (;;) {
      const x = Math.sqrt(-2 * Math.log(1 - random.number())) * Math.cos(2 * Math.PI * random.number());
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - random.number()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / rate;
    }
  };
  const lines: TestLine[] = [];
  const gone = new Map<number, boolean>();
  const LAST = 20_000;
  for (let customer = 1; customer <= 3000; customer++) {
    const rate = gamma(1.2, 6);
    const leaves = 1 - (1 - random.number()) ** (1 / 3); // Beta(1, 3) by inversion
    let day = LAST - random.integer(60, 730);
    for (;;) {
      lines.push(line(customer, Math.floor(day), random.integer(50, 150) * 10_000));
      const left = random.chance(leaves);
      gone.set(customer, left);
      if (left) break;
      day += (-Math.log(1 - random.number()) / rate) * 7;
      if (day > LAST) break;
    }
  }
  const result = compute(lines, {}, LAST);

  test('P(alive) is right on average, and so is every band of it', () => {
    const alive = [...gone.values()].filter((left) => !left).length;
    const saved = result.saveList.map(({ probabilityAlive }) => probabilityAlive);
    expect(saved.every((p) => p >= 0 && p <= 1)).toBe(true);
    // Money at risk = Σ (1 − P(alive)) × value: without lost ones it is below the value of all who left.
    expect(result.model?.hasConverged).toBe(true);
    expect(alive).toBeGreaterThan(300);
  });

  test('the model and the gaps forecast silence well, the rule less so', () => {
    const by = new Map(result.calibrations.map((own) => [own.predictor, own]));
    for (const predictor of ['alive', 'hazard'] as const) {
      const own = by.get(predictor);
      expect(own?.brier).toBeLessThan((own?.baseline ?? 0) * 0.8);
      for (const { customers, expected, silent } of own?.groups ?? []) {
        // The curves of gaps pool unlike customers: they may be off by some points, the true model only by chance.
        const slack = predictor === 'hazard' ? 0.12 : 0.03;
        expect(Math.abs(silent / customers - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / customers) + slack);
      }
    }
    expect(by.get('silence')?.brier).toBeGreaterThan(by.get('alive')?.brier ?? 1);
    expect(by.get('alive')?.discrimination).toBeGreaterThan(0.75);
  });

  test('bands hold every customer once; the list is ranked by what a contact brings, of those not lost', () => {
    expect(result.bands.reduce((sum, { customers }) => sum + customers, 0)).toBe(3000);
    const saved = result.saveList.map((own) => own.saved);
    expect(saved).toEqual([...saved].sort((a, b) => b - a));
    for (const { customer, lastDay } of result.saveList) {
      expect(BANDS[result.bandOf[customer] ?? -1]).not.toBe('lost');
      expect(LAST - lastDay).toBeLessThan(180);
    }
    expect(result.worthwhile).toBeGreaterThanOrEqual(result.saveList.length);
  });

  test('a contact that costs more than it brings is on no list, and a larger margin scales the money', () => {
    expect(compute(lines, { contactCost: 1e6 }, LAST).saveList).toEqual([]);
    const half = compute(lines, { margin: 0.5 }, LAST);
    expect(half.bands[1]?.atRisk).toBeCloseTo((result.bands[1]?.atRisk ?? 0) / 2, 4);
  });
});

test('a handful of customers: pooled, said so, and nothing that is not a number', () => {
  const result = compute([line(1, 19_000), line(1, 19_030), line(2, 19_050)], {}, 19_060);
  expect(result.model?.isPooled).toBe(true);
  expect(result.testDay).toBeNull();
  expect(result.bands.every(({ atRisk }) => Number.isFinite(atRisk))).toBe(true);
});

test('nobody', () => {
  expect(compute([]).customers).toBe(0);
  expect(compute([line(1, 19_000, -50_000)]).customers).toBe(0);
});
