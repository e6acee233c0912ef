import { createDistinctIds } from '../../stats/distinct-ids.ts';
import { LOYALTY_DAYS, OUTSIDE, STAGES, type Stage, type StageBounds } from './schema.ts';

const [PROSPECT, NEW, ACTIVE, LOYAL, WON_BACK, DORMANT, LOST] = (
  ['prospect', 'new', 'active', 'loyal', 'wonBack', 'dormant', 'lost'] as const satisfies readonly Stage[]
).map((stage) => STAGES.indexOf(stage)) as [number, number, number, number, number, number, number];

/** Purchase lines of one customer in order of time: two arrays and how much of them is filled. */
export interface Purchases {
  readonly day: Int32Array;
  readonly order: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** Gives the stages of one customer after another; days asked for must not fall. */
export interface StageReader {
  /** The next customer: positions [from, to) of the arrays hold the purchase lines; `registeredDay` is NaN without one. */
  readonly begin: (purchases: Purchases, registeredDay: number) => void;
  /** Index of the stage on the evening of the day, or OUTSIDE. */
  readonly stageAt: (day: number) => number;
}

/** A reader that moves forward only: all days of a customer cost its lines once, and the lines of a year again for counting orders. */
export function createStageReader({ newDays, activeDays, lostDays, loyalOrders }: StageBounds): StageReader {
  const seen = createDistinctIds();
  let lines: Purchases = { day: new Int32Array(), order: new Int32Array(), from: 0, to: 0 };
  let registered = Number.NaN;
  /** Just after the last line at or before: the day asked for, the day `newDays` earlier, the day a year earlier. */
  let [reached, before, yearAgo] = [0, 0, 0];

  const advance = (position: number, day: number): number => {
    let next = position;
    while (next < lines.to && (lines.day[next] as number) <= day) next += 1;
    return next;
  };
  const ordersSince = (start: number): number => {
    seen.reset();
    let orders = 0;
    for (let i = start; i < reached && orders < loyalOrders; i++) if (seen.isNew(lines.order[i] as number)) orders += 1;
    return orders;
  };

  return {
    begin: (purchases, registeredDay) => {
      lines = purchases;
      registered = registeredDay;
      reached = purchases.from;
      before = purchases.from;
      yearAgo = purchases.from;
    },
    stageAt: (day) => {
      reached = advance(reached, day);
      if (reached === lines.from) return registered <= day ? PROSPECT : OUTSIDE;
      before = advance(before, day - newDays);
      yearAgo = advance(yearAgo, day - LOYALTY_DAYS);
      const silence = day - (lines.day[reached - 1] as number);
      if (before === lines.from) return NEW;
      if (silence >= lostDays) return LOST;
      if (silence >= activeDays) return DORMANT;
      if (silence < newDays && (lines.day[before - 1] as number) <= day - newDays - activeDays) return WON_BACK;
      return ordersSince(yearAgo) >= loyalOrders ? LOYAL : ACTIVE;
    },
  };
}
