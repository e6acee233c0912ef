import { z } from 'zod';
import type { Correlation } from '../../stats/btyd/gamma-gamma/independence.ts';
import type { ForecastErrors } from '../../stats/btyd/holdout/forecast-errors.ts';
import type { TransactionModel } from '../../stats/btyd/transaction-model.ts';
import type { ParamField } from '../define.ts';

export const CLV_ID = 'clv';

const MONEYS = ['revenue', 'costs', 'share'] as const;
const MODELS = ['auto', 'bgnbd', 'mbgnbd', 'pnbd', 'bgbb'] as const;
const OCCASIONS = ['month', 'quarter', 'year'] as const;
const GROUPINGS = ['tier', 'decile', 'silence'] as const;

export const clvParamsSchema = z.object({
  /** How far ahead. */
  horizonMonths: z.int().min(1).max(60).default(12),
  /** What counts as value: revenue, revenue less the costs in the data, or a share of revenue. */
  money: z.enum(MONEYS).default('revenue'),
  /** The share, with money "share". */
  margin: z.number().min(0.01).max(1).default(0.3),
  /** What money a year from now is worth less. */
  discountRate: z.number().min(0).max(1).default(0.1),
  /** Chance with which a customer who stays should have been heard of. */
  sure: z.number().min(0.5).max(0.99).default(0.95),
  /** Intervals of totals are widened by the error that such forecasts have made so far. */
  widen: z.boolean().default(true),
  /** What the groups are. */
  grouping: z.enum(GROUPINGS).default('tier'),
  model: z.enum(MODELS).default('auto'),
  /** With model "bgbb": the calendar period that holds one occasion to buy. */
  occasion: z.enum(OCCASIONS).default('month'),
  /** Last day the model may see when it is checked; null = by `calibrationShare`. */
  calibrationDay: z.int().nullable().default(null),
  calibrationShare: z.number().min(0.3).max(0.9).default(0.6),
  /** Of the bootstrap; fewer are taken where customers are many. */
  replicates: z.int().min(100).max(2000).default(1000),
});
export type ClvParams = z.infer<typeof clvParamsSchema>;
export type Occasion = ClvParams['occasion'];
export type Grouping = ClvParams['grouping'];

export const CLV_FIELDS: readonly ParamField[] = [
  { name: 'horizonMonths', control: 'integer', min: 1, max: 60 },
  { name: 'money', control: 'choice', options: MONEYS },
  { name: 'margin', control: 'number', min: 0.01, max: 1, unit: 'share', when: { name: 'money', is: ['share'] } },
  { name: 'grouping', control: 'choice', options: GROUPINGS },
  { name: 'discountRate', control: 'number', min: 0, max: 1, unit: 'share', isAssumption: true },
  { name: 'sure', control: 'number', min: 0.5, max: 0.99, unit: 'share', isAssumption: true },
  { name: 'widen', control: 'switch', isAssumption: true },
  { name: 'model', control: 'choice', options: MODELS, depth: 'analyst' },
  { name: 'occasion', control: 'choice', options: OCCASIONS, depth: 'analyst', when: { name: 'model', is: ['bgbb'] } },
  { name: 'calibrationDay', control: 'day', depth: 'analyst' },
  { name: 'calibrationShare', control: 'number', min: 0.3, max: 0.9, unit: 'share', depth: 'statistician' },
  { name: 'replicates', control: 'integer', min: 100, max: 2000, depth: 'statistician' },
];

/** Group keys by grouping: value tiers by rank, tenths by rank, and what a customer's silence means. */
export const GROUP_KEYS: Readonly<Record<Grouping, readonly string[]>> = {
  tier: ['best', 'good', 'middle', 'low'],
  decile: ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8', 'd9', 'd10'],
  silence: ['due', 'overdue', 'gone', 'open'],
};
/** Tier by tenth: the best tenth, the next two, the next three, the rest. */
export const TIER_OF_DECILE = [0, 1, 1, 2, 2, 2, 3, 3, 3, 3] as const;
export const SILENCE = { due: 0, overdue: 1, gone: 2, open: 3 } as const;
/** Below this P(alive) a customer counts as gone. */
export const GONE_BELOW = 0.1;
/** A day by which to hear of somebody says nothing when it is further off than this. */
export const LONGEST_WAIT_DAYS = 1095;

export const SEED = 20_050_101;
/** Fewer repeat buyers than this, or fewer repeat purchases than twice as many, and typical values of other shops help out. */
export const ENOUGH_BUYERS = 50;
/** Standard deviation of the logarithms of the parameters about the typical values then: a factor of 2.7. */
export const PRIOR_DEVIATION = 1;
/** A check against later purchases needs so many customers, repeat buyers and days. */
export const HOLDOUT_NEEDS = { customers: 50, repeatBuyers: 20, days: 28 } as const;

export type ModelId = TransactionModel['id'];

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** One parameter of a fitted model. */
export interface FittedParameter {
  readonly name: string;
  readonly value: number;
  readonly standardError: number | null;
  /** Interval at 95 % on the logarithmic scale; null where the data leave it open. */
  readonly bounds: Bounds | null;
}

