import { z } from 'zod';
import type { ParamField } from '../define.ts';

export const LIFECYCLE_ID = 'lifecycle';

/** Stages a customer can be in at the end of a day; every known person is in exactly one. */
export const STAGES = ['prospect', 'new', 'active', 'loyal', 'wonBack', 'dormant', 'lost'] as const;
export type Stage = (typeof STAGES)[number];
/** Not known yet: neither registered nor a buyer. */
export const OUTSIDE = STAGES.length;
/** Stages of people who buy. */
export const BUYING: readonly Stage[] = ['new', 'active', 'loyal', 'wonBack'];

const GRAINS = ['month', 'quarter'] as const;
/** Days over which the orders of a loyal customer are counted. */
export const LOYALTY_DAYS = 365;

export const lifecycleParamsSchema = z.object({
  grain: z.enum(GRAINS).default('month'),
  /** A customer is new for so many days after the first purchase, and won back for so many after coming back. */
  newDays: z.int().min(1).max(365).default(60),
  /** A customer who has bought within so many days is active. */
  activeDays: z.int().min(7).max(1095).default(180),
  /** A customer who has not bought for so many days is lost; between active and lost lies dormant. */
  lostDays: z.int().min(14).max(3650).default(365),
  /** Orders within a year that make an active customer loyal. */
  loyalOrders: z.int().min(2).max(100).default(4),
  whatIfFrom: z.enum(STAGES).default('dormant'),
  whatIfTo: z.enum(STAGES).default('wonBack'),
  /** Added to the share that makes this move in a period. */
  whatIfShare: z.number().min(0).max(1).default(0.02),
  /** Periods looked ahead. */
  horizon: z.int().min(1).max(36).default(12),
});
export type LifecycleParams = z.infer<typeof lifecycleParamsSchema>;

export const LIFECYCLE_FIELDS: readonly ParamField[] = [
  { name: 'grain', control: 'choice', options: GRAINS },
  { name: 'newDays', control: 'integer', min: 1, max: 365, isAssumption: true },
  { name: 'activeDays', control: 'integer', min: 7, max: 1095, isAssumption: true },
  { name: 'lostDays', control: 'integer', min: 14, max: 3650, isAssumption: true },
  { name: 'loyalOrders', control: 'integer', min: 2, max: 100, isAssumption: true },
  { name: 'whatIfFrom', control: 'choice', options: STAGES, depth: 'analyst' },
  { name: 'whatIfTo', control: 'choice', options: STAGES, depth: 'analyst' },
  { name: 'whatIfShare', control: 'number', min: 0, max: 1, unit: 'share', depth: 'analyst' },
  { name: 'horizon', control: 'integer', min: 1, max: 36, depth: 'analyst' },
];

/** The bounds in force: later ones give way when they would come before earlier ones. */
export interface StageBounds {
  readonly newDays: number;
  readonly activeDays: number;
  readonly lostDays: number;
  readonly loyalOrders: number;
}

/** Bounds of the parameters, put in order: new ≤ active < lost. */
export function boundsOf({ newDays, activeDays, lostDays, loyalOrders }: LifecycleParams): StageBounds {
  const active = Math.max(newDays, activeDays);
  return { newDays, activeDays: active, lostDays: Math.max(active + 1, lostDays), loyalOrders };
}

/** A period between two days whose stages are compared. */
export interface LifecyclePeriod {
  /** First day of the calendar's period. */
  readonly start: number;
  /** Stages are looked at on the evening of the day before `fromDay` and of `toDay`. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly unfinished: boolean;
  /** Customers by stage before and after: (stages + outside)², row = before. */
  readonly moves: readonly (readonly number[])[];
  /** Money of the period by stage before it (outside last), in ten-thousandths. */
  readonly revenue: readonly bigint[];
}

/** How long people stay in a stage, in periods. */
export interface Stay {
  /** Stays that began within the periods. */
  readonly stays: number;
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** An estimate with the ends of its interval. */
export interface Range {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What the moves of the last finished periods lead to if they go on. */
export interface Outlook {
  /** Finished periods it was made from. */
  readonly periods: number;
  /** By stage: money of one customer over the horizon. */
  readonly value: readonly Range[];
  /** Share of those in a stage (row) who are in another (column) a period later, and customers seen in the row. */
  readonly shares: readonly (readonly number[])[];
  readonly seen: readonly number[];
  /** By period ahead, 0 = now: customers who buy, as things are and with the move made more often. */
  readonly buyers: readonly Range[];
  readonly buyersIf: readonly Range[];
  /** Of the horizon: money more, and buying customers more at its end. */
  readonly moreMoney: Range;
  readonly moreBuyers: Range;
}

/** Share that made a move in two spans of finished periods of equal length. */
export interface MoveChange {
  readonly from: readonly Stage[];
  readonly to: readonly Stage[];
  readonly periods: number;
  readonly earlier: { readonly moved: number; readonly of: number };
  readonly latest: { readonly moved: number; readonly of: number };
}

export interface LifecycleResult {
  readonly bounds: StageBounds;
  readonly periods: readonly LifecyclePeriod[];
  /** Older periods that are left out. */
  readonly leftOut: number;
  /** Customers and prospects on the last day. */
  readonly known: number;
  readonly hasProspects: boolean;
  /** Index of the stage on the last day by customer_id; −1 = unknown by then. */
  readonly stageOf: Int32Array;
  readonly stays: readonly Stay[];
  readonly outlook: Outlook | null;
  readonly changes: readonly MoveChange[];
}
