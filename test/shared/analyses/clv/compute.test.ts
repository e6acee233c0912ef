import { describe, expect, test } from 'vitest';
import { computeClv } from '../../../../shared/analyses/clv/compute.ts';
import { findClv } from '../../../../shared/analyses/clv/findings.ts';
import { type ClvParams, type ClvResult, clvParamsSchema, SILENCE } from '../../../../shared/analyses/clv/schema.ts';
import type { AnalysisContext, QueryTable } from '../../../../shared/analyses/define.ts';
import { drawBeta } from '../../../../shared/stats/random/beta.ts';
import { drawExponential } from '../../../../shared/stats/random/exponential.ts';
import { drawGamma } from '../../../../shared/stats/random/gamma.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';
import { makeContext, makeFacts, type TestLine } from '../../../support/make-facts.ts';

const FIRST_DAY = 18_000;
const DAYS = 900;

/** Lines of customers who come within the first 700 days, buy about every 60 days and leave with a chance of a quarter or so after each purchase, the first included. */
function simulate(customers: number, seed: number): TestLine[] {
  const stream = createRandomStream(seed);
  const lines: TestLine[] = [];
  for (let customer = 1; customer <= customers; customer++) {
    const born = FIRST_DAY + stream.below(700);
    const rate = drawGamma(stream, 1.2, 1 / 70);
    const leaving = drawBeta(stream, 1, 4);
    const scale = drawGamma(stream, 5, 1 / 20);
    for (let time = 0; born + time < FIRST_DAY + DAYS; time += drawExponential(stream, rate)) {
      lines.push({
        customer,
        day: born + Math.floor(time),
        order: lines.length + 1,
        amount: Math.round(10_000 * drawGamma(stream, 6, 1 / scale)) || 1,
      });
      if (stream.uniform() < leaving) break;
    }
  }
  return lines;
}

function run(
  lines: readonly TestLine[],
  given: Partial<ClvParams> = {},
  overrides: Partial<AnalysisContext> = {},
  tables: Record<string, QueryTable> = {},
): ClvResult {
  const params = clvParamsSchema.parse({ replicates: 200, ...given });
  const result = computeClv({ tables, facts: makeFacts(lines) }, params, makeContext(lines, overrides), () => {});
  if (result === null) throw new Error('no result');
  return result;
}

const shop = simulate(1500, 2);

describe('a shop whose truth is known', () => {
  const seenUntil = FIRST_DAY + 540;
  const period = { fromDay: FIRST_DAY + 100, toDay: seenUntil };
  const result = run(shop, { horizonMonths: 11, discountRate: 0 }, { period });
  const known = new Set(shop.filter(({ day }) => day <= seenUntil).map(({ customer }) => customer));
  const horizonEnd = seenUntil + Math.round((11 * 365) / 12);
  const later = shop.filter(({ day, customer }) => day > seenUntil && day <= horizonEnd && known.has(customer));
  const cameLater = new Set(later.map(({ customer, day }) => `${customer} ${day}`)).size;

  test('histories are whole although the period begins later, and nothing after it is seen', () => {
    expect(result.customers).toBe(known.size);
    expect(result.endDay).toBe(seenUntil);
    expect(result.firstDay).toBe(Math.min(...shop.map(({ day }) => day)));
  });

  test('the intervals of purchases and money hold what came', () => {
    const money = later.reduce((sum, { amount }) => sum + amount, 0) / 10_000;
    expect(result.total.purchasesBounds.low).toBeLessThan(cameLater);
    expect(result.total.purchasesBounds.high).toBeGreaterThan(cameLater);
    expect(Math.abs(result.total.purchases - cameLater) / cameLater).toBeLessThan(0.12);
    expect(result.total.valueBounds.low).toBeLessThan(money);
    expect(result.total.valueBounds.high).toBeGreaterThan(money);
  });

  test('single customers lie in their intervals as often as they should', () => {
    const counts = new Map<number, Set<number>>();
    for (const { customer, day } of later) counts.set(customer, (counts.get(customer) ?? new Set()).add(day));
    let inside = 0;
    for (const customer of known) {
      const actual = counts.get(customer)?.size ?? 0;
      const { purchasesLow, purchasesHigh } = result.byCustomer;
      if (actual >= (purchasesLow[customer] ?? Number.NaN) && actual <= (purchasesHigh[customer] ?? Number.NaN)) inside += 1;
    }
    expect(inside / known.size).toBeGreaterThan(0.93);
  });

  test('the model beats the rules of thumb on the days kept back, and says chances that come true', () => {
    const { holdout } = result;
    const errorOf = (id: string) => holdout?.scores.find((score) => score.id === id)?.errors.rootMeanSquare ?? Number.NaN;
    expect(errorOf(holdout?.chosen ?? '')).toBeLessThan(errorOf('asBefore'));
    expect(errorOf(holdout?.chosen ?? '')).toBeLessThan(errorOf('meanRate'));
    const missed = (holdout?.calibration ?? []).filter(({ expected, bounds }) => expected < bounds.low - 0.05 || expected > bounds.high + 0.05);
    expect(holdout?.calibration).toHaveLength(10);
    // Ten intervals at 95 %: two or more miss in one case of twelve, without the slack of 5 points.
    expect(missed.length).toBeLessThanOrEqual(1);
  });

  test('expected and actual repeat purchases go together on the days the model has seen', () => {
    const inside = result.track.filter(({ toDay }) => toDay <= (result.holdout?.calibrationDay ?? 0));
    const sum = (key: 'actual' | 'expected') => inside.reduce((total, point) => total + point[key], 0);
    expect(inside.length).toBeGreaterThan(20);
    expect(sum('expected') / sum('actual')).toBeGreaterThan(0.9);
    expect(sum('expected') / sum('actual')).toBeLessThan(1.1);
    expect(result.frequencies.reduce((total, bin) => total + bin.expected, 0)).toBeCloseTo(result.customers, 6);
    expect(result.frequencies.reduce((total, bin) => total + bin.actual, 0)).toBe(result.customers);
  });
});

