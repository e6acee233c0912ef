import { z } from 'zod';
import type { Grain } from '../../model/period.ts';
import type { ParamField } from '../define.ts';

export const COHORT_ID = 'cohort';

const GRAINS = ['day', 'week', 'month', 'quarter'] as const satisfies readonly Grain[];
const MEASURES = ['customers', 'orders', 'revenue'] as const;
const SHOWN = ['absolute', 'percentOfFirst', 'percentOfPrevious'] as const;

export const cohortParamsSchema = z.object({
  /** Length of a period; the calendar is that of the context. */
  grain: z.enum(GRAINS).default('month'),
  measure: z.enum(MEASURES).default('customers'),
  show: z.enum(SHOWN).default('percentOfFirst'),
  /** Whether cells of the running period count in the mean row. */
  includeUnfinished: z.boolean().default(false),
});
export type CohortParams = z.infer<typeof cohortParamsSchema>;
export type CohortMeasure = CohortParams['measure'];

export const COHORT_FIELDS: readonly ParamField[] = [
  { name: 'grain', control: 'choice', options: GRAINS },
  { name: 'measure', control: 'choice', options: MEASURES },
  { name: 'show', control: 'choice', options: SHOWN },
  { name: 'includeUnfinished', control: 'switch' },
];

/** So many of the newest cohorts are shown; older ones are left out with a note. */
export const MAX_COHORTS = { day: 60, week: 53, month: 60, quarter: 40 } as const satisfies Record<CohortParams['grain'], number>;

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
  /** Value by number of periods since the first; as many as are observed. Revenue in ten-thousandths. */
  readonly values: readonly (number | bigint)[];
}

export interface CohortResult {
  readonly periods: readonly CohortPeriod[];
  /** Without cohorts that have no customers. */
  readonly cohorts: readonly Cohort[];
  /** Number of older periods that are left out. */
  readonly leftOut: number;
}
