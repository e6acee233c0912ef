import { describe, expect, test } from 'vitest';
import { computeLifecycle } from '../../../../shared/analyses/lifecycle/compute.ts';
import {
  LIFECYCLE_FIELDS,
  type LifecycleResult,
  lifecycleParamsSchema,
  OUTSIDE,
  STAGES,
  type Stage,
} from '../../../../shared/analyses/lifecycle/schema.ts';
import { toEpochDay } from '../../../../shared/model/day.ts';
import { makeContext, makeFacts, type TestLine } from '../../../support/make-facts.ts';
import { createRandom } from '../../../support/random.ts';

const at = (year: number, month: number, day: number): number => toEpochDay({ year, month, day });
const params = lifecycleParamsSchema.parse({});
const index = (stage: Stage): number => STAGES.indexOf(stage);

function compute(lines: readonly TestLine[], given: Record<string, unknown> = {}, lastDay?: number): LifecycleResult {
  const context = makeContext(lines, lastDay === undefined ? {} : { lastDay });
  return computeLifecycle({ tables: {}, facts: makeFacts(lines) }, lifecycleParamsSchema.parse(given), context, () => {});
}

const lineOn = (customer: number, day: number, order: number, amount = 100_000): TestLine => ({ customer, day, order, amount });

describe('stages by hand', () => {
  // Bounds: new 60, active 180, lost 365 days, loyal from 4 orders a year; looked at on 2024-12-31.
  const lastDay = at(2024, 12, 31);
  const stageOn = (days: readonly number[]): string => {
    const lines = [...days.map((day, order) => lineOn(1, day, order + 1)), lineOn(2, at(2022, 1, 1), 99)];
    const { stageOf } = compute(lines, {}, lastDay);
    return STAGES[stageOf[1] ?? -1] ?? 'outside';
  };
  test.each<[string, readonly number[], Stage]>([
    ['first purchase 59 days ago', [lastDay - 59], 'new'],
    ['first purchase 60 days ago', [lastDay - 60], 'active'],
    ['silent for 179 days', [lastDay - 400, lastDay - 179], 'active'],
    ['silent for 180 days', [lastDay - 400, lastDay - 180], 'dormant'],
    ['silent for 364 days', [lastDay - 364], 'dormant'],
    ['silent for 365 days', [lastDay - 365], 'lost'],
    ['back after 180 days of silence', [lastDay - 240, lastDay - 10], 'wonBack'],
    ['back after a shorter silence', [lastDay - 239, lastDay - 10], 'active'],
    ['back so long ago that it counts as active', [lastDay - 400, lastDay - 60], 'active'],
    ['four orders within a year', [lastDay - 364, lastDay - 200, lastDay - 100, lastDay - 70], 'loyal'],
    ['the first of four is a day too old', [lastDay - 365, lastDay - 200, lastDay - 100, lastDay - 70], 'active'],
  ])('%s: %s → %s', (_name, days, stage) => {
    expect(stageOn(days)).toBe(stage);
  });

  test('lines of one order count once, and a return is no purchase', () => {
    const lines = [1, 2, 3, 4].map((line) => lineOn(1, lastDay - 100 + line, 7)).concat(lineOn(1, lastDay, 8, -50_000), lineOn(2, at(2022, 1, 1), 9));
    expect(STAGES[compute(lines, {}, lastDay).stageOf[1] ?? -1]).toBe('active');
  });

  test('bounds out of order are put in order', () => {
    expect(compute([lineOn(1, lastDay, 1)], { newDays: 300, activeDays: 7, lostDays: 14 }).bounds).toEqual({
      newDays: 300,
      activeDays: 300,
      lostDays: 301,
      loyalOrders: 4,
    });
  });
});

