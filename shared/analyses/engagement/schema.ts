import { z } from 'zod';
import type { Interval } from '../../stats/interval.ts';
import type { CalibrationBin } from '../../stats/models/calibration.ts';
import type { ParamField } from '../define.ts';
import type { SignalKind, SignalSource } from './kinds.ts';

export const ENGAGEMENT_ID = 'engagement';

const WEIGHTINGS = ['fitted', 'equal', 'own'] as const;
export type Weighting = (typeof WEIGHTINGS)[number];

/** Least and most of an own weight. */
const OWN = { min: 0, max: 100 } as const;
const ownWeight = z.number().min(OWN.min).max(OWN.max).default(1);

export const engagementParamsSchema = z.object({
  /** Signals of so many days before the day count. */
  windowDays: z.int().min(14).max(1095).default(180),
  /** Days after the day in which a purchase is looked for, for fitting and for testing. */
  horizonDays: z.int().min(14).max(365).default(90),
  weights: z.enum(WEIGHTINGS).default('fitted'),
  /** Own weights per standard deviation of a signal, by kind. */
  weightVisit: ownWeight,
  weightOpen: ownWeight,
  weightClick: ownWeight,
  weightTalk: ownWeight,
  weightReview: ownWeight,
  weightAnswer: ownWeight,
  weightReferral: ownWeight,
  weightOther: ownWeight,
  /** A signal this many days old counts half. */
  halfLifeDays: z.int().min(7).max(3650).default(90),
});
export type EngagementParams = z.infer<typeof engagementParamsSchema>;

const OWN_FIELDS = [
  'weightVisit',
  'weightOpen',
  'weightClick',
  'weightTalk',
  'weightReview',
  'weightAnswer',
  'weightReferral',
  'weightOther',
] as const;

export const ENGAGEMENT_FIELDS: readonly ParamField[] = [
  { name: 'windowDays', control: 'integer', min: 14, max: 1095 },
  { name: 'horizonDays', control: 'integer', min: 14, max: 365 },
  { name: 'weights', control: 'choice', options: WEIGHTINGS },
  ...OWN_FIELDS.map((name): ParamField => ({ name, control: 'number', ...OWN, when: { name: 'weights', is: ['own'] } })),
  { name: 'halfLifeDays', control: 'integer', min: 7, max: 3650, isAssumption: true },
];

/** Groups of customers: no signal at all, and thirds of the others by score. */
export const TIERS = ['none', 'low', 'middle', 'high'] as const;

/** One thing customers do, as far as the files tell it. */
export interface Signal {
  /** The same on every run over data with the same words. */
  readonly key: string;
  readonly source: SignalSource;
  readonly kind: SignalKind;
  /** The type as the files write it, where it has a line of its own; null where the kind names it. */
  readonly name: string | null;
  /** Types of the files that are counted; null = none given. */
  readonly types: readonly (string | null)[];
  /** Rows of the days that are looked at, and the customers they belong to. */
  readonly rows: number;
  readonly customers: number;
}

/** A weight per standard deviation of ln(1 + weighted count). */
export interface SignalWeight {
  readonly weight: number;
  /** Of the fit; NaN elsewhere. */
  readonly standardError: number;
  readonly interval: Interval | null;
  readonly pValue: number;
  /** Too few customers had it for a fit: it does not count. */
  readonly isRare: boolean;
}

/** The regression behind fitted weights. */
export interface WeightFit {
  /** Customers with a purchase by the day of the fit, those whom the fit uses, and those of them who bought afterwards. */
  readonly customers: number;
  readonly used: number;
  readonly bought: number;
  readonly ridge: number;
  readonly deviance: number;
  readonly nullDeviance: number;
  readonly hasConverged: boolean;
}

/** Shares who bought, of those with and without a signal. */
export interface Association {
  readonly signal: number;
  readonly having: number;
  readonly havingBought: number;
  readonly others: number;
  readonly othersBought: number;
}

/** An area under the curve with its interval; null where it tells all apart. */
export interface Area {
  readonly area: number;
  readonly interval: Interval | null;
}

/** The score of an earlier day held against purchases after it. */
export interface ScoreTest {
  readonly customers: number;
  readonly bought: number;
  /** Up to ten groups of about equal size, least engaged first; equal scores stay together. */
  readonly deciles: readonly CalibrationBin[];
  readonly score: Area & { readonly pValue: number };
  /** Orders of the year before, alone. */
  readonly orders: Area;
  /** Orders and days since the last purchase; the same with the score. Null where either could not be fitted. */
  readonly history: Area | null;
  readonly both: Area | null;
  /** Area of both less that of history alone; one-sided p-value of a gain. */
  readonly gain: { readonly difference: number; readonly standardError: number; readonly pValue: number } | null;
  readonly associations: readonly Association[];
}

/** An engaged customer who has not bought lately. */
export interface Idle {
  readonly customer: number;
  readonly score: number;
  readonly lastDay: number | null;
}

/** A type of the files and what it was taken for. */
export interface TypeRole {
  readonly source: SignalSource;
  readonly type: string | null;
  readonly kind: SignalKind;
  readonly rows: number;
}

export interface EngagementResult {
  /** Last day looked at, and the days of the test and of the fit. */
  readonly day: number;
  readonly testDay: number;
  readonly fitDay: number;
  /** Customers with a purchase by the day; those with a signal or a purchase have a score. */
  readonly buyers: number;
  readonly scored: number;
  readonly signals: readonly Signal[];
  readonly weights: readonly SignalWeight[];
  /** How the weights came about: what was asked for, or equal for want of data. */
  readonly weighting: Weighting;
  readonly isFallback: boolean;
  readonly fit: WeightFit | null;
  readonly test: ScoreTest | null;
  /** Customers and buyers that a test would have had. */
  readonly testable: { readonly customers: number; readonly bought: number };
  readonly effort: readonly Signal[];
  readonly roles: readonly TypeRole[];
  readonly tiers: readonly number[];
  readonly idle: readonly Idle[];
  readonly idleCount: number;
  /** By customer_id. */
  readonly tierOf: Int32Array;
  readonly scoreOf: Float64Array;
}
