import { z } from 'zod';
import type { RelationName } from './catalogue.ts';
import { type Predicate, predicateSchema } from './predicate.ts';

/**
 * How a figure is computed from the rows of its drill; `ratio` divides two such figures, each over its own extra condition.
 * A ratio first turns each part into the nearest double in whole units (`decimalToNumber` for decimals), then divides once; x/0 is null.
 * `median` groups the rows by `per` (rows without it are left out), computes `of` for each group and takes the middle value,
 * or the mean of the two middle values: half steps are kept for numbers, decimals are rounded half up to ten-thousandths.
 */
export type Measure =
  | { fn: 'count'; where?: Predicate | undefined }
  | { fn: 'sum' | 'min' | 'max'; column: string; where?: Predicate | undefined }
  | { fn: 'distinct'; column: string; where?: Predicate | undefined }
  | { fn: 'ratio'; numerator: Measure; denominator: Measure }
  | { fn: 'difference'; left: Measure; right: Measure }
  | { fn: 'constant'; value: number }
  | { fn: 'median'; per: 'customer_id' | 'order_id'; of: Measure };

export const measureSchema: z.ZodType<Measure> = z.lazy(() =>
  z.discriminatedUnion('fn', [
    z.object({ fn: z.literal('count'), where: predicateSchema.optional() }),
    z.object({ fn: z.enum(['sum', 'min', 'max']), column: z.string(), where: predicateSchema.optional() }),
    z.object({ fn: z.literal('distinct'), column: z.string(), where: predicateSchema.optional() }),
    z.object({ fn: z.literal('ratio'), numerator: measureSchema, denominator: measureSchema }),
    z.object({ fn: z.literal('difference'), left: measureSchema, right: measureSchema }),
    z.object({ fn: z.literal('constant'), value: z.number() }),
    z.object({ fn: z.literal('median'), per: z.enum(['customer_id', 'order_id']), of: measureSchema }),
  ]),
);

/** Relations whose rows people can look at. */
export const DRILL_RELATIONS = [
  'order_lines',
  'orders',
  'customers',
  'payments',
  'subscriptions',
  'referrals',
  'interactions',
  'touches',
  'leads',
  'deals',
  'stage_changes',
  'tickets',
  'survey_answers',
  'reviews',
  'costs',
] as const satisfies readonly RelationName[];

/**
 * The answer to "which rows?": a relation, the condition its rows meet, and the measure that turns them back into the figure.
 * Only relations whose rows people can look at are allowed. The figure must equal the measure over those rows exactly
 * (sums of decimals in ten-thousandths; a ratio as the double quotient of its two exact parts).
 */
export const drillSchema = z.object({
  relation: z.enum(DRILL_RELATIONS),
  where: predicateSchema,
  measure: measureSchema,
  /** Rows outside the period of the view count too: the figure looks back (or ahead) beyond it. The filter applies all the same. */
  wholeHistory: z.literal(true).optional(),
});
export type Drill = z.infer<typeof drillSchema>;
