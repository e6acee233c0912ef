import { startOfPeriod } from '../../model/period.ts';
import type { AnalysisContext, Facts } from '../define.ts';
import { type Histories, NEVER, spendBetween } from './histories.ts';
import { compareMatched } from './match.ts';
import type { LoyaltyParams, MatchedComparison } from './schema.ts';

const DAYS_PER_YEAR = 365;

/** Where a customer lives and how they first bought. */
export interface Traits {
  readonly country: string;
  readonly channel: string;
}

/**
 * People who were brought against people who came by themselves: money of the first days as customers, among those who began in the same quarter, in the same
 * country and channel. Only those whose whole horizon has passed.
 */
export function compareReferred(
  facts: Facts,
  histories: Histories,
  parent: Int32Array,
  traits: ReadonlyMap<number, Traits>,
  day: number,
  { horizonDays }: LoyaltyParams,
  { calendar }: AnalysisContext,
): MatchedComparison | null {
  const people = [...traits.keys()].filter((id) => {
    const first = histories.firstDay[id] ?? NEVER;
    return first !== NEVER && first + horizonDays - 1 <= day;
  });
  const spent = people.map((id) => {
    const first = histories.firstDay[id] as number;
    return spendBetween(facts, histories, id, first, first + horizonDays - 1, first);
  });
  return compareMatched({
    treated: Uint8Array.from(people, (id) => ((parent[id] ?? 0) === 0 ? 0 : 1)),
    stratum: people.map((id) => {
      const { country, channel } = traits.get(id) ?? { country: '', channel: '' };
      return `${startOfPeriod(histories.firstDay[id] as number, 'quarter', calendar)} ${country} ${channel}`;
    }),
    money: Float64Array.from(spent, ({ money }) => money),
    again: Uint8Array.from(spent, ({ boughtAgain }) => (boughtAgain ? 1 : 0)),
    before: Float64Array.from(people, (id) => {
      const first = histories.firstDay[id] as number;
      return spendBetween(facts, histories, id, first, first, first).money;
    }),
  });
}

/**
 * Members of a programme against customers who were no members at the time: money of the days after the month of joining, among those who had bought as often and
 * as lately and as much by then. Each month with members is a trial of its own; a customer may stand beside members of several months.
 */
export function compareMembers(
  facts: Facts,
  histories: Histories,
  joined: ReadonlyMap<number, number>,
  day: number,
  { horizonDays }: LoyaltyParams,
  { calendar }: AnalysisContext,
): MatchedComparison | null {
  const months = new Map<number, number[]>();
  for (const [id, on] of joined) {
    const month = startOfPeriod(on, 'month', calendar);
    if (month + horizonDays - 1 <= day) months.set(month, [...(months.get(month) ?? []), id]);
  }
  const treated: number[] = [];
  const stratum: string[] = [];
  const money: number[] = [];
  const again: number[] = [];
  const before: number[] = [];
  for (const [month, members] of months) {
    const isMember = new Set(members);
    for (let id = 1; id < histories.firstDay.length; id++) {
      const first = histories.firstDay[id] as number;
      if (first === NEVER || first >= month) continue;
      const on = joined.get(id);
      if (!isMember.has(id) && on !== undefined && on < month + horizonDays) continue;
      const past = spendBetween(facts, histories, id, month - DAYS_PER_YEAR, month - 1, month);
      const after = spendBetween(facts, histories, id, month, month + horizonDays - 1, month - 1);
      treated.push(isMember.has(id) ? 1 : 0);
      stratum.push(
        `${month} ${bandOf(ordersBefore(facts, histories, id, month))} ${recencyBand(facts, histories, id, month)} ${moneyBand(past.money)}`,
      );
      money.push(after.money);
      again.push(after.boughtAgain ? 1 : 0);
      before.push(past.money);
    }
  }
  if (treated.length === 0) return null;
  return compareMatched({
    treated: Uint8Array.from(treated),
    stratum,
    money: Float64Array.from(money),
    again: Uint8Array.from(again),
    before: Float64Array.from(before),
  });
}

function ordersBefore({ day, sale, order }: Facts, { start }: Histories, id: number, evening: number): number {
  let [count, last] = [0, -1];
  for (let i = start[id] as number; i < (start[id + 1] as number) && (day[i] as number) < evening; i++) {
    if (sale[i] !== 1 || order[i] === last) continue;
    last = order[i] as number;
    count += 1;
  }
  return count;
}

function bandOf(orders: number): number {
  return orders <= 1 ? orders : orders <= 3 ? 2 : orders <= 7 ? 3 : 4;
}

/** Quarters of a year since the last purchase, at most eight. */
function recencyBand({ day, sale }: Facts, { start }: Histories, id: number, month: number): number {
  let last = NEVER;
  for (let i = start[id] as number; i < (start[id + 1] as number) && (day[i] as number) < month; i++) if (sale[i] === 1) last = day[i] as number;
  return Math.min(8, Math.floor((month - last) / 91));
}

/** Doubling classes of the money of the year before. */
function moneyBand(money: number): number {
  return money <= 0 ? 0 : 1 + Math.max(0, Math.round(Math.log2(money)));
}
