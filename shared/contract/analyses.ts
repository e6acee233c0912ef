import { z } from 'zod';
import { blockSchema } from '../analyses/blocks.ts';
import { ANALYSIS_GROUPS } from '../analyses/define.ts';
import { calendarSchema } from '../model/period.ts';
import { drillSchema } from '../warehouse/drill.ts';
import { predicateSchema } from '../warehouse/predicate.ts';
import { procedure } from './errors.ts';
import { tableFileSchema } from './segments.ts';

/** The shared context of the window: one filter, one period, one calendar. */
export const viewContextSchema = z.object({
  period: z.object({ fromDay: z.int(), toDay: z.int() }).nullable().default(null),
  filter: predicateSchema.nullable().default(null),
  calendar: calendarSchema.default('gregorian'),
});
export type ViewContext = z.infer<typeof viewContextSchema>;

export const analysisOfferSchema = z.object({
  id: z.string(),
  group: z.enum(ANALYSIS_GROUPS),
  icon: z.string(),
  /** Columns the client's data lacks; empty = ready. */
  missing: z.array(
    z.object({
      relation: z.string(),
      column: z.string(),
      /** Any of these would do as well. */
      alternatives: z.array(z.object({ relation: z.string(), column: z.string() })).optional(),
    }),
  ),
  defaults: z.record(z.string(), z.unknown()),
});
export type AnalysisOffer = z.infer<typeof analysisOfferSchema>;

export const analysisResultSchema = z.object({
  id: z.string(),
  params: z.record(z.string(), z.unknown()),
  context: viewContextSchema,
  blocks: z.array(blockSchema),
  meta: z.object({
    dataVersion: z.int(),
    /** Order lines looked at. */
    lines: z.int(),
    firstDay: z.int(),
    lastDay: z.int(),
    milliseconds: z.number(),
    currency: z.string(),
    /** Short hash of data version, parameters, context and app version; printed on every page of a report. */
    fingerprint: z.string(),
  }),
});
export type AnalysisResult = z.infer<typeof analysisResultSchema>;

/** A row behind a figure. */
export const drilledRowSchema = z.object({
  cells: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  /** Where the row came from; null for rows that stand for several lines. */
  origin: z.object({ importId: z.int(), fileName: z.string(), row: z.int(), line: z.int() }).nullable(),
});
export type DrilledRow = z.infer<typeof drilledRowSchema>;

export const drillRowsSchema = z.object({
  total: z.int(),
  /** Own columns by name; columns of the customer, order or product a row points to as "relation.column". */
  columns: z.array(z.object({ key: z.string(), type: z.enum(['id', 'integer', 'day', 'seconds', 'decimal', 'text', 'flag']) })),
  rows: z.array(drilledRowSchema),
  /** Decimal text for sums of decimals, else a number; null when undefined (0/0). */
  figure: z.union([z.string(), z.number(), z.null()]),
});
export type DrillRows = z.infer<typeof drillRowsSchema>;

export const analyses = {
  list: procedure.output(z.array(analysisOfferSchema)),
  /** Runs or answers from the cache; long runs appear among the jobs and can be cancelled there or by aborting the call. */
  run: procedure
    .input(z.object({ id: z.string(), params: z.record(z.string(), z.unknown()).default({}), context: viewContextSchema.prefault({}) }))
    .output(analysisResultSchema),
  /** The rows behind a figure, and the figure computed from them again. `context` is the one the figure was shown under; its period and filter apply on top. */
  rows: procedure
    .input(
      z.object({
        drill: drillSchema,
        context: viewContextSchema.prefault({}),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(drillRowsSchema),
  /** Starts a job whose result is an `Artifact` with all tables (or one block) of a result; charts give their data. */
  export: procedure
    .input(
      z.object({
        id: z.string(),
        params: z.record(z.string(), z.unknown()).default({}),
        context: viewContextSchema.prefault({}),
        block: z.string().optional(),
        format: tableFileSchema,
        locale: z.string(),
      }),
    )
    .output(z.object({ jobId: z.string() })),
};
