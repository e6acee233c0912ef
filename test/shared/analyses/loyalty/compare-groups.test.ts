import { expect, test } from 'vitest';
import { compareMembers, compareReferred } from '../../../../shared/analyses/loyalty/compare-groups.ts';
import { readHistories } from '../../../../shared/analyses/loyalty/histories.ts';
import { loyaltyParamsSchema } from '../../../../shared/analyses/loyalty/schema.ts';
import { toEpochDay } from '../../../../shared/model/day.ts';
import { makeContext, makeFacts, type TestLine } from '../../../support/make-facts.ts';
import { createRandom, type Random } from '../../../support/random.ts';

const FIRST = toEpochDay({ year: 2021, month: 1, day: 1 });
const LAST = toEpochDay({ year: 2022, month: 12, day: 31 });
const context = makeContext([], { firstDay: FIRST, lastDay: LAST });

/** Everybody buys at random with the same pace; the programme does nothing. */
function shopOf(random: Random, customers: number): TestLine[] {
  const lines: TestLine[] = [];
  const gap = (): number => -60 * Math.log(1 - random.number());
  for (let customer = 1; customer <= customers; customer++) {
    for (let day = FIRST + gap(); day < LAST; day += gap())
      lines.push({ customer, day: Math.floor(day), order: lines.length + 1, amount: random.integer(10, 190) * 10_000 });
  }
  return lines;
}

function called(
  seed: number,
  join: (random: Random, own: readonly TestLine[]) => number | null,
): { readonly isCalled: boolean; readonly difference: number } {
  const random = createRandom(seed);
  const lines = shopOf(random, 250);
  const joined = new Map<number, number>();
  for (let customer = 1; customer <= 250; customer++) {
    const own = lines.filter((line) => line.customer === customer);
    const day = own.length > 0 && random.chance(0.4) ? join(random, own) : null;
    if (day !== null) joined.set(customer, day);
  }
  const facts = makeFacts(lines);
  const result = compareMembers(facts, readHistories(facts, LAST), joined, LAST, loyaltyParamsSchema.parse({ horizonDays: 120 }), context, () => {});
  return { isCalled: (result?.p ?? 1) < 0.05, difference: result?.difference ?? 0 };
}

test.each<[string, (random: Random, own: readonly TestLine[]) => number | null]>([
  ['on any day', (random) => random.integer(FIRST + 90, LAST - 160)],
  ['at a purchase', (random, own) => own.find(() => random.chance(0.15))?.day ?? null],
])('a programme without effect that people join %s: a difference is called at the stated rate', (_name, join) => {
  const runs = 150;
  const shops = Array.from({ length: runs }, (_, seed) => called(5000 + seed, join));
  const rate = shops.filter(({ isCalled }) => isCalled).length / runs;
  expect(rate).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / runs));
  const mean = shops.reduce((sum, { difference }) => sum + difference, 0) / runs;
  const spread = Math.sqrt(shops.reduce((sum, { difference }) => sum + (difference - mean) ** 2, 0) / (runs - 1) / runs);
  // Mean spending in the days compared is 200; the purchase of joining, were it counted, would add half of that.
  expect(Math.abs(mean)).toBeLessThan(4 * spread);
});

test('members by hand: the month of joining is before, the days after it are compared, later members stand with the others', () => {
  const on = (month: number, day: number): number => toEpochDay({ year: 2022, month, day });
  const buys = (customer: number, order: number, day: number, money: number): TestLine => ({ customer, order, day, amount: money * 10_000 });
  const lines = [
    ...[1, 2, 3, 4].map((customer) => buys(customer, customer, on(3, 10), 100)),
    buys(1, 11, on(4, 1), 30), // first day compared
    buys(2, 12, on(4, 30), 50), // last day compared
    buys(2, 13, on(5, 1), 999), // a day too late
    buys(3, 14, on(4, 5), 10),
    buys(4, 15, on(4, 20), 20), // joins at this purchase: no member in March
  ];
  const facts = makeFacts(lines);
  const joined = new Map([
    [1, on(3, 10)],
    [2, on(3, 31)],
    [4, on(4, 20)],
  ]);
  const result = compareMembers(
    facts,
    readHistories(facts, LAST),
    joined,
    on(5, 15),
    loyaltyParamsSchema.parse({ horizonDays: 30 }),
    context,
    () => {},
  );
  expect(result).toMatchObject({ treated: 2, matched: 2, others: 2, strata: 1, mean: 40, meanOthers: 15, difference: 25, again: 1, againOthers: 1 });
});

test('people who were brought: the first days of the data and referrals of old customers are left out', () => {
  const lines = [1, 2, 3, 4, 5, 6].map((customer): TestLine => {
    const day = customer === 6 ? FIRST + 89 : FIRST + 100;
    return { customer, day, order: customer, amount: customer * 100_000 };
  });
  const facts = makeFacts(lines);
  const traits = new Map([1, 2, 3, 4, 5, 6].map((id) => [id, { country: 'F', channel: 'w' }]));
  const brought = new Map([
    [1, FIRST + 100],
    [2, Number.NaN],
    [3, FIRST + 131], // 31 days after the first purchase
  ]);
  const result = compareReferred(facts, readHistories(facts, LAST), brought, traits, LAST, loyaltyParamsSchema.parse({}), context);
  expect(result).toMatchObject({ treated: 2, matched: 2, others: 2, mean: 15, meanOthers: 45 });
});