/** A model fitted to the histories or to the spend. */
export interface FittedModel {
  readonly id: ModelId | 'gg';
  readonly parameters: readonly FittedParameter[];
  readonly logLikelihood: number;
  readonly n: number;
  readonly histories: number;
  readonly hasConverged: boolean;
  readonly undetermined: readonly string[];
  readonly isPenalised: boolean;
}

/** A model or a rule of thumb against what came after the calibration. */
export interface HoldoutScore {
  readonly id: ModelId | 'asBefore' | 'meanRate';
  /** Mean log-score per customer; null for rules, which give no chances. */
  readonly logScore: number | null;
  readonly errors: ForecastErrors;
}

/** Customers by tenth of the chance to buy within the holdout. */
export interface CalibrationBin {
  readonly customers: number;
  readonly expected: number;
  readonly bought: number;
  readonly bounds: Bounds;
}

/** Customers by number of repeat purchases in the calibration. */
export interface FrequencyBin {
  /** The last bin holds everyone with at least that many. */
  readonly frequency: number;
  readonly customers: number;
  readonly actualMean: number;
  readonly expectedMean: number;
}

export interface Holdout {
  readonly calibrationDay: number;
  readonly customers: number;
  readonly chosen: ModelId;
  readonly scores: readonly HoldoutScore[];
  readonly calibration: readonly CalibrationBin[];
  readonly byFrequency: readonly FrequencyBin[];
}

/** A forecast made from an earlier day and what came of it. */
export interface BackTest {
  readonly day: number;
  readonly untilDay: number;
  readonly expected: number;
  readonly actual: number;
  /** Variance of ln(actual/expected) by chance. */
  readonly chance: number;
  readonly expectedMoney: number;
  readonly actualMoney: number;
  readonly chanceMoney: number;
}

/** Errors of totals beyond chance: standard deviations of their logarithms. */
export interface ModelError {
  readonly purchases: number;
  readonly value: number;
}

/** Purchases after the first in some days. */
export interface TrackPoint {
  readonly fromDay: number;
  readonly toDay: number;
  readonly actual: number;
  readonly expected: number;
  /** Customers with a purchase line in these days: the rows behind the point. */
  readonly buyers: number;
}

export interface Total {
  readonly customers: number;
  readonly active: number;
  readonly activeBounds: Bounds;
  readonly purchases: number;
  readonly purchasesBounds: Bounds;
  readonly value: number;
  readonly valueBounds: Bounds;
  readonly buyersBounds: Bounds;
}

/** One customer in a list. */
export interface Listed {
  readonly customer: number;
  readonly probabilityAlive: number;
  readonly purchases: number;
  readonly purchasesBounds: Bounds;
  readonly value: number;
  readonly valueBounds: Bounds;
  readonly lastDay: number;
  /** NaN = cannot be said. */
  readonly heardOfBy: number;
}

/** Figures by customer_id; NaN = not a customer yet, or nothing to say. */
export interface ByCustomer {
  readonly probabilityAlive: Float64Array;
  readonly purchases: Float64Array;
  readonly purchasesLow: Float64Array;
  readonly purchasesHigh: Float64Array;
  readonly value: Float64Array;
  readonly valueLow: Float64Array;
  readonly valueHigh: Float64Array;
  readonly nextDay: Float64Array;
  readonly heardOfBy: Float64Array;
}

export interface ClvResult {
  readonly firstDay: number;
  readonly endDay: number;
  readonly customers: number;
  readonly repeatBuyers: number;
  readonly repeatPurchases: number;
  /** Share of revenue that counts as value. */
  readonly margin: number;
  /** Costs were asked for and there are none. */
  readonly costsMissing: boolean;
  /** The calendar of occasions, where purchases are counted on them; null = on days. */
  readonly occasion: Occasion | null;
  readonly fit: FittedModel;
  readonly spend: FittedModel;
  readonly correlation: Correlation | null;
  /** Expected money of a purchase of somebody new. */
  readonly meanSpend: number;
  /** Purchases after the first expected of somebody new within the horizon. */
  readonly newCustomer: number;
  /** Too few to do without typical values; the day when that is likely to end, null when it cannot be said. */
  readonly isScarce: boolean;
  readonly sharperDay: number | null;
  readonly holdout: Holdout | null;
  readonly backTests: readonly BackTest[];
  /** What the back-tests say, and what is put into the intervals where that is wished. */
  readonly modelError: ModelError;
  readonly replicates: number;
  readonly total: Total;
  /** Share of the value that the best tenth of customers bring. */
  readonly topShare: { readonly value: number; readonly bounds: Bounds } | null;
  readonly groups: readonly Total[];
  readonly overdue: Total;
  /** Up to 1,000 customers who are overdue, most valuable first. */
  readonly overdueIds: readonly number[];
  readonly top: readonly Listed[];
  readonly late: readonly Listed[];
  readonly track: readonly TrackPoint[];
  /** Customers by repeat purchases 0, 1, … (the last: at least as many), seen and expected by the model. */
  readonly frequencies: readonly { readonly actual: number; readonly expected: number }[];
  readonly groupOf: Int32Array;
  readonly byCustomer: ByCustomer;
}
