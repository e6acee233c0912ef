import { z } from 'zod';
import { calendarSchema, grainSchema } from '../model/period.ts';
import { segmentRuleSchema } from '../segments/schema.ts';
import { drillSchema } from '../warehouse/drill.ts';

/**
 * What an analysis shows: raw values, message keys with parameters, drills. Never a sentence, never a formatted number.
 * The same blocks feed the screen, the PDF, XLSX and CSV.
 */

/**
 * How a raw value becomes text. Money and quantity travel as decimal text ("8911407.904"), counts and numbers as numbers,
 * percent as a fraction (0.42), points as the difference of two fractions (0.025 = 2.5 percentage points), days as epoch days, period as the epoch day on which the period begins,
 * message as a key of the messages, text as it is. A customer is the customer_id while an analysis presents it;
 * the host puts the name (or the number in the files) in its place and the id into `customer`.
 */
export const valueFormatSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('integer') }),
  z.object({ kind: z.literal('number'), digits: z.int().min(0).max(10) }),
  /** Without digits as many as the currency has; 0 for estimates in a sentence. */
  z.object({ kind: z.literal('money'), digits: z.int().min(0).max(4).optional() }),
  z.object({ kind: z.literal('quantity') }),
  z.object({ kind: z.literal('percent'), digits: z.int().min(0).max(4) }),
  z.object({ kind: z.literal('points'), digits: z.int().min(0).max(4) }),
  z.object({ kind: z.literal('day') }),
  z.object({ kind: z.literal('period'), grain: grainSchema, calendar: calendarSchema }),
  z.object({ kind: z.literal('days') }),
  z.object({ kind: z.literal('message') }),
  z.object({ kind: z.literal('text') }),
  z.object({ kind: z.literal('customer') }),
]);
export type ValueFormat = z.infer<typeof valueFormatSchema>;

export const valueSchema = z.union([z.number(), z.string(), z.null()]);
/** A raw value; null means "not observed" or "not defined" and is shown empty, never as 0. */
export type Value = z.infer<typeof valueSchema>;

export type MessageParam = Value | { value: Value; format: ValueFormat } | Message;
export interface Message {
  key: string;
  params?: Record<string, MessageParam> | undefined;
}
export const messageSchema: z.ZodType<Message> = z.lazy(() =>
  z.object({
    key: z.string(),
    params: z.record(z.string(), z.union([valueSchema, z.object({ value: valueSchema, format: valueFormatSchema }), messageSchema])).optional(),
  }),
);

export const intervalSchema = z.object({ low: z.number(), high: z.number(), level: z.number(), method: z.string() });
/** Confidence interval in the unit of its value (percent as fractions); `method` is a message key. */
export type Interval = z.infer<typeof intervalSchema>;

const figureSchema = z.object({
  value: valueSchema,
  /** Words shown instead of the value at the head of a row that is no single thing, such as "12 others" or "Total". */
  caption: messageSchema.optional(),
  drill: drillSchema.optional(),
  /** Rule that selects the customers behind the figure, for "save as segment". */
  segment: segmentRuleSchema.optional(),
  interval: intervalSchema.optional(),
  /** Number of observations behind the figure. */
  n: z.int().optional(),
  /**
   * The value comes from a model or a test, not from adding rows up. Its drill leads to the rows the estimate was made from,
   * and the drill's measure gives `n`, not the value.
   */
  estimate: z.boolean().optional(),
  /** customer_id of the customer the figure names, for the link to the customer's page. */
  customer: z.int().optional(),
  /** The period has not ended or the cell is not fully observed yet. */
  unfinished: z.boolean().optional(),
});
/** One figure on screen or paper, with the rows behind it. */
export type Figure = z.infer<typeof figureSchema>;

const fieldSchema = z.object({ key: z.string(), label: messageSchema, format: valueFormatSchema, definition: messageSchema.optional() });
/** A column of a table or an axis of a chart. */
export type Field = z.infer<typeof fieldSchema>;

/** For whom a block is: everybody, who analyses, who checks the method. The window and the paper show a depth and what lies above it. */
export const DEPTHS = ['owner', 'analyst', 'statistician'] as const;
export type Depth = (typeof DEPTHS)[number];
/** True when something of a depth is shown to those who look as deep as `chosen`; without a depth it is for everybody. */
export function isWithin(depth: Depth | undefined, chosen: Depth): boolean {
  return DEPTHS.indexOf(depth ?? 'owner') <= DEPTHS.indexOf(chosen);
}

