import { z } from 'zod';
import type { Grain } from '../../model/period.ts';
import type { ParamField } from '../define.ts';

export const COHORT_ID = 'cohort';

const GRAINS = ['day', 'week', 'month', 'quarter'] as const satisfies readonly Grain[];
const MEASURES = ['customers', 'orders', 'revenue', 'margin', 'cumulativeRevenue', 'cumulativeMargin'] as const;
const SHOWN = ['absolute', 'percentOfFirst', 'percentOfPrevious'] as const;
const ROWS = ['time', 'channel', 'country', 'employee', 'campaign', 'coupon', 'product', 'category', 'priceBand'] as const;
const RETURNING = ['on', 'onOrAfter'] as const;
const MEANS = ['weighted', 'simple'] as const;
const VIEWS = ['triangle', 'calendar', 'curves'] as const;
const CUMULATIVE = ['cumulativeRevenue', 'cumulativeMargin'] as const;

export const cohortParamsSchema = z.object({
  /** Length of a period; the calendar is that of the context. */
  grain: z.enum(GRAINS).default('month'),
  /** What the rows are: periods of the first purchase, or what the first order says. */
  by: z.enum(ROWS).default('time'),
  measure: z.enum(MEASURES).default('customers'),
  /** Who counts as there: customers who bought in the period, or in it or any later one. */
  returning: z.enum(RETURNING).default('on'),
  show: z.enum(SHOWN).default('percentOfFirst'),
  mean: z.enum(MEANS).default('weighted'),
  view: z.enum(VIEWS).default('triangle'),
  /** Money it takes to win a customer, whole units; 0 = from the costs in the data, where there are any. */
  acquisitionCost: z.number().min(0).max(1e9).default(0),
  /** A customer silent for so many whole periods counts as gone in the projection. */
  silentPeriods: z.int().min(1).max(24).default(3),
  /** Whether cells of the running period count in the mean row. */
  includeUnfinished: z.boolean().default(false),
});
export type CohortParams = z.infer<typeof cohortParamsSchema>;
export type CohortMeasure = CohortParams['measure'];

export const COHORT_FIELDS: readonly ParamField[] = [
  { name: 'grain', control: 'choice', options: GRAINS },
  { name: 'by', control: 'choice', options: ROWS },
  { name: 'measure', control: 'choice', options: MEASURES },
  { name: 'returning', control: 'choice', options: RETURNING, when: { name: 'measure', is: ['customers'] } },
  { name: 'show', control: 'choice', options: SHOWN, when: { name: 'measure', is: ['customers', 'orders', 'revenue', 'margin'] } },
  { name: 'view', control: 'choice', options: VIEWS },
  { name: 'mean', control: 'choice', options: MEANS, depth: 'analyst' },
  { name: 'acquisitionCost', control: 'number', min: 0, max: 1e9, unit: 'money', when: { name: 'measure', is: CUMULATIVE }, isAssumption: true },
  { name: 'silentPeriods', control: 'integer', min: 1, max: 24, when: { name: 'returning', is: ['onOrAfter'] }, isAssumption: true },
  { name: 'includeUnfinished', control: 'switch' },
];

/** So many of the newest cohorts are shown; older ones are left out with a note. */
export const MAX_COHORTS = { day: 60, week: 53, month: 60, quarter: 40 } as const satisfies Record<CohortParams['grain'], number>;
/** So many values of the first order get a row of their own. */
export const SHOWN_VALUES = 10;
/** Many customers of the first days of the data had bought before them: cohorts that begin so early are not compared with later ones. */
export const BURN_IN_DAYS = 90;
export const PRICE_BANDS = ['lowest', 'lower', 'higher', 'highest'] as const;
/** A group key that is a value of the data begins so. */
export const VALUE_MARK = '=';
export const OTHERS = 'others';
export const UNKNOWN = 'unknown';

/** What is added up in the cells: the cumulative measures add up money. */
export type CellMeasure = 'customers' | 'orders' | 'revenue' | 'margin';

/** The cells behind a measure. */
export function cellMeasureOf(measure: CohortMeasure): CellMeasure {
  if (measure === 'cumulativeRevenue') return 'revenue';
  return measure === 'cumulativeMargin' ? 'margin' : measure;
}

/** A reporting period as far as data and context cover it. */
export interface CohortPeriod {
  readonly start: number;
  readonly fromDay: number;
  readonly toDay: number;
  readonly unfinished: boolean;
}

export interface Cohort {
  /** Index of its period in `periods`. */
  readonly period: number;
  /** Customers whose first purchase falls into the period. */
  readonly size: number;
  /** Value by number of periods since the first; as many as are observed. Money in ten-thousandths. */
  readonly values: readonly (number | bigint)[];
}

/** Customers whose first orders say the same, split by the period of the first purchase. */
export interface TraitRow {
  /** Key of the group of customers. */
  readonly key: string;
  /** Values that share the row; 1 but for the others. */
  readonly values: number;
  /** First orders of a price band, whole units. */
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly cohorts: readonly Cohort[];
}

/** New and returning customers of a period. */
export interface ActivePeriod {
  readonly fresh: number;
  readonly recurring: number;
}

/** Do the rows differ in how soon customers buy again? */
export interface RowComparison {
  /** First purchases from this day on are compared. */
  readonly fromDay: number;
  /** Oldest cohorts that are not. */
  readonly leftOut: number;
  readonly rows: number;
  readonly customers: number;
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  /** From one period of first purchase to the next; null for other rows. */
  readonly trend: { readonly logRatio: number; readonly error: number; readonly p: number } | null;
}

/** Shifted beta-geometric fit of who stays, drawn past the data. */
export interface Projection {
  readonly customers: number;
  readonly gone: number;
  readonly alpha: number;
  readonly beta: number;
  readonly isHomogeneous: boolean;
  readonly hasConverged: boolean;
  /** `seen` = share still there by the same rule (Kaplan–Meier), as far as the data go. */
  readonly points: readonly {
    readonly age: number;
    readonly seen: number | null;
    readonly share: number;
    readonly low: number;
    readonly high: number;
    readonly isPast: boolean;
  }[];
}

export interface CohortResult {
  readonly periods: readonly CohortPeriod[];
  /** By period of the first purchase, whatever the rows; without cohorts that have no customers. */
  readonly cohorts: readonly Cohort[];
  /** Rows by what the first order says; empty by time. */
  readonly rows: readonly TraitRow[];
  /** Number of older periods that are left out. */
  readonly leftOut: number;
  /** By period. */
  readonly active: readonly ActivePeriod[];
  readonly comparison: RowComparison | null;
  readonly projection: Projection | null;
  /** Acquisition costs by period, ten-thousandths; null where the data have none. */
  readonly costs: readonly bigint[] | null;
  /** Keys of the groups of customers that the rows are, and index of the group by customer_id; empty by time. */
  readonly groupKeys: readonly string[];
  readonly groupOf: Int32Array;
}