describe('laws on random shops', () => {
  const random = createRandom(31);
  const lines = Array.from({ length: 1500 }, (_, order) =>
    lineOn(random.integer(1, 120), 19_000 + Math.floor((order / 1500) * 900) + random.integer(0, 3), order + 1, random.integer(-3000, 20_000) * 100),
  );
  const result = compute(lines);

  test('flows balance: before + came − went = after, and each evening is the next one’s beginning', () => {
    for (const [place, { moves }] of result.periods.entries()) {
      const next = result.periods[place + 1];
      STAGES.forEach((_, stage) => {
        const before = moves[stage]?.reduce((sum, count) => sum + count, 0) ?? 0;
        const after = moves.reduce((sum, row) => sum + (row[stage] ?? 0), 0);
        const stayed = moves[stage]?.[stage] ?? 0;
        expect(before + (after - stayed) - (before - stayed)).toBe(after);
        if (next !== undefined) expect(next.moves[stage]?.reduce((sum, count) => sum + count, 0)).toBe(after);
      });
      expect(moves[OUTSIDE]?.[OUTSIDE]).toBe(0);
      expect(moves.every((row) => (row[OUTSIDE] ?? 0) === 0)).toBe(true);
    }
  });

  test('nobody becomes new twice, and only the unknown become new', () => {
    for (const { moves } of result.periods) {
      STAGES.forEach((stage, from) => {
        if (stage !== 'new' && stage !== 'prospect') expect(moves[from]?.[index('new')]).toBe(0);
      });
    }
  });

  test('the stages of the last evening are those of the groups', () => {
    const counts = STAGES.map((_, stage) => result.stageOf.reduce((sum, own) => sum + (own === stage ? 1 : 0), 0));
    const last = result.periods.at(-1);
    expect(STAGES.map((_, stage) => last?.moves.reduce((sum, row) => sum + (row[stage] ?? 0), 0))).toEqual(counts);
  });

  test('the order in which customers are numbered does not matter', () => {
    const renamed = compute(lines.map((line) => ({ ...line, customer: 121 - line.customer })));
    expect(renamed.periods).toEqual(result.periods);
    expect(renamed.stays).toEqual(result.stays);
  });

  test('shares of a row sum to 1, and a what-if of nothing changes nothing', () => {
    const { outlook } = compute(lines, { whatIfShare: 0 });
    for (const row of outlook?.shares ?? []) expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(outlook?.moreMoney).toEqual({ value: 0, low: 0, high: 0 });
    expect(outlook?.moreBuyers.value).toBe(0);
  });
});

test('nothing known, and one purchase, are said and not computed around', () => {
  expect(compute([]).known).toBe(0);
  const one = compute([lineOn(1, at(2024, 5, 5), 1)]);
  expect(one.known).toBe(1);
  expect(one.outlook).toBeNull();
  expect(one.changes).toEqual([]);
});

test('known truth: dormant customers who come back at a planted rate are found with it, inside the interval of the outlook', () => {
  // Everybody buys once; each dormant month a customer comes back with probability 0.1, then is silent again.
  const random = createRandom(5);
  const lines: TestLine[] = [];
  let order = 1;
  for (let customer = 1; customer <= 4000; customer++) {
    let day = 18_000 + random.integer(0, 900);
    lines.push(lineOn(customer, day, order++));
    for (let month = 0; month < 40; month++) {
      day += 30;
      if (day - (lines.at(-1)?.day ?? 0) >= 210 && day < 19_400 && random.chance(0.1)) lines.push(lineOn(customer, day, order++));
    }
  }
  const { outlook } = compute(lines, { lostDays: 3000 }, 19_400);
  const back = outlook?.shares[index('dormant')]?.[index('wonBack')] ?? 0;
  // Monthly evenings are 30.4 days apart and the first month of dormancy has no chance yet: a little under 0.1.
  expect(back).toBeGreaterThan(0.08);
  expect(back).toBeLessThan(0.105);
  const doubled = compute(lines, { lostDays: 3000, whatIfShare: 0.1 }, 19_400).outlook;
  expect(doubled?.moreBuyers.low).toBeGreaterThan(0);
  expect(doubled?.moreBuyers.value).toBeGreaterThan(100);
});

test('fields and parameters are the same', () => {
  expect(LIFECYCLE_FIELDS.map(({ name }) => name).sort()).toEqual(Object.keys(params).sort());
});
