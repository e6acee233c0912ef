import { z } from 'zod';
import { dialectSchema, importKindSchema, importMappingSchema, ledgerSchema, rejectedRowSchema, roleSchema } from '../model/import-mapping.ts';
import { procedure } from './errors.ts';

/** A file the host may read: a path the shell vouches for, or the id of an upload in staging. */
export const fileSourceSchema = z.union([z.object({ path: z.string() }), z.object({ staged: z.string() })]);
export type FileSource = z.infer<typeof fileSourceSchema>;

/** A guess with its evidence. */
const guessSchema = z.object({
  /** Rows looked at that have a value. */
  seen: z.int(),
  /** Rows among them that contradict the reading. */
  contradictions: z.int(),
  /** Up to five contradicting values with their physical line. */
  examples: z.array(z.object({ line: z.int(), value: z.string() })),
});

export const previewColumnSchema = z.object({
  index: z.int(),
  header: z.string(),
  reading: importMappingSchema.shape.columns.element.shape.reading,
  guess: guessSchema,
  /** Other readings that fit as many rows: the person should choose (03/04/2024). */
  alternatives: z.array(importMappingSchema.shape.columns.element.shape.reading),
  role: roleSchema,
  /** 0–1; why the role was proposed. */
  roleConfidence: z.number(),
  roleEvidence: z.enum(['header', 'values', 'both', 'none', 'saved']),
});
export type PreviewColumn = z.infer<typeof previewColumnSchema>;

export const previewSchema = z.object({
  fileName: z.string(),
  fileSize: z.int(),
  /** "gzip" when the file was packed. */
  packing: z.enum(['none', 'gzip']),
  dialect: dialectSchema,
  encodingEvidence: z.enum(['bom', 'utf8Valid', 'nulPattern', 'detectors', 'chosen']),
  /** Other encodings the detectors named, best first. */
  encodingAlternatives: z.array(z.string()),
  kind: importKindSchema,
  columns: z.array(previewColumnSchema),
  /** First records as text, at most 200. */
  rows: z.array(z.object({ line: z.int(), fields: z.array(z.string()) })),
  /** First lines of the file as they are, at most 30. */
  rawLines: z.array(z.string()),
  /** Records of the preview that do not have the width of the header. */
  ragged: z.int(),
  /** Ready to use; from the saved mapping of this shape when there is one. */
  mapping: importMappingSchema,
  savedMapping: z.object({ name: z.string(), usedAt: z.string() }).nullable(),
});
export type Preview = z.infer<typeof previewSchema>;

/** Dry run over the whole file. */
export const checkSchema = z.object({
  ledger: ledgerSchema,
  /** First rejected rows, at most 1,000; the rest is counted. */
  rejected: z.array(rejectedRowSchema),
  newCustomers: z.int(),
  newProducts: z.int(),
  orders: z.int(),
  firstDay: z.int().nullable(),
  lastDay: z.int().nullable(),
  sha256: z.string(),
  /** An earlier import of the same bytes. */
  repeats: z.object({ importId: z.int(), at: z.string() }).nullable(),
});
export type Check = z.infer<typeof checkSchema>;

export const importSummarySchema = z.object({
  id: z.int(),
  kind: importKindSchema,
  fileName: z.string(),
  fileSize: z.int(),
  sha256: z.string(),
  encoding: z.string(),
  importedAt: z.string(),
  ledger: ledgerSchema,
  newCustomers: z.int(),
  newProducts: z.int(),
  newOrders: z.int(),
  /** Only the latest import can be undone; earlier ones after it. */
  canUndo: z.boolean(),
});
export type ImportSummary = z.infer<typeof importSummarySchema>;

export const imports = {
  preview: procedure
    .input(
      z.object({
        source: fileSourceSchema,
        fileName: z.string().optional(),
        dialect: dialectSchema.partial().optional(),
        kind: importKindSchema.optional(),
      }),
    )
    .output(previewSchema),
  /** Starts a job whose result is a `Check`. */
  check: procedure.input(z.object({ source: fileSourceSchema, mapping: importMappingSchema })).output(z.object({ jobId: z.string() })),
  /** Starts a job whose result is an `ImportSummary`. `allowRepeat` loads a file whose bytes were imported before. */
  commit: procedure
    .input(
      z.object({ source: fileSourceSchema, fileName: z.string().optional(), mapping: importMappingSchema, allowRepeat: z.boolean().default(false) }),
    )
    .output(z.object({ jobId: z.string() })),
  list: procedure.output(z.array(importSummarySchema)),
  get: procedure.input(z.object({ id: z.int() })).output(importSummarySchema.extend({ mapping: importMappingSchema })),
  rejected: procedure
    .input(z.object({ id: z.int(), offset: z.int().min(0), limit: z.int().min(1).max(1000) }))
    .output(z.object({ total: z.int(), rows: z.array(rejectedRowSchema) })),
  /** Starts a job whose result is the summary of the import that was undone. */
  undo: procedure.input(z.object({ id: z.int() })).output(z.object({ jobId: z.string() })),
  /** A row as it came: raw text and fields. */
  rawRow: procedure
    .input(z.object({ importId: z.int(), row: z.int().min(1) }))
    .output(z.object({ fileName: z.string(), line: z.int(), text: z.string(), header: z.array(z.string()), fields: z.array(z.string()) })),
};
