import { z } from 'zod';

/**
 * A condition on the rows of a relation: what drills, segment rules and the shared filter are made of.
 * Column names are checked against the catalogue when the condition is turned into SQL.
 * `customer`, `purchases`, `member` and `segment` speak of the row's customer and so need a relation with customer_id.
 */
export const comparisonSchema = z.enum(['eq', 'ne', 'lt', 'le', 'gt', 'ge']);
export type Comparison = z.infer<typeof comparisonSchema>;

const scalarSchema = z.union([z.string(), z.number(), z.boolean()]);

/** A span of days: everything, a fixed span (both ends included), or the last n days/months/years before the reference day. */
export const windowSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('between'), fromDay: z.int(), toDay: z.int() }),
  z.object({ kind: z.literal('last'), count: z.int().positive(), unit: z.enum(['day', 'month', 'year']) }),
]);
export type Window = z.infer<typeof windowSchema>;

/** What is counted or summed over a customer's purchases. `revenue` includes returns; the others look at sale lines. Decimal values are in whole units. */
export const purchaseMeasureSchema = z.enum(['orders', 'lines', 'quantity', 'revenue', 'products', 'daysSinceLast', 'daysSinceFirst']);
export type PurchaseMeasure = z.infer<typeof purchaseMeasureSchema>;

export type Predicate =
  | { op: 'and' | 'or'; of: Predicate[] }
  | { op: 'not'; of: Predicate }
  | { op: 'compare'; column: string; comparison: Comparison; value: string | number | boolean }
  | { op: 'in'; column: string; values: (string | number)[] }
  | { op: 'between'; column: string; from: number; to: number }
  | { op: 'null'; column: string }
  | { op: 'text'; column: string; match: 'contains' | 'starts' | 'ends'; value: string }
  | { op: 'customer'; where: Predicate }
  | { op: 'purchases'; measure: PurchaseMeasure; comparison: Comparison; value: number; window: Window; where?: Predicate | undefined }
  | { op: 'member'; analysis: string; params: Record<string, unknown>; group: string }
  | { op: 'segment'; id: number };

/** Depth ≤ 12 is checked by the segment schema; decimals (money, quantity) are compared in whole units. */
export const predicateSchema: z.ZodType<Predicate> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.object({ op: z.enum(['and', 'or']), of: z.array(predicateSchema).max(50) }),
    z.object({ op: z.literal('not'), of: predicateSchema }),
    z.object({ op: z.literal('compare'), column: z.string(), comparison: comparisonSchema, value: scalarSchema }),
    z.object({ op: z.literal('in'), column: z.string(), values: z.array(z.union([z.string(), z.number()])).max(1000) }),
    z.object({ op: z.literal('between'), column: z.string(), from: z.number(), to: z.number() }),
    z.object({ op: z.literal('null'), column: z.string() }),
    z.object({ op: z.literal('text'), column: z.string(), match: z.enum(['contains', 'starts', 'ends']), value: z.string().max(500) }),
    z.object({ op: z.literal('customer'), where: predicateSchema }),
    z.object({
      op: z.literal('purchases'),
      measure: purchaseMeasureSchema,
      comparison: comparisonSchema,
      value: z.number(),
      window: windowSchema,
      where: predicateSchema.optional(),
    }),
    z.object({ op: z.literal('member'), analysis: z.string(), params: z.record(z.string(), z.unknown()), group: z.string() }),
    z.object({ op: z.literal('segment'), id: z.int().positive() }),
  ]),
);
