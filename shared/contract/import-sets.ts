import { z } from 'zod';
import { importMappingSchema } from '../model/import-mapping.ts';
import { procedure } from './errors.ts';
import { checkSchema, fileSourceSchema, importModeSchema, importSummarySchema } from './imports.ts';

/** Several files brought in as one: either all are in the store afterwards or none. */
export const setFileSchema = z.object({ source: fileSourceSchema, fileName: z.string().optional(), mapping: importMappingSchema });
export type SetFile = z.infer<typeof setFileSchema>;

/** A column of one file whose values are looked up in a column of another. */
export const joinSchema = z.object({
  /** Positions in the list of files and in their records. */
  from: z.object({ file: z.int(), column: z.int() }),
  to: z.object({ file: z.int(), column: z.int() }),
  /** Distinct values of `from`, and how many of them `to` has. */
  values: z.int(),
  matched: z.int(),
  /** Rows on each side without a partner, with a few of their values. */
  orphans: z.object({ from: z.int(), to: z.int(), fromExamples: z.array(z.string()), toExamples: z.array(z.string()) }),
  /** Most rows that share one value, on each side. Above 1 on both: joined rows multiply. */
  most: z.object({ from: z.int(), to: z.int() }),
  /** Values of `from` that nearly match one of `to`: candidates for a `mapValues` step. */
  nearMisses: z.array(z.object({ from: z.string(), to: z.string(), rows: z.int() })),
  /** An amount column that would be counted more than once if the files were joined into one table: its true total and the total a plain join would give. */
  multiplied: z.array(z.object({ file: z.int(), column: z.int(), total: z.string(), joinedTotal: z.string() })),
  /** Used by the import: both columns have roles that name the same thing. */
  isUsed: z.boolean(),
  /** Both files name what a third one lists: they meet there, and their own pairing says little. */
  isSibling: z.boolean().optional(),
});
export type Join = z.infer<typeof joinSchema>;

export const joinReportSchema = z.object({
  joins: z.array(joinSchema),
  /** Order in which the files will be loaded, as positions in the list. */
  order: z.array(z.int()),
});
export type JoinReport = z.infer<typeof joinReportSchema>;

/** Dry run over all files; the n-th check belongs to the n-th file. */
export const setCheckSchema = z.object({ files: z.array(checkSchema) });
export type SetCheck = z.infer<typeof setCheckSchema>;

const setInput = z.object({ files: z.array(setFileSchema).min(1).max(200), mode: importModeSchema.default('update') });

export const importSets = {
  /** Starts a job whose result is a `JoinReport`. Reads every file once. */
  joins: procedure.input(z.object({ files: z.array(setFileSchema).min(2).max(200) })).output(z.object({ jobId: z.string() })),
  /** Starts a job whose result is a `SetCheck`: each file against the store and the files before it. */
  check: procedure.input(setInput).output(z.object({ jobId: z.string() })),
  /** Starts a job whose result is the summaries of all imports, in the order of the files. */
  commit: procedure.input(setInput.extend({ allowRepeat: z.boolean().default(false) })).output(z.object({ jobId: z.string() })),
};

export const setResultSchema = z.array(importSummarySchema);
