import { z } from 'zod';
import type { Grain } from '../../model/period.ts';
import type { Point } from '../../stats/concentration/cumulative-curve.ts';
import type { Inequality } from '../../stats/concentration/inequality.ts';
import type { ParamField } from '../define.ts';

export const CONCENTRATION_ID = 'concentration';

/** What the money may hang on. */
export const HOLDERS = ['customer', 'product', 'channel', 'country', 'employee'] as const;
export type HolderKind = (typeof HOLDERS)[number];
const MEASURES = ['auto', 'revenue', 'margin'] as const;
const TIERS_BY = ['customers', 'value'] as const;
const GRAINS = ['month', 'quarter', 'year'] as const satisfies readonly Grain[];
const MAX_TOP = 50;
const BOUNDS = 3;

/** Tiers of customers, best first; "loss" holds everyone whose sum is not above 0. */
export const TIER_KEYS = ['vip', 'high', 'middle', 'low', 'loss'] as const;
export type TierKey = (typeof TIER_KEYS)[number];
export const LOSS_TIER = TIER_KEYS.length - 1;

const boundsSchema = z
  .array(z.number().gt(0).lt(100))
  .length(BOUNDS)
  .refine((bounds) => bounds.every((bound, index) => index === 0 || bound > (bounds[index - 1] ?? 0)), { message: 'bounds must rise' });

export const concentrationParamsSchema = z.object({
  /** Whose sums are ranked. */
  of: z.enum(HOLDERS).default('customer'),
  /** auto = margin where the cost of at least 90 % of the sales is known, else revenue. */
  measure: z.enum(MEASURES).default('auto'),
  /** Bounds of the tiers are shares of the customers, or shares of the money they bring. */
  tiersBy: z.enum(TIERS_BY).default('customers'),
  /** Percent, rising. */
  customerBounds: boundsSchema.default([5, 20, 50]),
  valueBounds: boundsSchema.default([50, 80, 95]),
  /** How many of the largest count as "the top". */
  top: z.int().min(1).max(MAX_TOP).default(10),
  grain: z.enum(GRAINS).default('quarter'),
  /** From which share on one holder is called a dependence. 10 % is where IFRS 8.34 makes firms name a customer. */
  limit: z.number().min(0.01).max(1).default(0.1),
});
export type ConcentrationParams = z.infer<typeof concentrationParamsSchema>;

export const CONCENTRATION_FIELDS: readonly ParamField[] = [
  { name: 'of', control: 'choice', options: HOLDERS },
  { name: 'measure', control: 'choice', options: MEASURES },
  { name: 'tiersBy', control: 'choice', options: TIERS_BY },
  { name: 'customerBounds', control: 'numbers', count: BOUNDS, when: { name: 'tiersBy', is: ['customers'] } },
  { name: 'valueBounds', control: 'numbers', count: BOUNDS, when: { name: 'tiersBy', is: ['value'] } },
  { name: 'top', control: 'integer', min: 1, max: MAX_TOP },
  { name: 'grain', control: 'choice', options: GRAINS },
  { name: 'limit', control: 'number', min: 0.01, max: 1, unit: 'share', isAssumption: true },
];

/** Margin is taken by itself when the cost of this share of the sales is known. */
export const ENOUGH_COST = 0.9;
/** So many of the largest are listed. */
export const LISTED = 20;
/** Numbers of the largest that leave in the "what if". */
export const LEAVERS = [1, 2, 3, 5, 10] as const;

export type Money = 'revenue' | 'margin';

/** One holder: money in ten-thousandths. */
export interface Holder {
  readonly id: number | string;
  readonly label: string | null;
  readonly value: bigint;
}

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

export type InequalityBounds = Readonly<Record<keyof Inequality, Bounds>>;

/** What is left when the largest leave. */
export interface Leaving {
  readonly leavers: number;
  readonly lost: bigint;
  readonly remaining: bigint;
  /** Effective number of the others; null when nobody else is above 0. */
  readonly effective: number | null;
  /** How many middling others would make up for it. */
  readonly replacements: number | null;
}

/** The money of one kind of holder. */
export interface Spread {
  readonly of: HolderKind;
  readonly money: Money;
  /** Holders with a line, and those of them above and not above 0. */
  readonly holders: number;
  readonly gainers: number;
  readonly losers: number;
  readonly total: bigint;
  /** Money of the holders above 0, and of the others. */
  readonly gained: bigint;
  readonly lost: bigint;
  readonly inequality: Inequality | null;
  readonly intervals: InequalityBounds | null;
  readonly replicates: number;
  /** Best first. */
  readonly largest: readonly Holder[];
  /** Money of the `top` largest. */
  readonly topValue: bigint;
  readonly topCount: number;
  /** Cumulative share of the money by share of the holders, best first. */
  readonly whale: readonly Point[];
  /** The same over holders above 0 from the smallest. */
  readonly lorenz: readonly Point[];
  readonly leaving: readonly Leaving[];
}

/** One line of the overview: how much hangs on the largest. */
export interface Dependence {
  readonly of: HolderKind;
  readonly money: Money;
  readonly holders: number;
  readonly total: bigint;
  readonly largest: Holder;
  readonly effective: number | null;
}

export interface Tier {
  readonly key: TierKey;
  readonly customers: number;
  readonly value: bigint;
  /** Smallest and largest sum in it; null when it is empty. */
  readonly range: { readonly low: bigint; readonly high: bigint } | null;
}

/** A reporting period of the trend. */
export interface TrendPeriod {
  readonly start: number;
  readonly unfinished: boolean;
  readonly holders: number;
  readonly largestShare: number | null;
  readonly topShare: number | null;
  readonly effective: number | null;
}

export interface ConcentrationResult {
  readonly fromDay: number;
  readonly toDay: number;
  /** Share of the sales whose cost is known; 0 without costs. */
  readonly costShare: number;
  /** Margin was asked for and there is none. */
  readonly marginMissing: boolean;
  readonly spread: Spread | null;
  readonly dependences: readonly Dependence[];
  /** Customers, whatever is looked at. */
  readonly customerMoney: Money;
  readonly customers: number;
  readonly customerTotal: bigint;
  readonly tiers: readonly Tier[];
  /** The best 20 %, and those who bring the first 80 %. */
  readonly bestFifth: { readonly customers: number; readonly value: bigint };
  readonly forFourFifths: number;
  readonly trend: readonly TrendPeriod[];
  /** Index of the tier by customer_id; −1 = none. */
  readonly tierOf: Int32Array;
  /** Money by customer_id in whole units; NaN = no line. */
  readonly moneyByCustomer: Float64Array;
}
