import { z } from 'zod';
import type { ParamField } from '../define.ts';

export const LOYALTY_ID = 'loyalty';

export const loyaltyParamsSchema = z.object({
  /** Days after the start over which money is compared. */
  horizonDays: z.int().min(30).max(1095).default(365),
  /** Share of revenue that is left after costs. */
  margin: z.number().min(0.001).max(1).default(1),
});
export type LoyaltyParams = z.infer<typeof loyaltyParamsSchema>;

export const LOYALTY_FIELDS: readonly ParamField[] = [
  { name: 'horizonDays', control: 'integer', min: 30, max: 1095 },
  { name: 'margin', control: 'number', min: 0.001, max: 1, unit: 'share', isAssumption: true },
];

/** What customers are in the tree. */
export const KINDS = ['brings', 'both', 'brought', 'neither'] as const;

/** Somebody who brought others. */
export interface Referrer {
  readonly customer: number;
  /** Brought by the customer, and by those in turn. */
  readonly direct: readonly number[];
  readonly reach: readonly number[];
  /** Generations below. */
  readonly depth: number;
  /** Money of everybody in reach, in ten-thousandths. */
  readonly money: bigint;
}

/** Two groups made alike by strata. */
export interface MatchedComparison {
  /** Those compared, and how many of them have somebody alike. */
  readonly treated: number;
  readonly matched: number;
  readonly others: number;
  readonly strata: number;
  /** Mean money of the matched, and of those alike weighted to their mix, in whole units. */
  readonly mean: number;
  readonly meanOthers: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  /** Plain difference without matching. */
  readonly plainDifference: number;
  /** Share who bought (again) within the horizon. */
  readonly again: number;
  readonly againOthers: number;
  /** Difference of something not matched on, in standard deviations, before and after matching. */
  readonly imbalanceBefore: number;
  readonly imbalanceAfter: number;
}

/** Who brings others, by how often they buy. */
export interface OrderBand {
  readonly from: number;
  /** Null = no upper end. */
  readonly to: number | null;
  readonly customers: number;
  readonly referrers: number;
}

export interface LoyaltyResult {
  /** Last day looked at. */
  readonly day: number;
  /** Customers with a purchase by then. */
  readonly customers: number;
  readonly referrals: number;
  /** Referrals that cannot be in a tree: of oneself, of somebody brought before, or closing a circle. */
  readonly dropped: number;
  readonly referred: number;
  /** Of those referred, the ones who have bought. */
  readonly referredBuyers: number;
  readonly referrers: number;
  readonly deepest: number;
  readonly top: readonly Referrer[];
  readonly bands: readonly OrderBand[];
  /** Rewards given, in ten-thousandths. */
  readonly rewards: bigint;
  readonly comparison: MatchedComparison | null;
  /** Members of a programme against those alike; null without members. */
  readonly members: MatchedComparison | null;
  /** By customer_id: index of KINDS, −1 without a purchase and outside the tree. */
  readonly kindOf: Int32Array;
  /** By customer_id: people in reach; NaN for those who brought nobody. */
  readonly reachOf: Float64Array;
}
