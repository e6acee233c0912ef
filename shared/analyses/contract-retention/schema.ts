import { z } from 'zod';
import type { ContractParameters } from '../../stats/contract/beta-discrete-weibull.ts';
import type { ContractEstimate } from '../../stats/contract/contract-interval.ts';
import type { ContractModel } from '../../stats/contract/fit-contract-model.ts';
import type { ParamField } from '../define.ts';

export const CONTRACTS_ID = 'contract-retention';

/** What a renewal is: the span after which a contract goes on or ends. */
export const UNITS = ['month', 'quarter', 'year'] as const;
export type Unit = (typeof UNITS)[number];
export const MONTHS: Readonly<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 };
const PRICE_SPANS = ['auto', 'month', 'quarter', 'year'] as const;
const MODEL_CHOICES = ['auto', 'sbg', 'bdw'] as const;

export const contractParamsSchema = z.object({
  unit: z.enum(UNITS).default('month'),
  /** Periods of the projection, from the start of a contract. */
  horizon: z.int().min(1).max(120).default(36),
  model: z.enum(MODEL_CHOICES).default('auto'),
  /** What the price in the file is for; auto = the billing period in the file, else the plan's step of renewal, else a month. */
  pricePer: z.enum(PRICE_SPANS).default('auto'),
  /** Share of the price that is left after the costs of serving. */
  margin: z.number().min(0).max(1).default(1),
  /** A year. */
  discount: z.number().min(0).max(1).default(0.1),
});
export type ContractParams = z.infer<typeof contractParamsSchema>;

export const CONTRACT_FIELDS: readonly ParamField[] = [
  { name: 'unit', control: 'choice', options: UNITS },
  { name: 'horizon', control: 'integer', min: 1, max: 120 },
  { name: 'pricePer', control: 'choice', options: PRICE_SPANS, isAssumption: true },
  { name: 'margin', control: 'number', min: 0, max: 1, unit: 'share', isAssumption: true },
  { name: 'discount', control: 'number', min: 0, max: 1, unit: 'share', isAssumption: true },
  { name: 'model', control: 'choice', options: MODEL_CHOICES, depth: 'analyst' },
];

/** Plans with fewer ended contracts borrow the estimate of all. */
export const FEWEST_ENDS = 10;
export const MAX_PLANS = 10;
/** Renewals for which the rest of a contract is shown. */
export const RENEWALS = [0, 1, 2, 3, 6, 12, 24, 36] as const;
/** Marks the name of a plan in a key; other keys are words. */
export const VALUE_MARK = '=';
export const OTHERS = 'others';
export const UNKNOWN = 'unknown';

/** A model fitted to all contracts. */
export interface FitSummary {
  readonly model: ContractModel;
  readonly parameters: ContractParameters;
  readonly standardError: { readonly alpha: number; readonly beta: number; readonly c: number };
  readonly logLikelihood: number;
  readonly aic: number;
  readonly isHomogeneous: boolean;
  readonly hasConverged: boolean;
}

/** What a method said about renewals it had not seen. */
export interface HoldoutRow {
  readonly method: ContractModel | 'constant';
  /** Mean of |foretold − seen| share still paid for, over the renewals after the cut. */
  readonly error: number;
  readonly foretold: number;
  readonly seen: number;
}

export interface RenewalPoint {
  readonly renewal: number;
  readonly due: number;
  readonly lost: number;
  /** Share of those due who renewed, as seen (null = nobody due) and as the model has it. */
  readonly seen: number | null;
  readonly model: number;
}

export interface CurvePoint {
  readonly t: number;
  /** Kaplan–Meier; null beyond the data. */
  readonly seen: { readonly share: number; readonly low: number; readonly high: number } | null;
  readonly chosen: ContractEstimate;
  readonly other: number | null;
}

export interface PlanRow {
  readonly key: string;
  readonly contracts: number;
  readonly ended: number;
  /** Months between renewals of the plan, and of the estimate. */
  readonly step: number;
  /** Too few ends for an estimate of its own: that of all is used. */
  readonly isPooled: boolean;
  readonly atHorizon: ContractEstimate;
  readonly lifetime: ContractEstimate;
  /** Mean price of a period of the unit in whole units; null when none is known. */
  readonly price: number | null;
  readonly value: ContractEstimate | null;
  /** Log-rank test against the other plans, and how many times as fast these contracts end. */
  readonly against: { readonly ratio: number; readonly low: number; readonly high: number; readonly p: number } | null;
}

export interface ContractResult {
  readonly unit: Unit;
  /** Last day on which contracts were looked at. */
  readonly toDay: number;
  readonly fromDay: number | null;
  readonly contracts: number;
  readonly ended: number;
  /** Contracts without a usable length. */
  readonly leftOut: number;
  /** Longest contract, in periods. */
  readonly longest: number;
  /** Renewals that were seen, all contracts together. */
  readonly renewalsSeen: number;
  readonly chosen: ContractModel | null;
  readonly fits: readonly FitSummary[];
  /** Likelihood-ratio test of a chance that drifts with age; null without both fits. */
  readonly driftTest: { readonly chiSquared: number; readonly p: number } | null;
  readonly holdout: { readonly cut: number; readonly rows: readonly HoldoutRow[] } | null;
  readonly curve: readonly CurvePoint[];
  readonly renewals: readonly RenewalPoint[];
  /** Chance that a new contract is still paid for after twelve months, and its lifetime in periods. */
  readonly afterYear: ContractEstimate | null;
  readonly lifetime: ContractEstimate | null;
  readonly value: ContractEstimate | null;
  readonly price: number | null;
  readonly rest: readonly { readonly renewals: number; readonly periods: ContractEstimate; readonly value: ContractEstimate | null }[];
  readonly plans: readonly PlanRow[];
  /** First day on which a contract began; null without days. */
  readonly firstStart: number | null;
  /** Contracts a year that began, over the days looked at; null without days. */
  readonly startsAYear: number | null;
  /** Periods still to be paid of running contracts and their money, by customer_id; NaN = none running. */
  readonly restOf: Float64Array;
  readonly moneyOf: Float64Array;
}
