import { z } from 'zod';
import { cleaningStepSchema, stepCountSchema } from '../model/cleaning-step.ts';
import {
  columnTypeSchema,
  dialectSchema,
  importKindSchema,
  importMappingSchema,
  ledgerSchema,
  partSchema,
  rejectedRowSchema,
  roleSchema,
} from '../model/import-mapping.ts';
import { procedure } from './errors.ts';
import { dataTableSchema, folderFileSchema, rawRowSchema } from './import-answers.ts';
import { movedMonthSchema } from './moved-months.ts';

/** A file the host may read: a path the shell vouches for, or the id of an upload in staging. */
export const fileSourceSchema = z.union([z.object({ path: z.string() }), z.object({ staged: z.string() })]);
export type FileSource = z.infer<typeof fileSourceSchema>;

/** What becomes of rows whose key the store holds already: left as they are, brought up to the file, or the whole period of the file replaced by it. */
export const importModeSchema = z.enum(['add', 'update', 'replacePeriod']);
export type ImportMode = z.infer<typeof importModeSchema>;

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
  /** Every reading that was weighed, with the rows for and against it; best first. */
  readings: z.array(z.object({ reading: columnTypeSchema, agrees: z.int(), contradicts: z.int(), examples: guessSchema.shape.examples })).optional(),
  role: roleSchema,
  /** 0–1; why the role was proposed. */
  roleConfidence: z.number(),
  roleEvidence: z.enum(['header', 'values', 'both', 'none', 'saved']),
});
export type PreviewColumn = z.infer<typeof previewColumnSchema>;

export const packingSchema = z.enum(['none', 'gzip', 'zip']);

/** A table of a file; rows and bytes where they are known without reading it. */
export const listedPartSchema = partSchema.extend({
  rows: z.int().nullable(),
  bytes: z.int().nullable(),
  /** A hidden sheet. */
  isHidden: z.boolean().optional(),
  /** An array inside the objects of another one: its rows repeat what names the outer row. */
  isInner: z.boolean().optional(),
});
export type ListedPart = z.infer<typeof listedPartSchema>;

/** A cleaning step that is proposed: the cells it would change among the rows looked at, with examples. */
export const suggestedStepSchema = z.object({
  step: cleaningStepSchema,
  changed: z.int(),
  examples: stepCountSchema.shape.examples,
});
export type SuggestedStep = z.infer<typeof suggestedStepSchema>;

export const previewSchema = z.object({
  fileName: z.string(),
  fileSize: z.int(),
  /** How the file was packed; from "zip" the table is a member of the archive. */
  packing: packingSchema,
  dialect: dialectSchema,
  encodingEvidence: z.enum(['bom', 'utf8Valid', 'nulPattern', 'detectors', 'chosen']),
  /** Other encodings the detectors named, best first. */
  encodingAlternatives: z.array(z.string()),
  kind: importKindSchema,
  /** 0–1: how well the file fits its kind; below 0.4 no kind fits really and the person should choose. 1 when it was chosen or remembered. */
  kindConfidence: z.number().optional(),
  columns: z.array(previewColumnSchema),
  /** First records as text, at most 200. */
  rows: z.array(z.object({ line: z.int(), fields: z.array(z.string()) })),
  /** The rows are all of the table. */
  isWhole: z.boolean().optional(),
  /** First lines of the file as they are, at most 30. */
  rawLines: z.array(z.string()),
  /** Records of the preview that do not have the width of the header. */
  ragged: z.int(),
  /** Ready to use; from the saved mapping of this shape when there is one. */
  mapping: importMappingSchema,
  savedMapping: z.object({ name: z.string(), usedAt: z.string() }).nullable(),
  /** The table that is shown, and all tables of the file. */
  part: partSchema.optional(),
  parts: z.array(listedPartSchema).optional(),
  /** The known export that the headers were recognised as. */
  preset: z.object({ id: z.string(), name: z.string() }).nullable().optional(),
  /** How the file differs from the saved mapping that was taken over as far as it fits. */
  drift: z
    .object({
      missing: z.array(z.string()),
      added: z.array(z.string()),
      /** Cleaning steps (by their name) and filters (by their column) that no longer fit and were left out. */
      droppedSteps: z.array(z.string()).optional(),
      droppedFilters: z.array(z.string()).optional(),
    })
    .nullable()
    .optional(),
  /** What the cleaning steps did in the rows shown, in their order; the rows stay as they came. */
  steps: z.array(stepCountSchema).optional(),
  /** Rows shown as the steps leave them; absent without steps. */
  cleaned: z.array(z.array(z.string())).optional(),
  /** Headers of the columns that steps add, in order. */
  addedColumns: z.array(z.string()).optional(),
  /** Steps worth taking, with the rows of the sample they would change. */
  suggestedSteps: z.array(suggestedStepSchema).optional(),
  /** Structure that was recognised, with physical lines: titles above, totals below, comments, rows that were repaired. */
  structure: z
    .object({ preamble: z.array(z.string()), footer: z.array(z.string()), comments: z.int(), repaired: z.int(), unterminatedAt: z.int().nullable() })
    .optional(),
});

