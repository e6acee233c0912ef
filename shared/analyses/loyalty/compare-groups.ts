import { DECIMAL_SCALE } from '../../model/decimal.ts';
import { addPeriods, startOfPeriod } from '../../model/period.ts';
import type { AnalysisContext, Facts } from '../define.ts';
import { type Histories, NEVER, spendBetween } from './histories.ts';
import { compareMatched } from './match.ts';
import type { LoyaltyParams, MatchedComparison } from './schema.ts';

const DAYS_PER_YEAR = 365;
const DAYS_PER_QUARTER = 91;
const CHECK_EVERY = 2048;
/** Who seems to begin in the first days of the data has mostly bought before: customers of old beside people newly brought. */
const UNSURE_DAYS = 90;
/** A referral noted later than this after the first purchase brought nobody: the person was a customer already. */
const LATEST_REFERRAL = 30;

/** Where a customer lives and how they first bought. */
export interface Traits {
  readonly country: string;
  readonly channel: string;
}

/**
 * People who were brought against people who came by themselves: money of the first days as customers, among those who began in the same quarter, in the same
 * country and channel. Only those whose whole horizon has passed; without the first 90 days of the data, in which old customers look like new ones. `brought` = day
 * of the referral by customer, NaN where nobody noted it, by whomever: a filter that leaves the referrer out makes nobody a customer who came alone.
 */
export function compareReferred(
  facts: Facts,
  histories: Histories,
  brought: ReadonlyMap<number, number>,
  traits: ReadonlyMap<number, Traits>,
  day: number,
  { horizonDays }: LoyaltyParams,
  { calendar, firstDay }: AnalysisContext,
): MatchedComparison | null {
  const people = [...traits.keys()].filter((id) => {
    const first = histories.firstDay[id] ?? NEVER;
    if (first === NEVER || first + horizonDays - 1 > day || first < firstDay + UNSURE_DAYS) return false;
    return !((brought.get(id) ?? Number.NaN) > first + LATEST_REFERRAL);
  });
  const spent = people.map((id) => {
    const first = histories.firstDay[id] as number;
    return spendBetween(facts, histories, id, first, first + horizonDays - 1, first);
  });
  return compareMatched({
    treated: Uint8Array.from(people, (id) => (brought.has(id) ? 1 : 0)),
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
 * as lately and as much by its end. Each month with members is a trial of its own (Hernán and others 2008, sequential trials): everything known before its end is
 * matched on, the purchase at which one joins with it, and nothing after it chooses who is compared; whoever joins later stands with the others. A customer may stand
 * in several trials, which the variance knows. O(lines + customers × months).
 */
export function compareMembers(
  facts: Facts,
  histories: Histories,
  joined: ReadonlyMap<number, number>,
  day: number,
  { horizonDays }: LoyaltyParams,
  { calendar }: AnalysisContext,
  checkpoint: (fraction: number) => void,
): MatchedComparison | null {
  const beginOf = new Map([...joined].map(([id, on]) => [id, addPeriods(startOfPeriod(on, 'month', calendar), 1, 'month', calendar)]));
  const begins = [...new Set(beginOf.values())].filter((begin) => begin + horizonDays - 1 <= day).sort((a, b) => a - b);
  const customers = histories.firstDay.length - 1;
  let most = 0;
  for (let id = 1; id <= customers; id++) if (histories.firstDay[id] !== NEVER) most += begins.length;
  const rows = {
    treated: new Uint8Array(most),
    stratum: new Int32Array(most),
    money: new Float64Array(most),
    again: new Uint8Array(most),
    before: new Float64Array(most),
    cluster: new Int32Array(most),
  };
  let length = 0;
  for (let id = 1; id <= customers; id++) {
    if (id % CHECK_EVERY === 0) checkpoint(id / customers);
    const first = histories.firstDay[id] as number;
    if (first === NEVER) continue;
    const own = beginOf.get(id) ?? Number.POSITIVE_INFINITY;
    const past = createPast(facts, histories, id);
    for (const [trial, begin] of begins.entries()) {
      if (own < begin) break;
      if (first >= begin) continue;
      const { orders, silence, yearMoney, money, isBuyer } = past.at(begin, horizonDays);
      rows.treated[length] = own === begin ? 1 : 0;
      rows.stratum[length] = ((trial * 5 + bandOf(orders)) * 16 + recencyBand(silence)) * 64 + moneyBand(yearMoney);
      rows.money[length] = money;
      rows.again[length] = isBuyer ? 1 : 0;
      rows.before[length] = yearMoney;
      rows.cluster[length] = id;
      length += 1;
    }
  }
  return compareMatched({
    treated: rows.treated.subarray(0, length),
    stratum: rows.stratum.subarray(0, length),
    money: rows.money.subarray(0, length),
    again: rows.again.subarray(0, length),
    before: rows.before.subarray(0, length),
    cluster: rows.cluster.subarray(0, length),
  });
}

interface Standing {
  /** Distinct orders before the day, days since the last purchase, money of the year before. */
  readonly orders: number;
  readonly silence: number;
  readonly yearMoney: number;
  /** Money of the days from the day on, and whether a purchase lies in them. */
  readonly money: number;
  readonly isBuyer: boolean;
}

/** Looks at one customer from one day after another; days asked for must not fall, so that the lines are passed once. */
function createPast(
  { day, amount, sale, order }: Facts,
  { start }: Histories,
  id: number,
): { readonly at: (begin: number, ahead: number) => Standing } {
  const [from, to] = [start[id] as number, start[id + 1] as number];
  // Positions and sums just before: a year before the day, the day, the end of the days ahead.
  let [old, oldMoney, reached, money, end, endMoney] = [from, 0, from, 0, from, 0];
  let [orders, lastOrder, lastSale, saleAhead] = [0, -1, NEVER, NEVER];
  return {
    at: (begin, ahead) => {
      for (; old < to && (day[old] as number) < begin - DAYS_PER_YEAR; old++) oldMoney += amount[old] as number;
      for (; reached < to && (day[reached] as number) < begin; reached++) {
        money += amount[reached] as number;
        if (sale[reached] !== 1) continue;
        lastSale = day[reached] as number;
        if (order[reached] !== lastOrder) orders += 1;
        lastOrder = order[reached] as number;
      }
      for (; end < to && (day[end] as number) < begin + ahead; end++) {
        endMoney += amount[end] as number;
        if (sale[end] === 1) saleAhead = day[end] as number;
      }
      return {
        orders,
        silence: begin - lastSale,
        yearMoney: (money - oldMoney) / DECIMAL_SCALE,
        money: (endMoney - money) / DECIMAL_SCALE,
        isBuyer: saleAhead >= begin,
      };
    },
  };
}

function bandOf(orders: number): number {
  return orders <= 1 ? orders : orders <= 3 ? 2 : orders <= 7 ? 3 : 4;
}

/** Months within the first quarter since the last purchase, then quarters, at most eight: who has just bought is compared with those who have. */
function recencyBand(silence: number): number {
  return silence <= DAYS_PER_QUARTER ? Math.min(2, Math.floor((silence - 1) / 31)) : Math.min(10, 2 + Math.floor(silence / DAYS_PER_QUARTER));
}

/** Doubling classes of the money of the year before. */
function moneyBand(money: number): number {
  return money <= 0 ? 0 : Math.min(63, 1 + Math.max(0, Math.round(Math.log2(money))));
}
