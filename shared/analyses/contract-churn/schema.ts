import { z } from 'zod';
import type { ParamField } from '../define.ts';

export const CONTRACT_CHURN_ID = 'contract-churn';

const GRAINS = ['month', 'quarter'] as const;

export const contractChurnParamsSchema = z.object({
  grain: z.enum(GRAINS).default('month'),
  /** Months ahead over which a contract may end and its money is counted. */
  horizonMonths: z.int().min(1).max(60).default(12),
  /** Billing periods a price covers, in months. */
  billingMonths: z.int().min(1).max(12).default(1),
  margin: z.number().min(0.001).max(1).default(1),
  saveShare: z.number().min(0).max(1).default(0.1),
  contactCost: z.number().min(0).max(1_000_000_000).default(0),
});
export type ContractChurnParams = z.infer<typeof contractChurnParamsSchema>;

export const CONTRACT_CHURN_FIELDS: readonly ParamField[] = [
  { name: 'grain', control: 'choice', options: GRAINS },
  { name: 'horizonMonths', control: 'integer', min: 1, max: 60 },
  { name: 'billingMonths', control: 'integer', min: 1, max: 12, isAssumption: true },
  { name: 'margin', control: 'number', min: 0.001, max: 1, unit: 'share', isAssumption: true },
  { name: 'saveShare', control: 'number', min: 0, max: 1, unit: 'share', isAssumption: true },
  { name: 'contactCost', control: 'number', min: 0, max: 1_000_000_000, unit: 'money', isAssumption: true },
];

/** A contract as the analysis reads it. */
export interface Contract {
  readonly id: number;
  /** 0 = not known. */
  readonly customer: number;
  readonly startDay: number | null;
  /** Day of its end as far as it lies within the data; null = running, or ended on a day nobody noted. */
  readonly endDay: number | null;
  readonly isEnded: boolean;
  /** Months it has lasted, at its end or on the last day; null = not known. */
  readonly months: number | null;
  readonly plan: string;
  readonly reason: string;
  /** Ten-thousandths per billing period. */
  readonly price: bigint;
}

/** One period: contracts by day of start and end. */
export interface ContractPeriod {
  readonly start: number;
  readonly fromDay: number;
  readonly toDay: number;
  readonly unfinished: boolean;
  /** Running on the evening before; of those, ended by the last evening. */
  readonly running: number;
  readonly ended: number;
  readonly started: number;
  /** Prices of the running and of those that ended. */
  readonly money: bigint;
  readonly endedMoney: bigint;
}

/** Contracts of one plan, or with one reason of ending. */
export interface ContractGroup {
  readonly name: string;
  readonly contracts: number;
  readonly ended: number;
  readonly endedMoney: bigint;
  /** Prices of those that run on. */
  readonly runningMoney: bigint;
  /** Of the ended, those whose length is known: the ends that exposure belongs to. */
  readonly datedEnds: number;
  /** Months under contract. */
  readonly exposure: number;
}

/** Chance of ending in each month of a contract. */
export interface HazardRow {
  readonly month: number;
  readonly atRisk: number;
  readonly ended: number;
}

/** A running contract worth a contact. */
export interface ContractCandidate {
  readonly contract: number;
  readonly customer: number;
  readonly months: number;
  readonly plan: string;
  readonly price: bigint;
  readonly endsWithin: number;
  /** Margin of the months its end is expected to cost within the horizon. */
  readonly value: number;
  readonly saved: number;
}

export interface ContractChurnResult {
  readonly day: number;
  readonly contracts: number;
  /** Contracts whose start is known: those that periods are made of. */
  readonly dated: number;
  /** Contracts that ended on a day nobody noted. */
  readonly undatedEnds: number;
  readonly ended: number;
  readonly periods: readonly ContractPeriod[];
  readonly leftOut: number;
  readonly plans: readonly ContractGroup[];
  readonly reasons: readonly ContractGroup[];
  readonly hazard: readonly HazardRow[];
  readonly saveList: readonly ContractCandidate[];
  readonly worthwhile: number;
  /** Margin of the months that ends are expected to cost within the horizon, over running contracts. */
  readonly atRisk: number;
}
