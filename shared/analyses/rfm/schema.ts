import { z } from 'zod';
import type { Interval } from '../../stats/interval.ts';
import type { AnalysisContext, ParamField } from '../define.ts';
import { DEFAULT_CELLS, GRID, SEGMENTS } from './segments.ts';

export const RFM_ID = 'rfm';

const METHODS = ['quantile', 'rank', 'fixed', 'kmeans'] as const;
const TIES = ['lower', 'upper'] as const;
const MONETARY = ['net', 'gross'] as const;
const GROUPINGS = ['segment', 'cell', 'recency', 'frequency', 'monetary'] as const;
const MAX_CUTS = 4;

const cutsSchema = z
  .array(z.number())
  .max(MAX_CUTS)
  .refine((cuts) => cuts.every((cut, index) => index === 0 || cut >= (cuts[index - 1] ?? cut)), { message: 'cut-offs must not fall' });
const daySchema = z.int().nullable().default(null);

const paramsObject = z.object({
  /** Recency is counted to this day; purchases on it and after are not seen. null = the day after the last day of data or period. */
  referenceDay: daySchema,
  /** Purchases outside these days are not seen; null = no bound. */
  sinceDay: daySchema,
  untilDay: daySchema,
  method: z.enum(METHODS).default('quantile'),
  bins: z.int().min(3).max(5).default(5),
  /** Where a value equal to a cut-off goes. Ranks and k-means have no such ties. */
  ties: z.enum(TIES).default('lower'),
  monetary: z.enum(MONETARY).default('net'),
  /** Cut-offs of method "fixed": days, orders, money in whole units; the first bins − 1 count. */
  recencyCuts: cutsSchema.default([30, 90, 180, 365]),
  frequencyCuts: cutsSchema.default([1, 2, 4, 8]),
  monetaryCuts: cutsSchema.default([100, 250, 500, 1000]),
  /** Earlier reference day for migration; null = none. */
  compareDay: daySchema,
  /** Days over which the back-test looks who bought. */
  horizonDays: z.int().min(7).max(365).default(90),
  /** Cost of contacting one customer, whole units; 0 = no contact is planned. */
  contactCost: z.number().min(0).max(1e6).default(0),
  /** What is left of the revenue of a contact that works. */
  marginShare: z.number().min(0.01).max(1).default(0.3),
  /** Segment of every cell of the 5 × 5 grid: its number among the named segments, recency 5 first. One number per cell: no cell has two, none has none. */
  cells: z
    .array(z.int().min(1).max(SEGMENTS.length))
    .length(GRID * GRID)
    .default([...DEFAULT_CELLS]),
  /** What the groups are: named segments, cells of recency × frequency, or one score. */
  grouping: z.enum(GROUPINGS).default('segment'),
});

export const rfmParamsSchema = paramsObject.refine(
  ({ method, bins, recencyCuts, frequencyCuts, monetaryCuts }) =>
    method !== 'fixed' || [recencyCuts, frequencyCuts, monetaryCuts].every((cuts) => cuts.length >= bins - 1),
  { message: 'fixed bins need one cut-off less than bins' },
);
export type RfmParams = z.infer<typeof paramsObject>;
export type Grouping = RfmParams['grouping'];

export const RFM_FIELDS: readonly ParamField[] = [
  { name: 'referenceDay', control: 'day' },
  { name: 'compareDay', control: 'day' },
  { name: 'grouping', control: 'choice', options: GROUPINGS },
  { name: 'method', control: 'choice', options: METHODS },
  { name: 'bins', control: 'integer', min: 3, max: 5 },
  { name: 'ties', control: 'choice', options: TIES, when: { name: 'method', is: ['quantile', 'fixed'] }, depth: 'analyst' },
  { name: 'monetary', control: 'choice', options: MONETARY },
  { name: 'recencyCuts', control: 'numbers', count: MAX_CUTS, when: { name: 'method', is: ['fixed'] } },
  { name: 'frequencyCuts', control: 'numbers', count: MAX_CUTS, when: { name: 'method', is: ['fixed'] } },
  { name: 'monetaryCuts', control: 'numbers', count: MAX_CUTS, when: { name: 'method', is: ['fixed'] } },
  { name: 'sinceDay', control: 'day' },
  { name: 'untilDay', control: 'day' },
  { name: 'horizonDays', control: 'integer', min: 7, max: 365, depth: 'analyst' },
  { name: 'contactCost', control: 'number', min: 0, max: 1e6, unit: 'money' },
  { name: 'marginShare', control: 'number', min: 0.01, max: 1, unit: 'share', isAssumption: true },
  { name: 'cells', control: 'numbers', count: GRID * GRID, when: { name: 'grouping', is: ['segment'] }, depth: 'statistician' },
];

