import { z } from 'zod';
import type { Grain } from '../../model/period.ts';
import type { Interval } from '../../stats/interval.ts';
import type { ParamField } from '../define.ts';

export const FREQUENCY_ID = 'purchase-frequency';

const GRAINS = ['week', 'month', 'quarter', 'year'] as const satisfies readonly Grain[];
const GROUPINGS = ['orders', 'days', 'rate', 'first'] as const;
const BREAKDOWNS = ['channel', 'country'] as const;

export const frequencyParamsSchema = z.object({
  /** The period of "orders per customer per period", and of the trend. */
  grain: z.enum(GRAINS).default('month'),
  /** What the groups are: number of orders, of purchase days, orders a year while followed, or where the first order came from. */
  grouping: z.enum(GROUPINGS).default('orders'),
  breakdown: z.enum(BREAKDOWNS).default('channel'),
});
export type FrequencyParams = z.infer<typeof frequencyParamsSchema>;
export type Grouping = FrequencyParams['grouping'];

export const FREQUENCY_FIELDS: readonly ParamField[] = [
  { name: 'grain', control: 'choice', options: GRAINS },
  { name: 'grouping', control: 'choice', options: GROUPINGS },
  { name: 'breakdown', control: 'choice', options: BREAKDOWNS },
];

/** Mean length of a period in days: rates are per so many days, whatever the calendar. */
export const PERIOD_DAYS = { week: 7, month: 365.25 / 12, quarter: 365.25 / 4, year: 365.25 } as const satisfies Record<
  FrequencyParams['grain'],
  number
>;
export const DAYS_PER_YEAR = 365.25;
/** So many of the newest periods are shown. */
export const MAX_PERIODS = { week: 104, month: 60, quarter: 40, year: 30 } as const satisfies Record<FrequencyParams['grain'], number>;

/** Groups by number (of orders or of purchase days) and the most that belongs to each. */
export const COUNT_BINS = [
  { key: 'one', upTo: 1 },
  { key: 'two', upTo: 2 },
  { key: 'three', upTo: 3 },
  { key: 'four', upTo: 4 },
  { key: 'fiveToTen', upTo: 10 },
  { key: 'elevenToTwenty', upTo: 20 },
  { key: 'more', upTo: Number.POSITIVE_INFINITY },
] as const;
/** Groups by further orders a year, for customers followed long enough. */
export const RATE_BINS = [
  { key: 'none', upTo: 0 },
  { key: 'upToOne', upTo: 1 },
  { key: 'upToTwo', upTo: 2 },
  { key: 'upToFour', upTo: 4 },
  { key: 'upToTwelve', upTo: 12 },
  { key: 'often', upTo: Number.POSITIVE_INFINITY },
] as const;
export const TOO_NEW = 'tooNew';
/** A rate of a customer followed for fewer days is chance. */
export const FOLLOWED_DAYS = 90;
/** Purchases are told apart up to the fourth, later ones are taken together. */
export const STAGES = 4;
/** Days within which a second purchase is looked for. */
export const HORIZONS = [30, 60, 90, 180, 365] as const;
/** Days by which newer and older customers are compared. */
export const SECOND_HORIZON = 90;
/** Many customers of the first days of the data had bought before them: they are not compared with later ones. */
export const BURN_IN_DAYS = 90;
/** So many values of the breakdown are shown by themselves. */
export const SHOWN_VALUES = 10;
/** A group key that is a value of the data begins so. */
export const VALUE_MARK = '=';

/** A rate per day with what it rests on. */
export interface Rate {
  readonly customers: number;
  readonly events: number;
  readonly exposureDays: number;
  readonly perDay: number | null;
  readonly interval: Interval | null;
  readonly logError: number;
}

export interface GroupFigures {
  readonly key: string;
  readonly customers: number;
  readonly orders: number;
  readonly revenue: bigint;
}

/** Returning after a purchase: the first, second, third, and all later ones. */
export interface Stage {
  /** Customers who got so far. */
  readonly customers: number;
  readonly gaps: number;
  readonly returned: number;
  /** Days until half have come back, with those counted who have not yet; null = fewer than half do. */
  readonly median: { readonly time: number | null; readonly low: number | null; readonly high: number | null };
  /** Middle of the gaps that have ended: too short, because long ones are still open. */
  readonly closedMedian: number | null;
  /** Share that has come back, by days since the purchase. */
  readonly curve: readonly { readonly day: number; readonly share: number; readonly low: number; readonly high: number }[];
}

export interface SecondPurchase {
  readonly days: number;
  /** Customers whose first purchase is at least so long ago. */
  readonly customers: number;
  readonly returned: number;
  /** With those counted who have not been followed so long yet. */
  readonly estimate: { readonly share: number; readonly low: number; readonly high: number } | null;
}

/** Newer customers against older ones: who came back within `SECOND_HORIZON` days. */
export interface SecondChange {
  readonly fromDay: number;
  /** First day of the later half. */
  readonly splitDay: number;
  readonly lastDay: number;
  readonly early: { readonly customers: number; readonly returned: number };
  readonly late: { readonly customers: number; readonly returned: number };
}

export interface TrendPeriod {
  readonly start: number;
  readonly fromDay: number;
  readonly toDay: number;
  readonly unfinished: boolean;
  readonly orders: number;
  readonly buyers: number;
  readonly rate: Rate;
}

export interface BreakdownRow {
  /** null = the first order says nothing; `isOthers` = everything not shown. */
  readonly value: string | null;
  readonly isOthers: boolean;
  readonly values: number;
  readonly rate: Rate;
  /** Against everyone else. */
  readonly against: { readonly ratio: number; readonly interval: Interval; readonly p: number; readonly restPerDay: number } | null;
}

export interface Fit {
  readonly shape: number;
  readonly rateDays: number;
  readonly isBoundary: boolean;
  readonly hasConverged: boolean;
  readonly logLikelihood: number;
  readonly poissonLogLikelihood: number;
  /** Customers with 0, 1, 2, … and at least so many further orders: seen, and expected by the fit and by one rate for everybody. */
  readonly counts: readonly {
    readonly events: number;
    readonly isLast: boolean;
    readonly seen: number;
    readonly expected: number;
    readonly poisson: number;
  }[];
}

export interface RegularityFigures {
  /** Customers with at least two gaps. */
  readonly customers: number;
  readonly pairs: number;
  readonly wheatMorrison: { readonly shape: number; readonly interval: Interval } | null;
  readonly dirichlet: { readonly shape: number; readonly interval: Interval } | null;
}

export interface FrequencyResult {
  readonly fromDay: number;
  readonly toDay: number;
  /** Customers with a purchase in the days looked at, with two orders or more, and their orders. */
  readonly buyers: number;
  readonly repeaters: number;
  readonly orders: number;
  readonly revenue: bigint;
  readonly rate: Rate;
  readonly poisson: Interval | null;
  readonly groups: readonly GroupFigures[];
  readonly stages: readonly Stage[];
  /** The same after any purchase. */
  readonly anyPurchase: Stage | null;
  readonly second: readonly SecondPurchase[];
  readonly secondChange: SecondChange | null;
  readonly trend: readonly TrendPeriod[];
  readonly leftOut: number;
  readonly breakdown: readonly BreakdownRow[];
  readonly fit: Fit | null;
  readonly regularity: RegularityFigures;
  /** Index into the keys of `groups` by customer_id; −1 = none. */
  readonly groupOf: Int32Array;
  /** Mean days between purchases, and further orders a year; by customer_id, NaN = nothing to say. */
  readonly gapOf: Float64Array;
  readonly rateOf: Float64Array;
}
