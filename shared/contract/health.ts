import { z } from 'zod';
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
  distinct: z.int(),
  /** Values that fail the rule, most frequent first. */
  invalidExamples: z.array(z.object({ value: z.string(), rows: z.int() })),
  /** Latest instant among the values of a date column, epoch day. */
  latestDay: z.int().nullable(),
  /** Analyses that read the column. */
  usedBy: z.array(z.string()),
  /** Import by import, oldest first. */
  trend: z.array(z.object({ importId: z.int(), filled: share, valid: share.nullable() })),
});
export type ColumnHealth = z.infer<typeof columnHealthSchema>;

export const healthSchema = z.object({
  relations: z.array(
    z.object({
      relation: z.string(),
      rows: z.int(),
      /** 0–1: mean of completeness and validity over its columns. */
      score: share,
      /** Rows whose natural key another row has too. */
      duplicates: z.int(),
      /** Days between its latest row and the day of the newest import; null without dates. */
      ageDays: z.int().nullable(),
      columns: z.array(columnHealthSchema),
    }),
  ),
  /** Columns of imported files that nothing uses, and what each would switch on. */
  unused: z.array(
    z.object({
      importId: z.int(),
      fileName: z.string(),
      header: z.string(),
      filled: share,
      role: z.string().nullable(),
      unlocks: z.array(z.string()),
    }),
  ),
  /** Analyses that cannot run, and the columns that would switch them on. */
  off: z.array(z.object({ analysis: z.string(), missing: z.array(z.object({ relation: z.string(), column: z.string() })) })),
});
export type Health = z.infer<typeof healthSchema>;

export const health = {
  get: procedure.output(healthSchema),
};
