import { z } from 'zod';
import { type Grain, grainSchema } from '../../model/period.ts';
import type { PairedMoments } from '../../stats/tests/paired-ratio.ts';
import type { ShareMoments } from '../../stats/tests/share-change.ts';
import type { ParamField } from '../define.ts';
import type { Comparison } from './comparisons.ts';

export const SALES_ID = 'sales';

export const salesParamsSchema = z.object({
  /** Length of a period; the calendar is that of the context. */
  grain: grainSchema.default('month'),
  /** Rows of the rankings before the rest is put into one row. */
  top: z.int().min(3).max(100).default(10),
});
export type SalesParams = z.infer<typeof salesParamsSchema>;

export const SALES_FIELDS: readonly ParamField[] = [
  { name: 'grain', control: 'choice', options: ['day', 'week', 'month', 'quarter', 'year'] satisfies Grain[] },
  { name: 'top', control: 'integer', min: 3, max: 100 },
];

/** So many of the newest periods are shown, two years of days; totals are over all. */
export const MAX_PERIODS = 740;

/** What lines can be ranked by. */
export const DIMENSIONS = ['product', 'customer', 'country', 'channel'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Column of `order_lines` that holds a dimension. */
export const DIMENSION_COLUMNS = { product: 'product_id', customer: 'customer_id', country: 'country', channel: 'channel' } as const satisfies Record<
  Dimension,
  string
>;

/** Dimensions whose groups may take revenue from each other. */
export const SHIFTED = ['product', 'country', 'channel'] as const satisfies Dimension[];
export type ShiftedDimension = (typeof SHIFTED)[number];

/** Exact sums of one of the two spans of a comparison. */
export interface ChangeSums {
  readonly net: bigint;
  readonly gross: bigint;
  readonly orders: number;
}

/** A group's revenue in both spans of a comparison. */
export interface Shift {
  readonly dimension: ShiftedDimension;
  readonly id: number | string;
  readonly name: string;
  readonly now: bigint;
  readonly earlier: bigint;
  /** Customers (and anonymous orders) that bought of it in either span. */
  readonly units: number;
  readonly moments: ShareMoments;
}

/** Two spans held against each other, with what says how far their difference may be chance. */
export interface Change {
  readonly comparison: Comparison;
  /** Customers, and anonymous orders, with a line in either span. */
  readonly units: number;
  readonly now: ChangeSums;
  readonly earlier: ChangeSums;
  readonly net: PairedMoments;
  readonly orders: PairedMoments;
  readonly returns: ShareMoments;
  readonly shifts: readonly Shift[];
}

/** Figures of one period, or of all; sums are exact ten-thousandths. */
export interface SalesFigures {
  readonly net: bigint;
  /** Purchase lines only. */
  readonly gross: bigint;
  readonly saleLines: number;
  readonly returnLines: number;
  readonly orders: number;
  readonly units: bigint;
  /** Customers with a purchase line. */
  readonly customers: number;
  /** … of which made their first purchase in the period. */
  readonly newCustomers: number;
  readonly newNet: bigint;
  readonly anonymousNet: bigint;
}

export interface SalesPeriod extends SalesFigures {
  readonly start: number;
  /** Days of the period that the data and the context cover. */
  readonly fromDay: number;
  readonly toDay: number;
  /** The data or the context end before the period does, or the context begins after it. */
  readonly unfinished: boolean;
}

/** One row of a ranking; `id` is the value of the dimension's column. */
export interface RankedRow {
  readonly id: number | string;
  readonly name: string;
  readonly net: bigint;
  readonly units: bigint;
  readonly lines: number;
}

export interface Ranking {
  readonly rows: readonly RankedRow[];
  /** Everything with a value in the column but below the top. */
  readonly others: { readonly count: number; readonly net: bigint; readonly units: bigint; readonly lines: number };
  /** Lines without a value in the column. */
  readonly unstated: { readonly net: bigint; readonly units: bigint; readonly lines: number };
}

export interface SalesResult {
  readonly fromDay: number;
  readonly toDay: number;
  /** Whether the data begin before `fromDay`, so that customers can have bought before. */
  readonly hasPast: boolean;
  readonly total: SalesFigures & {
    readonly lines: number;
    readonly allUnits: bigint;
    /** Customers with two or more orders. */
    readonly repeatCustomers: number;
  };
  readonly periods: readonly SalesPeriod[];
  /** Number of older periods that are not in `periods`. */
  readonly leftOut: number;
  /** Only dimensions that at least one line has. */
  readonly rankings: Readonly<Partial<Record<Dimension, Ranking>>>;
  /** Comparisons of finished spans, for what stands out. */
  readonly changes: readonly Change[];
}
