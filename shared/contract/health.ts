import { z } from 'zod';
import { COLUMN_RULES } from '../quality/column-rule.ts';
import { procedure } from './errors.ts';

const share = z.number().min(0).max(1);

/** Quality of one column of the customer model, over all rows and import by import. */
export const columnHealthSchema = z.object({
  relation: z.string(),
  column: z.string(),
  rows: z.int(),
  filled: z.int(),
  /** Filled values that pass the column's own rule (an address with @, a number that can be dialled, a day not in the future); null when it has none. */
  valid: z.int().nullable(),
  /** The rule, null when the column has none. */
  rule: z.enum(COLUMN_RULES).nullable(),
  distinct: z.int(),
  /** False where `distinct` is an estimate, off by a tenth or so. */
  isDistinctExact: z.boolean(),
  /** Values that fail the rule, most frequent first. */
  invalidExamples: z.array(z.object({ value: z.string(), rows: z.int() })),
  /** Numbers far outside the rest (beyond Tukey's outer fences of the logarithms): a note, not a fault. */
  outliers: z.object({ rows: z.int(), low: z.string(), high: z.string(), examples: z.array(z.string()) }).nullable(),
  /** How fresh its values are: the day of the latest row that has one or, in tables without time, of the newest import that brought one. Epoch day. */
  freshness: z.object({ day: z.int(), of: z.enum(['row', 'import']) }).nullable(),
  /** Analyses that read the column. */
  usedBy: z.array(z.string()),
  /** Import by import, oldest first. */
  trend: z.array(
    z.object({
      importId: z.int(),
      filled: share,
      valid: share.nullable(),
      /** Different values among the filled ones. */
      distinct: share.nullable(),
      /** Day of its latest row that has a value; null where the table has no time. */
      freshDay: z.int().nullable(),
    }),
  ),
});
export type ColumnHealth = z.infer<typeof columnHealthSchema>;

export const relationHealthSchema = z.object({
  relation: z.string(),
  rows: z.int(),
  /** 0–1: mean over its columns that hold anything of the mean of completeness and validity. */
  score: share,
  /** Rows whose natural key another row has too. */
  duplicates: z.int(),
  /** Columns that make up the natural key. */
  naturalKey: z.array(z.string()),
  /** Days between its latest row and the day of the newest import; null without dates. */
  ageDays: z.int().nullable(),
  /** Days of its first and last row, null without dates. */
  firstDay: z.int().nullable(),
  lastDay: z.int().nullable(),
  columns: z.array(columnHealthSchema),
});
export type RelationHealth = z.infer<typeof relationHealthSchema>;

export const unusedColumnSchema = z.object({
  importId: z.int(),
  fileName: z.string(),
  header: z.string(),
  /** Share of the first rows that have a value. */
  filled: share,
  /** What its name suggests; null when nothing. */
  role: z.string().nullable(),
  /** Analyses that could read it under that role. */
  unlocks: z.array(z.string()),
  /** Up to three of its values. */
  examples: z.array(z.string()),
});
export type UnusedColumn = z.infer<typeof unusedColumnSchema>;

export const healthSchema = z.object({
  relations: z.array(relationHealthSchema),
  /** Columns of imported files that nothing uses, and what each would switch on. */
  unused: z.array(unusedColumnSchema),
  /** Analyses that cannot run, and the columns that would switch them on. */
  off: z.array(
    z.object({
      analysis: z.string(),
      missing: z.array(
        z.object({
          relation: z.string(),
          column: z.string(),
          roles: z.array(z.string()),
          kinds: z.array(z.string()),
          /** Any of these would do as well. */
          alternatives: z.array(z.object({ relation: z.string(), column: z.string(), kinds: z.array(z.string()).optional() })).optional(),
        }),
      ),
    }),
  ),
});
export type Health = z.infer<typeof healthSchema>;

export const health = {
  get: procedure.output(healthSchema),
};