describe('groups and totals', () => {
  test.each(['tier', 'decile', 'silence'] as const)('%s: everybody is in one group, and the groups add up', (grouping) => {
    const result = run(shop, { grouping });
    const sizes = result.groups.map(({ customers }) => customers);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(result.customers);
    result.groups.forEach(({ customers }, group) => {
      expect(result.groupOf.filter((one) => one === group)).toHaveLength(customers);
    });
    for (const key of ['value', 'purchases', 'active'] as const) {
      expect(result.groups.reduce((sum, total) => sum + total[key], 0)).toBeCloseTo(result.total[key], 6);
    }
  });

  test('the best tenth is worth most, and its share is that of its members', () => {
    const { groups, total, topShare } = run(shop, { grouping: 'decile' });
    const values = groups.map(({ value, customers }) => value / customers);
    expect([...values].sort((a, b) => b - a)).toEqual(values);
    expect(topShare?.value).toBeCloseTo((groups[0]?.value ?? 0) / total.value, 12);
    expect(topShare?.bounds.low).toBeLessThan(topShare?.value ?? 0);
  });

  test('who is overdue has passed the day and is not given up; who is gone is', () => {
    const result = run(shop, { grouping: 'silence' });
    const { heardOfBy, probabilityAlive } = result.byCustomer;
    expect(result.overdueIds.length).toBe(result.overdue.customers);
    for (const id of result.overdueIds) {
      expect(heardOfBy[id]).toBeLessThanOrEqual(result.endDay);
      expect(probabilityAlive[id]).toBeGreaterThanOrEqual(0.1);
    }
    result.groupOf.forEach((group, id) => {
      if (group === SILENCE.gone) expect(probabilityAlive[id]).toBeLessThan(0.1);
      if (group === SILENCE.due) expect(heardOfBy[id]).toBeGreaterThan(result.endDay);
    });
    expect(run(shop, { sure: 0.5 }).overdue.customers).toBeGreaterThan(result.overdue.customers);
  });
});

