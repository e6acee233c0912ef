import { z } from 'zod';
import type { ParamField } from '../define.ts';

export const CHURN_ID = 'churn';

const GRAINS = ['month', 'quarter'] as const;
export const MODELS = ['mbgnbd', 'bgnbd', 'pnbd'] as const;

/** Money of so many days before an evening stands for what customers were worth then. */
export const VALUE_DAYS = 365;

export const churnParamsSchema = z.object({
  grain: z.enum(GRAINS).default('month'),
  /** The silence rule: who has not bought for so many days counts as lost. */
  silenceDays: z.int().min(7).max(1825).default(180),
  /** Days ahead for "will not buy". */
  horizonDays: z.int().min(7).max(730).default(90),
  model: z.enum(MODELS).default('mbgnbd'),
  /** Share of revenue that is left after costs. */
  margin: z.number().min(0.001).max(1).default(1),
  /** Share of those who would be lost whom a contact keeps. */
  saveShare: z.number().min(0).max(1).default(0.1),
  /** Cost of one contact. */
  contactCost: z.number().min(0).max(1_000_000_000).default(0),
});
export type ChurnParams = z.infer<typeof churnParamsSchema>;

export const CHURN_FIELDS: readonly ParamField[] = [
  { name: 'grain', control: 'choice', options: GRAINS },
  { name: 'silenceDays', control: 'integer', min: 7, max: 1825, isAssumption: true },
  { name: 'horizonDays', control: 'integer', min: 7, max: 730 },
  { name: 'margin', control: 'number', min: 0.001, max: 1, unit: 'share', isAssumption: true },
  { name: 'saveShare', control: 'number', min: 0, max: 1, unit: 'share', isAssumption: true },
  { name: 'contactCost', control: 'number', min: 0, max: 1_000_000_000, unit: 'money', isAssumption: true },
  { name: 'model', control: 'choice', options: MODELS, depth: 'statistician' },
];

/** How sure it is that a customer will not buy within the horizon. */
export const BANDS = ['low', 'medium', 'high', 'lost'] as const;
/** Upper ends of the first two bands; the last is the silence rule. */
export const BAND_ENDS = [1 / 3, 2 / 3] as const;

/** One period of churn by the silence rule. */
export interface ChurnPeriod {
  readonly start: number;
  readonly fromDay: number;
  readonly toDay: number;
  readonly unfinished: boolean;
  /** Active on the evening before; of those, lost on the last evening. */
  readonly active: number;
  readonly lost: number;
  /** Not active before, customers already, active after. */
  readonly back: number;
  /** First purchase in the period, active after. */
  readonly won: number;
  /** Money of the year before the period: of the active, and of those of them who were lost; ten-thousandths. */
  readonly money: bigint;
  readonly lostMoney: bigint;
}

export const PREDICTORS = ['alive', 'hazard', 'silence'] as const;
export type Predictor = (typeof PREDICTORS)[number];

/** How well a way of telling did: forecast on an earlier evening, then seen. */
export interface Calibration {
  readonly predictor: Predictor;
  /** Customers by group of forecasts: how many, the mean forecast, and how many really did not buy. */
  readonly groups: readonly { readonly customers: number; readonly expected: number; readonly silent: number }[];
  /** Mean squared error of the forecast, and of the same forecast for everybody. */
  readonly brier: number;
  readonly baseline: number;
  /** Chance that a customer who did not buy was given a higher forecast than one who did; ½ = no better than chance. Null without both. */
  readonly discrimination: number | null;
}

/** A customer in the list of those worth a contact. */
export interface SaveCandidate {
  readonly customer: number;
  readonly lastDay: number;
  readonly probabilityAlive: number;
  readonly silentByModel: number;
  readonly silentByHazard: number;
  /** Margin of a year if the customer stays. */
  readonly value: number;
  /** What a contact is expected to bring, its cost taken off. */
  readonly saved: number;
}

export interface ChurnModel {
  readonly parameters: readonly number[];
  readonly names: readonly string[];
  readonly standardErrors: readonly number[] | null;
  readonly logLikelihood: number;
  readonly hasConverged: boolean;
  readonly isPooled: boolean;
}

export interface ChurnResult {
  readonly periods: readonly ChurnPeriod[];
  readonly leftOut: number;
  /** Last evening. */
  readonly day: number;
  /** Customers with a purchase by then. */
  readonly customers: number;
  /** Customers whose histories the models read: those of whom a purchase is left after what was given back. */
  readonly modelled: number;
  /** First evening of the test, null when there is too little before it. */
  readonly testDay: number | null;
  readonly calibrations: readonly Calibration[];
  readonly model: ChurnModel | null;
  /** Customers by band, and the margin of a year that is at risk in it (P(gone) × margin if they stay). */
  readonly bands: readonly { readonly customers: number; readonly atRisk: number }[];
  /** The best of the list, and how many contacts are worth more than they cost. */
  readonly saveList: readonly SaveCandidate[];
  readonly worthwhile: number;
  readonly worthwhileSum: number;
  /** By customer_id: band; −1 without a purchase. */
  readonly bandOf: Int32Array;
  /** By customer_id; NaN without one. */
  readonly silentProbability: Float64Array;
  readonly savedValue: Float64Array;
  /** Silence as a multiple of the customer's own mean gap; NaN for those who bought once. */
  readonly silenceRatio: Float64Array;
}