/** The days whose purchases are seen, both included, and the day recency is counted to. */
export interface RfmWindow {
  readonly sinceDay: number;
  readonly untilDay: number;
  readonly referenceDay: number;
}

/** Window of the parameters within the data and the period of the context, seen from the given reference day. */
export function windowOf(params: RfmParams, context: AnalysisContext, referenceDay: number | null): RfmWindow {
  const last = Math.min(context.lastDay, context.period?.toDay ?? context.lastDay, params.untilDay ?? context.lastDay);
  const reference = referenceDay ?? last + 1;
  return {
    sinceDay: Math.max(context.firstDay, context.period?.fromDay ?? context.firstDay, params.sinceDay ?? context.firstDay),
    untilDay: Math.min(last, reference - 1),
    referenceDay: reference,
  };
}

/** One of recency, frequency, monetary: how its values were cut into classes. Money in ten-thousandths. */
export interface Scale {
  /** Upper bounds of all classes but the last, ascending in value. */
  readonly cuts: readonly number[];
  /** The same as integers that put every whole value into the same class; null when no cut-offs can (ranks). */
  readonly pinned: readonly number[] | null;
  /** Customers by score − 1. */
  readonly counts: readonly number[];
  /** Smallest and largest value by score − 1; null for an empty class. */
  readonly ranges: readonly ({ readonly low: number; readonly high: number } | null)[];
}
export const SCALE_NAMES = ['recency', 'frequency', 'monetary'] as const;
export type ScaleName = (typeof SCALE_NAMES)[number];

/** Figures of a group of customers; sums exact, median money in ten-thousandths, medians null for nobody. */
export interface GroupFigures {
  readonly customers: number;
  /** Sum of what "monetary" means: revenue after returns, or purchases. */
  readonly revenue: bigint;
  readonly gross: bigint;
  readonly orders: number;
  readonly medianRecency: number | null;
  readonly medianFrequency: number | null;
  readonly medianMonetary: number | null;
}

/** Customers by segment at two days; rows are from, the last row is "not yet a customer", columns are to. */
export interface Migration {
  readonly from: RfmWindow;
  /** Parameters that give the earlier grouping again, whatever filter and period apply. */
  readonly fromParams: Record<string, unknown>;
  readonly counts: readonly (readonly number[])[];
  /** By row without the last: customers who bought between the two days. */
  readonly boughtSince: readonly number[];
}

/** Customers scored at an earlier day, and those of them who bought in the days after it. */
export interface Bought {
  readonly customers: number;
  readonly bought: number;
}

/** The scores held against what happened: seen from an earlier day, who bought from that day on? */
export interface BackTest extends Bought {
  readonly from: RfmWindow;
  readonly fromParams: Record<string, unknown>;
  /** Last day on which a purchase counts. */
  readonly lastDay: number;
  readonly segments: readonly Bought[];
  /** By score − 1. */
  readonly scales: Readonly<Record<ScaleName, readonly Bought[]>>;
  /** How well the sum of the three scores tells buyers from others; null where all did or none did. */
  readonly area: { readonly area: number; readonly interval: Interval | null } | null;
  readonly contact: ContactPlan | null;
}

/** Which cells of recency × frequency a contact pays for, judged by the back-test. */
export interface ContactPlan {
  /** Mean revenue of a buyer in the days after the earlier day, and what of it is left: whole units. */
  readonly revenuePerBuyer: number;
  readonly marginPerBuyer: number;
  /** Share that must buy for a contact to pay; above 1 it never does. */
  readonly breakEven: number;
  /** By share that bought, best first; cells nobody was in are left out. */
  readonly cells: readonly (Bought & { readonly recency: number; readonly frequency: number; readonly verdict: 'contact' | 'open' | 'leave' })[];
  /** Profit by share of the customers contacted, best first, each judged by the other half of the customers. */
  readonly curve: readonly { readonly contacted: number; readonly profit: number }[];
}

export interface RfmResult {
  readonly window: RfmWindow;
  /** Parameters that give the grouping again, whatever filter and period apply. */
  readonly pinnedParams: Record<string, unknown>;
  readonly scales: Readonly<Record<ScaleName, Scale>>;
  readonly total: GroupFigures;
  /** In the order of `groupKeys` for the grouping. */
  readonly groups: readonly GroupFigures[];
  /** Named segments, whatever the grouping. */
  readonly segments: readonly { readonly customers: number; readonly revenue: bigint }[];
  /** Cell (recency score r, frequency score f) at (r − 1)·bins + f − 1. */
  readonly cells: readonly { readonly customers: number; readonly revenue: bigint }[];
  readonly migration: Migration | null;
  /** Why there is no migration although a day was asked for. */
  readonly migrationRefused: boolean;
  /** Null when the data do not reach back far enough. */
  readonly backTest: BackTest | null;
  /** Index of the group by customer_id; −1 = none. */
  readonly groupOf: Int32Array;
}