describe('what the parameters do', () => {
  const base = run(shop, { discountRate: 0, widen: false });

  test('a margin scales the value and nothing else', () => {
    const half = run(shop, { discountRate: 0, widen: false, money: 'share', margin: 0.5 });
    expect(half.total.value).toBeCloseTo(base.total.value / 2, 6);
    expect(half.total.purchases).toBe(base.total.purchases);
  });

  test('costs in the data give the margin; without any it is revenue, and said so', () => {
    const column = (value: bigint) => ({ values: BigInt64Array.of(value) });
    const costs: QueryTable = { rowCount: 1, columns: { amount: column(10_000_000n), cost: column(6_000_000n) } };
    expect(run(shop, { money: 'costs' }, {}, { costs }).margin).toBeCloseTo(0.4, 12);
    expect(run(shop, { money: 'costs' })).toMatchObject({ margin: 1, costsMissing: true });
  });

  test('a discount lowers the value, a longer horizon raises it', () => {
    const discounted = run(shop, { discountRate: 0.1, widen: false });
    expect(discounted.total.value).toBeLessThan(base.total.value);
    expect(discounted.total.value).toBeGreaterThan(base.total.value / 1.1);
    expect(run(shop, { horizonMonths: 24, discountRate: 0 }).total.value).toBeGreaterThan(base.total.value);
  });

  test('money in cents instead of euros changes money only', () => {
    const cents = run(
      shop.map((line) => ({ ...line, amount: line.amount * 100 })),
      { discountRate: 0, widen: false },
    );
    expect(cents.total.value / base.total.value).toBeCloseTo(100, 1);
    expect(cents.total.purchases).toBeCloseTo(base.total.purchases, 6);
  });

  test('the model asked for is taken', () => {
    for (const model of ['bgnbd', 'mbgnbd', 'pnbd'] as const) expect(run(shop, { model }).fit.id).toBe(model);
    expect(run(shop).fit.id).toBe(run(shop).holdout?.chosen);
  });
});

test('prices that rise by a third a year make the interval of money wider, not that of purchases', () => {
  const rising = shop.map((line) => ({ ...line, amount: Math.round(line.amount * 1.33 ** ((line.day - FIRST_DAY) / 365)) }));
  const [steady, moved] = [run(shop), run(rising)];
  expect(moved.modelError.purchases).toBeCloseTo(steady.modelError.purchases, 9);
  expect(moved.modelError.value).toBeGreaterThan(steady.modelError.value + 0.05);
  const width = ({ total }: ClvResult) => (total.valueBounds.high - total.valueBounds.low) / total.value;
  expect(width(moved)).toBeGreaterThan(1.2 * width(steady));
});

describe('little data', () => {
  test('a handful of customers get an answer with wide intervals, and the day when a sharper one is likely', () => {
    const few = simulate(25, 3);
    const result = run(few);
    expect(result).toMatchObject({ isScarce: true, holdout: null });
    expect(result.fit.isPenalised).toBe(true);
    expect(result.sharperDay ?? 0).toBeGreaterThan(result.endDay);
    expect(result.total.value).toBeGreaterThan(0);
    expect(result.total.valueBounds.high).toBeGreaterThan(1.5 * result.total.valueBounds.low);
  });

  test('one customer with one purchase, and everybody with one purchase on the last day', () => {
    for (const lines of [
      [{ customer: 1, day: 5, order: 1, amount: 20_000 }],
      [1, 2, 3].map((customer) => ({ customer, day: 5, order: customer, amount: 10_000 })),
    ]) {
      const result = run(lines);
      expect(result).toMatchObject({ isScarce: true, sharperDay: null, correlation: null });
      expect(result.total.value).toBeGreaterThan(0);
      expect(Number.isFinite(result.total.valueBounds.high)).toBe(true);
    }
  });

  test('nobody: nothing', () => {
    expect(computeClv({ tables: {}, facts: makeFacts([]) }, clvParamsSchema.parse({}), makeContext([]), () => {})).toBeNull();
    expect(findClv(null, clvParamsSchema.parse({}))).toEqual([]);
  });
});

describe('findings', () => {
  test('overdue customers and the best tenth are facts with money a year; the link of frequency and spend is tested', () => {
    const params = clvParamsSchema.parse({ horizonMonths: 6, replicates: 200 });
    const result = run(shop, params);
    const found = new Map(findClv(result, params).map((candidate) => [candidate.id, candidate]));
    expect(found.get('overdue')?.money).toBeCloseTo(2 * result.overdue.value, 9);
    expect(found.get('topShare')?.evidence).toBeNull();
    expect(found.get('spendByFrequency')?.evidence?.n).toBe(result.spend.n);
  });

  test('where spend has nothing to do with frequency, p falls under 5 % in about one shop of twenty', () => {
    let low = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const result = run(simulate(150, 100 + seed), { model: 'mbgnbd', replicates: 100 });
      const p = findClv(result, clvParamsSchema.parse({})).find(({ id }) => id === 'spendByFrequency')?.evidence?.p ?? 1;
      if (p < 0.05) low += 1;
    }
    // Binomial(40, 0.05): more than 6 in fewer than 1 of 300 cases.
    expect(low).toBeLessThanOrEqual(6);
  }, 30_000);
});