const shown = { id: z.string(), /** Absent = owner. */ depth: z.enum(DEPTHS).optional() };

export const kpiBlockSchema = z.object({
  kind: z.literal('kpi'),
  ...shown,
  title: messageSchema.optional(),
  items: z.array(
    figureSchema.extend({ label: messageSchema, format: valueFormatSchema, definition: messageSchema.optional(), note: messageSchema.optional() }),
  ),
});
export type KpiBlock = z.infer<typeof kpiBlockSchema>;

export const tableBlockSchema = z.object({
  kind: z.literal('table'),
  ...shown,
  title: messageSchema,
  columns: z.array(fieldSchema),
  /** One array of figures per row, in column order. */
  rows: z.array(z.array(figureSchema)),
  total: z.array(figureSchema).optional(),
  note: messageSchema.optional(),
});
export type TableBlock = z.infer<typeof tableBlockSchema>;

export const chartBlockSchema = z.object({
  kind: z.literal('chart'),
  ...shown,
  title: messageSchema,
  /** A step holds its value until the next point, as a survival curve does. */
  form: z.enum(['line', 'step', 'bar', 'stackedBar', 'horizontalBar', 'scatter', 'sankey', 'tile']),
  x: fieldSchema,
  y: fieldSchema,
  series: z.array(
    z.object({
      key: z.string(),
      label: messageSchema,
      /** For sankey `x` is the source label, `to` the target; for tile (area-proportional map) `x` and `to` are column and row. */
      points: z.array(figureSchema.extend({ x: valueSchema, to: valueSchema.optional() })),
    }),
  ),
  reference: z.array(z.object({ label: messageSchema, value: z.number(), axis: z.enum(['x', 'y']) })).optional(),
  note: messageSchema.optional(),
});
export type ChartBlock = z.infer<typeof chartBlockSchema>;

export const matrixBlockSchema = z.object({
  kind: z.literal('matrix'),
  ...shown,
  title: messageSchema,
  row: fieldSchema,
  column: fieldSchema,
  cell: fieldSchema,
  columns: z.array(valueSchema),
  rows: z.array(
    z.object({
      head: figureSchema,
      /** Figures beside the head such as cohort size, in the order of `extra`. */
      extra: z.array(figureSchema),
      /** null = not observed. */
      cells: z.array(figureSchema.nullable()),
    }),
  ),
  extra: z.array(fieldSchema),
  scale: z.enum(['sequential', 'diverging']),
  /** Rows that summarise the columns, such as a weighted mean. */
  summary: z.array(z.object({ label: messageSchema, cells: z.array(figureSchema.nullable()) })).optional(),
  note: messageSchema.optional(),
});
export type MatrixBlock = z.infer<typeof matrixBlockSchema>;

export const noteBlockSchema = z.object({
  kind: z.literal('note'),
  ...shown,
  tone: z.enum(['info', 'caution', 'method']),
  message: messageSchema,
});
export type NoteBlock = z.infer<typeof noteBlockSchema>;

/** What a claim rests on. */
export const evidenceSchema = z.object({
  /** Name of the test. */
  test: messageSchema,
  p: z.number().min(0).max(1),
  /** Adjusted for everything that was scanned beside it; absent while only one analysis was looked at. */
  q: z.number().min(0).max(1).optional(),
  n: z.int(),
  /** What would overturn the claim. */
  overturn: messageSchema,
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const findingBlockSchema = z.object({
  kind: z.literal('finding'),
  ...shown,
  /** The answer in one sentence. */
  claim: messageSchema,
  figure: figureSchema.extend({ format: valueFormatSchema, label: messageSchema }).optional(),
  action: messageSchema.optional(),
  evidence: evidenceSchema.optional(),
});
export type FindingBlock = z.infer<typeof findingBlockSchema>;

export const blockSchema = z.discriminatedUnion('kind', [
  kpiBlockSchema,
  tableBlockSchema,
  chartBlockSchema,
  matrixBlockSchema,
  noteBlockSchema,
  findingBlockSchema,
]);
export type Block = z.infer<typeof blockSchema>;
