import { createExactSums } from '../../stats/exact-sums.ts';
import type { AnalysisContext, AnalysisInput, Facts, QueryTable } from '../define.ts';
import { compareMembers, compareReferred, type Traits } from './compare-groups.ts';
import { type Histories, NEVER, readHistories } from './histories.ts';
import { buildReferralTree, type ReferralTree, reachOf } from './referral-tree.ts';
import { KINDS, type LoyaltyParams, type LoyaltyResult, type OrderBand, type Referrer } from './schema.ts';

const SHOWN = 30;
const BANDS: readonly (readonly [number, number | null])[] = [
  [1, 1],
  [2, 3],
  [4, 7],
  [8, null],
];

/** Referrals, traits and facts → the tree, who brings others, and what those who were brought are worth beside others alike. */
export function computeLoyalty(
  { tables, facts }: AnalysisInput,
  params: LoyaltyParams,
  context: AnalysisContext,
  checkpoint: (fraction: number) => void,
): LoyaltyResult {
  if (facts === null) throw new TypeError('loyalty needs the fact columns');
  const day = Math.min(context.lastDay, context.period?.toDay ?? context.lastDay);
  const histories = readHistories(facts, day);
  checkpoint(0.2);
  const referrals = readReferrals(tables.referrals);
  const highest = [...referrals.referrer, ...referrals.referred].reduce((most, id) => Math.max(most, id), facts.customerCount);
  const tree = buildReferralTree(referrals.referrer, referrals.referred, highest);
  const reach = new Map([...tree.children.keys()].map((person) => [person, reachOf(tree, person)]));
  const kindOf = kindsOf(tree, histories, highest, facts.customerMask);
  const reachCount = new Float64Array(highest + 1).fill(Number.NaN);
  for (const [person, { people }] of reach) reachCount[person] = people.length;
  checkpoint(0.4);
  const traits = readTraits(tables.traits);
  const comparison = compareReferred(facts, histories, readBrought(tables.brought), traits, day, params, context);
  checkpoint(0.7);
  return {
    day,
    customers: histories.firstDay.reduce((sum, first) => sum + (first === NEVER ? 0 : 1), 0),
    referrals: referrals.referrer.length,
    dropped: tree.dropped,
    referred: tree.parent.reduce((sum, parent) => sum + (parent === 0 ? 0 : 1), 0),
    referredBuyers: tree.parent.reduce((sum, parent, id) => sum + (parent === 0 || (histories.firstDay[id] ?? NEVER) === NEVER ? 0 : 1), 0),
    referrers: tree.children.size,
    deepest: [...reach.values()].reduce((most, { depth }) => Math.max(most, depth), 0),
    top: findTop(tree, reach, facts, day),
    bands: countBands(tree, histories),
    rewards: referrals.rewards,
    comparison,
    members: compareMembers(facts, histories, readJoined(tables.members), day, params, context, (fraction) => checkpoint(0.7 + 0.3 * fraction)),
    kindOf,
    reachOf: reachCount,
  };
}

interface Referrals {
  readonly referrer: readonly number[];
  readonly referred: readonly number[];
  readonly rewards: bigint;
}

function readReferrals(table: QueryTable | undefined): Referrals {
  const numbers = (name: string): number[] => Array.from({ length: table?.rowCount ?? 0 }, (_, row) => Number(table?.columns[name]?.values[row]));
  let rewards = 0n;
  for (const reward of table?.columns.reward?.values ?? []) rewards += BigInt(reward ?? 0);
  return { referrer: numbers('customer_id'), referred: numbers('referred_id'), rewards };
}

function readTraits(table: QueryTable | undefined): Map<number, Traits> {
  const traits = new Map<number, Traits>();
  const text = (name: string, row: number): string => String(table?.columns[name]?.values[row] ?? '');
  for (let row = 0; row < (table?.rowCount ?? 0); row++)
    traits.set(Number(table?.columns.customer_id?.values[row]), { country: text('country', row), channel: text('channel', row) });
  return traits;
}

/** Day of the referral of everybody who was brought, NaN where none is noted. */
function readBrought(table: QueryTable | undefined): Map<number, number> {
  const brought = new Map<number, number>();
  const { referred_id: person, day } = table?.columns ?? {};
  for (let row = 0; row < (table?.rowCount ?? 0); row++)
    brought.set(Number(person?.values[row]), day === undefined || day.nulls?.[row] === 1 ? Number.NaN : Number(day.values[row]));
  return brought;
}

function readJoined(table: QueryTable | undefined): Map<number, number> {
  const joined = new Map<number, number>();
  for (let row = 0; row < (table?.rowCount ?? 0); row++)
    joined.set(Number(table?.columns.customer_id?.values[row]), Number(table?.columns.day?.values[row]));
  return joined;
}

function kindsOf({ parent, children }: ReferralTree, { firstDay }: Histories, highest: number, mask: Uint8Array | null): Int32Array {
  return Int32Array.from({ length: highest + 1 }, (_, id) => {
    if (id === 0 || (mask !== null && mask[id] !== 1)) return -1;
    const [brings, brought] = [children.has(id), parent[id] !== 0];
    if (brings) return KINDS.indexOf(brought ? 'both' : 'brings');
    if (brought) return KINDS.indexOf('brought');
    return (firstDay[id] ?? NEVER) === NEVER ? -1 : KINDS.indexOf('neither');
  });
}

/** Those with the widest reach; money of everybody in it up to the day. */
function findTop(
  { children }: ReferralTree,
  reach: ReadonlyMap<number, { readonly people: number[]; readonly depth: number }>,
  facts: Facts,
  day: number,
): Referrer[] {
  const { customerMask: mask } = facts;
  const isShown = (id: number): boolean => mask === null || mask[id] === 1;
  const top = [...reach]
    .map(([customer, { people, depth }]) => [customer, { people: people.filter(isShown), depth }] as const)
    .filter(([customer, { people }]) => isShown(customer) && people.length > 0)
    .sort(([a, left], [b, right]) => right.people.length - left.people.length || a - b)
    .slice(0, SHOWN);
  const groups = new Map<number, number[]>();
  top.forEach(([, { people }], group) => {
    for (const person of people) groups.set(person, [...(groups.get(person) ?? []), group]);
  });
  const sums = createExactSums(top.length);
  for (let i = 0; i < facts.length; i++) {
    if ((facts.day[i] as number) > day) continue;
    for (const group of groups.get(facts.customer[i] as number) ?? []) sums.add(group, facts.amount[i] as number);
  }
  return top.map(([customer, { people, depth }], group) => ({
    customer,
    direct: (children.get(customer) ?? []).filter(isShown),
    reach: people,
    depth,
    money: sums.total(group),
  }));
}

function countBands({ children }: ReferralTree, { orders }: Histories): OrderBand[] {
  return BANDS.map(([from, to]) => {
    let [customers, referrers] = [0, 0];
    orders.forEach((count, id) => {
      if (count < from || (to !== null && count > to)) return;
      customers += 1;
      if (children.has(id)) referrers += 1;
    });
    return { from, to, customers, referrers };
  });
}
