import { z } from 'zod';
import { rejectedRowSchema } from '../model/import-mapping.ts';
import { procedure } from './errors.ts';
import { tableFileSchema } from './segments.ts';

/** A refused record with all its fields as they came, padded to the width of the header. */
export const rejectedRecordSchema = rejectedRowSchema.extend({
  fields: z.array(z.string()),
  /** Position of the column at fault; null when the whole record is. */
  place: z.int().nullable(),
  /** Import that brought it in after it was corrected; null while it is open. */
  fixedBy: z.int().nullable(),
});
export type RejectedRecord = z.infer<typeof rejectedRecordSchema>;

/** A record as the person corrected it; `row` names it in the import that refused it. */
export const correctionSchema = z.object({ row: z.int().min(1), fields: z.array(z.string().max(100_000)).max(4096) });
export type Correction = z.infer<typeof correctionSchema>;

const correctionsInput = z.object({ id: z.int(), rows: z.array(correctionSchema).min(1).max(5000) });

/** What the parser still says against corrected records. */
export const correctionCheckSchema = z.object({
  loaded: z.int(),
  /** Left out by the conditions of the mapping. */
  filtered: z.int(),
  faults: z.array(rejectedRowSchema.pick({ row: true, column: true, reason: true, value: true }).extend({ place: z.int().nullable() })),
});
export type CorrectionCheck = z.infer<typeof correctionCheckSchema>;

export const rejects = {
  /** A page of the refused records of an import, in file order; `open` leaves out those corrected since. */
  records: procedure
    .input(z.object({ id: z.int(), offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(200), open: z.boolean().default(true) }))
    .output(z.object({ total: z.int(), open: z.int(), header: z.array(z.string()), rows: z.array(rejectedRecordSchema) })),
  /** Reads corrected records by the import's own mapping and loads nothing. */
  check: procedure.input(correctionsInput).output(correctionCheckSchema),
  /** Starts a job that imports the corrected records which can be read now, as an import of their own; its result is that `ImportSummary`. */
  resubmit: procedure.input(correctionsInput).output(z.object({ jobId: z.string() })),
  /** Starts a job whose result is an `Artifact`: the refused records with line, column, reason and text. */
  export: procedure.input(z.object({ id: z.int(), format: tableFileSchema, locale: z.string() })).output(z.object({ jobId: z.string() })),
};