/** What the readings of every column are worth over all rows of a file. */
export const surveySchema = z.object({
  rows: z.int(),
  columns: z.array(
    z.object({
      index: z.int(),
      filled: z.int(),
      readings: z.array(z.object({ reading: columnTypeSchema, agrees: z.int(), contradicts: z.int(), examples: guessSchema.shape.examples })),
    }),
  ),
});
export type Survey = z.infer<typeof surveySchema>;

const differenceSchema = z.object({
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Held by the store within the file's period and not in the file; removed only when the period is replaced. */
  vanished: z.int(),
  examples: z.array(
    z.object({
      what: z.enum(['new', 'changed', 'vanished']),
      key: z.string(),
      /** Column name, before and after as text; empty for new and vanished rows. */
      changes: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
});
export type Difference = z.infer<typeof differenceSchema>;

export type Preview = z.infer<typeof previewSchema>;

/** Number and name of something in the store. */
const namedSchema = z.object({ key: z.string(), name: z.string().nullable() });

/** Dry run over the whole file. */
export const checkSchema = z.object({
  ledger: ledgerSchema,
  /** Sum of every column of figures by role, over all rows the file would bring, exact decimal text: what the store is compared with. */
  sums: z.partialRecord(roleSchema, z.string()).optional(),
  /** First rejected rows, at most 1,000; the rest is counted. */
  rejected: z.array(rejectedRowSchema),
  /** First rows whose width was repaired, as they came (at most 1,000); the ledger counts all. */
  repaired: z.array(z.object({ row: z.int(), line: z.int(), value: z.string() })).optional(),
  newCustomers: z.int(),
  newProducts: z.int(),
  orders: z.int(),
  firstDay: z.int().nullable(),
  lastDay: z.int().nullable(),
  sha256: z.string(),
  /** An earlier import of the same bytes. */
  repeats: z.object({ importId: z.int(), at: z.string() }).nullable(),
  /** Against what the store holds: by table (customers, products, orders, tickets, …). Absent on the first import of a kind. */
  differences: z.array(differenceSchema.extend({ table: z.string() })).optional(),
  /** Months of the past whose revenue would move, in every calendar; see `movedMonthsIn`. */
  movedMonths: z.array(movedMonthSchema).optional(),
  /** Names that would be new and nearly match one the store has, by column: candidates for a `mapValues` step. */
  nearNames: z.array(z.object({ column: z.int(), from: z.string(), to: z.string() })).optional(),
  /** Customers the store knows as two and the file takes for one (a shared number or address); they stay two. The first with number and name. */
  sameCustomers: z.object({ count: z.int(), examples: z.array(z.object({ row: z.int(), one: namedSchema, other: namedSchema })) }).optional(),
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
  /** Imports brought in together share a group; undo takes the whole group. */
  groupId: z.int().nullable().optional(),
  mode: importModeSchema.optional(),
  /** Rows added or changed per table beyond orders, customers and products. */
  tables: z.array(z.object({ table: z.string(), added: z.int(), changed: z.int(), superseded: z.int() })).optional(),
  /** Import whose refused rows it brings in corrected. */
  corrects: z.int().nullable().optional(),
  /** Refused rows that later imports brought in corrected; the ledger stays as it was. */
  correctedLater: z.int().optional(),
});
export type ImportSummary = z.infer<typeof importSummarySchema>;

export const importDetailSchema = importSummarySchema.extend({
  mapping: importMappingSchema,
  /** Where the file was read from; null when it came as an upload. */
  origin: z.object({ path: z.string(), isThere: z.boolean() }).nullable().optional(),
  /** What it changed when it came in; see `checkSchema`. */
  differences: checkSchema.shape.differences,
  movedMonths: checkSchema.shape.movedMonths,
});
export type ImportDetail = z.infer<typeof importDetailSchema>;

export const imports = {
  /** Which tables a file has, in its own order. */
  inspect: procedure
    .input(z.object({ source: fileSourceSchema, fileName: z.string().optional() }))
    .output(z.object({ packing: packingSchema, parts: z.array(listedPartSchema) })),
  /** The files of a folder (not of those inside it) that may be imported, by name; hidden ones, programs and pictures left out, at most 500. */
  listFolder: procedure.input(z.object({ path: z.string() })).output(z.object({ files: z.array(folderFileSchema), left: z.int() })),
  /** Puts pasted text where `source` can name it. */
  stageText: procedure
    .input(
      z.object({
        text: z
          .string()
          .min(1)
          .max(64 * 1024 * 1024),
      }),
    )
    .output(z.object({ staged: z.string() })),
  preview: procedure
    .input(
      z.object({
        source: fileSourceSchema,
        fileName: z.string().optional(),
        dialect: dialectSchema.partial().optional(),
        kind: importKindSchema.optional(),
        part: partSchema.optional(),
        /** The known export to take the file for; null = none. Absent = the one its headers belong to. */
        preset: z.string().nullable().optional(),
        /** Fingerprint of the template to take; others and presets are left aside. When it does not fit the file, `savedMapping` is null. */
        template: z.string().optional(),
        steps: z.array(cleaningStepSchema).optional(),
        phoneCountry: importMappingSchema.shape.phoneCountry,
      }),
    )
    .output(previewSchema),
  /** Starts a job whose result is a `Survey`: what each reading of each column is worth over all rows, cleaning steps applied. */
  survey: procedure.input(z.object({ source: fileSourceSchema, mapping: importMappingSchema })).output(z.object({ jobId: z.string() })),
  /** Starts a job whose result is a `Check`. */
  check: procedure
    .input(z.object({ source: fileSourceSchema, mapping: importMappingSchema, mode: importModeSchema.default('update') }))
    .output(z.object({ jobId: z.string() })),
  /** Starts a job whose result is an `ImportSummary`. `allowRepeat` loads a file whose bytes were imported before. */
  commit: procedure
    .input(
      z.object({
        source: fileSourceSchema,
        fileName: z.string().optional(),
        mapping: importMappingSchema,
        mode: importModeSchema.default('update'),
        allowRepeat: z.boolean().default(false),
      }),
    )
    .output(z.object({ jobId: z.string() })),
  /** Every table with its rows and the days they span, empty ones included. */
  tables: procedure.output(z.array(dataTableSchema)),
  list: procedure.output(z.array(importSummarySchema)),
  get: procedure.input(z.object({ id: z.int() })).output(importDetailSchema),
  rejected: procedure
    .input(z.object({ id: z.int(), offset: z.int().min(0), limit: z.int().min(1).max(1000) }))
    .output(z.object({ total: z.int(), rows: z.array(rejectedRowSchema) })),
  /** Puts the rows of an import, as they came, where `source` can name them: to read them again when their file is gone. */
  restore: procedure.input(z.object({ id: z.int() })).output(z.object({ staged: z.string() })),
  /** Starts a job whose result is a `Recount`: the control totals, counted again. */
  recount: procedure.input(z.object({ id: z.int() })).output(z.object({ jobId: z.string() })),
  /** Starts a job whose result is the summary of the import that was undone. */
  undo: procedure.input(z.object({ id: z.int() })).output(z.object({ jobId: z.string() })),
  /** Number of the row that stands on a physical line of the file, its further lines included; refused above the first row. */
  rowAtLine: procedure.input(z.object({ importId: z.int(), line: z.int().min(1) })).output(z.object({ row: z.int() })),
  /** A row as it came: raw text and fields. */
  rawRow: procedure.input(z.object({ importId: z.int(), row: z.int().min(1) })).output(rawRowSchema),
};
