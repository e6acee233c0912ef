import { z } from 'zod';
import { procedure } from './errors.ts';
import { movedMonthSchema } from './moved-months.ts';

/** A folder whose new files are imported by a template. Off until the person turns it on. */
export const watchSchema = z.object({
  id: z.int(),
  folder: z.string(),
  /** Template used for files of its shape; files of another shape are left alone and noted. */
  fingerprint: z.string(),
  templateName: z.string(),
  isOn: z.boolean(),
  lastLookedAt: z.string().nullable(),
  /** Why nothing can be brought from it at the moment. */
  problem: z.enum(['folderGone', 'templateGone']).nullable(),
});
export type Watch = z.infer<typeof watchSchema>;

/** What a watched folder brought. */
export const watchNoteSchema = z.object({
  id: z.int(),
  folder: z.string(),
  at: z.string(),
  fileName: z.string(),
  outcome: z.enum(['imported', 'repeated', 'otherShape', 'failed']),
  importId: z.int().nullable(),
  /** Error code when it failed. */
  code: z.string().nullable(),
  rows: z.int(),
  rejected: z.int(),
  /** Rows that the client file held already; absent once the import is undone. */
  unchanged: z.int().optional(),
  /** Months of the past that it moved; see `movedMonthsIn`. Absent likewise. */
  movedMonths: z.array(movedMonthSchema).optional(),
  isRead: z.boolean(),
});
export type WatchNote = z.infer<typeof watchNoteSchema>;

export const watch = {
  list: procedure.output(z.array(watchSchema)),
  add: procedure.input(z.object({ folder: z.string().min(1).max(4096), fingerprint: z.string() })).output(watchSchema),
  set: procedure.input(z.object({ id: z.int(), isOn: z.boolean() })).output(watchSchema),
  remove: procedure.input(z.object({ id: z.int() })).output(z.object({})),
  /** Looks into every folder that is on, now. Starts a job whose result is the notes it filed. */
  lookNow: procedure.output(z.object({ jobId: z.string() })),
  /** Latest first, at most 500. */
  notes: procedure.output(z.array(watchNoteSchema)),
  markRead: procedure.input(z.object({ ids: z.array(z.int()) })).output(z.object({})),
};
