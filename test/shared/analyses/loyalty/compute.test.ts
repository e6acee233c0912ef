import { expect, test } from 'vitest';
import type { QueryTable } from '../../../../shared/analyses/define.ts';
import { computeLoyalty } from '../../../../shared/analyses/loyalty/compute.ts';
import { KINDS, loyaltyParamsSchema } from '../../../../shared/analyses/loyalty/schema.ts';
import { makeContext, makeFacts, type TestLine } from '../../../support/make-facts.ts';

const DAY = 19_000;
const lines: TestLine[] = [
  { customer: 1, day: DAY, order: 1, amount: 100_0000 },
  { customer: 2, day: DAY + 10, order: 2, amount: 50_0000 },
  { customer: 2, day: DAY + 40, order: 3, amount: 70_0000 },
  { customer: 3, day: DAY + 20, order: 4, amount: 20_0000 },
  { customer: 4, day: DAY + 20, order: 5, amount: 30_0000 },
  { customer: 4, day: DAY + 500, order: 6, amount: -10_0000 },
];

function table(columns: Readonly<Record<string, readonly (number | string)[]>>): QueryTable {
  const rowCount = Object.values(columns)[0]?.length ?? 0;
  return {
    rowCount,
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [
        name,
        { values: typeof values[0] === 'string' ? (values as string[]) : Int32Array.from(values as number[]) },
      ]),
    ),
  };
}

const tables = {
  referrals: table({ customer_id: [1, 2, 7], referred_id: [2, 4, 9], day: [DAY + 10, DAY + 20, DAY + 30], reward: [50_000, 50_000, 0] }),
  brought: table({ referred_id: [2, 4, 9], day: [DAY + 10, DAY + 20, DAY + 30] }),
  traits: table({ customer_id: [1, 2, 3, 4], country: ['F', 'F', 'F', 'F'], channel: ['w', 'w', 'w', 'w'] }),
  members: table({ customer_id: [], day: [] }),
};

test('the tree, its money, and who is what', () => {
  const result = computeLoyalty(
    { tables, facts: makeFacts(lines) },
    loyaltyParamsSchema.parse({}),
    makeContext(lines, { firstDay: DAY - 90 }),
    () => {},
  );
  expect(result).toMatchObject({
    customers: 4,
    referrals: 3,
    dropped: 0,
    referred: 3,
    referredBuyers: 2,
    referrers: 3,
    deepest: 2,
    rewards: 100_000n,
    members: null,
  });
  expect(result.top[0]).toEqual({ customer: 1, direct: [2], reach: [2, 4], depth: 2, money: 140_0000n });
  expect(KINDS[result.kindOf[2] ?? -1]).toBe('both');
  expect(KINDS[result.kindOf[9] ?? -1]).toBe('brought');
  expect(KINDS[result.kindOf[3] ?? -1]).toBe('neither');
  expect(result.bands.map(({ customers, referrers }) => [customers, referrers])).toEqual([
    [3, 1],
    [1, 1],
    [0, 0],
    [0, 0],
  ]);
  // Customers 2 and 4 were brought, 1 and 3 were not; all began in one quarter: 120 and 30 against 100 and 20 in the first year.
  expect(result.comparison).toMatchObject({ matched: 2, others: 2 });
  expect(result.comparison?.difference).toBeCloseTo(15, 10);
});

test('a filter leaves people out of reach, and an unfinished horizon out of the comparison', () => {
  const facts = makeFacts(lines, { customerMask: Uint8Array.from([0, 1, 1, 1, 0]) });
  const result = computeLoyalty(
    { tables, facts },
    loyaltyParamsSchema.parse({ horizonDays: 1000 }),
    makeContext(lines, { firstDay: DAY - 90 }),
    () => {},
  );
  expect(result.top[0]?.reach).toEqual([2]);
  expect(result.comparison).toBeNull();
});
