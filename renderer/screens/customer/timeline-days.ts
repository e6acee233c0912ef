import type { CustomerFigureAnswer, CustomerProfile } from '../../../shared/contract/customers.ts';

/** A day an analysis names, with its interval where it has one. */
export interface TimelineMark {
  readonly analysis: string;
  readonly key: string;
  readonly day: number;
  readonly band: { readonly low: number; readonly high: number } | null;
}

export interface Timeline {
  /** Days with a purchase, ascending, each once. */
  readonly orders: readonly number[];
  readonly marks: readonly TimelineMark[];
  readonly lastDay: number;
  /** Share of the line's length at which a day stands, 0–1. */
  readonly place: (day: number) => number;
}

/** Intervals may reach far; the line ends this many lengths of the customer's history after the data. */
const FAR = 1;
const LEAST_DAYS = 30;

/** Purchases, the end of the data and the days that analyses expect, on one line; null without a purchase. */
export function timelineOf(
  { orderList }: Pick<CustomerProfile, 'orderList'>,
  figures: CustomerFigureAnswer['figures'],
  lastDay: number,
): Timeline | null {
  const orders = [...new Set(orderList.filter(({ kind }) => kind === 'sale').map(({ day }) => day))].sort((a, b) => a - b);
  const [first] = orders;
  if (first === undefined) return null;
  const marks = figures
    .filter(({ format }) => format.kind === 'day')
    .map(
      ({ analysis, key, value, interval }): TimelineMark => ({
        analysis,
        key,
        day: value,
        band: interval === null ? null : { low: interval.low, high: interval.high },
      }),
    );
  const end = Math.max(lastDay, orders.at(-1) ?? lastDay);
  const horizon = end + Math.max(LEAST_DAYS, FAR * (end - first));
  const wanted = Math.max(end, ...marks.map(({ day, band }) => Math.max(day, band?.high ?? day)));
  const last = Math.max(end, Math.min(horizon, wanted));
  const length = Math.max(1, last - first);
  return { orders, marks, lastDay, place: (day) => Math.min(1, Math.max(0, (day - first) / length)) };
}
