import { z } from 'zod';
import { procedure } from './errors.ts';

export const projectSummarySchema = z.object({
  /** Absolute path of the client file. */
  path: z.string(),
  name: z.string(),
  /** ISO instant of the last opening. */
  openedAt: z.string(),
  /** Order lines when last closed or imported into; null when unknown. */
  rows: z.int().nullable(),
  exists: z.boolean(),
});
export type ProjectSummary = z.infer<typeof projectSummarySchema>;

export const projectInfoSchema = z.object({
  path: z.string(),
  name: z.string(),
  /** Grows with every change of the data; part of every cache key. */
  dataVersion: z.int(),
  customers: z.int(),
  products: z.int(),
  orders: z.int(),
  lines: z.int(),
  /** Epoch days of the first and last order line; null without orders. */
  firstDay: z.int().nullable(),
  lastDay: z.int().nullable(),
  /** ISO 4217 code or "" when the files name none. */
  currency: z.string(),
  lastImport: z.object({ fileName: z.string(), at: z.string() }).nullable(),
  readOnly: z.boolean(),
});
export type ProjectInfo = z.infer<typeof projectInfoSchema>;

export const verificationSchema = z.object({
  ok: z.boolean(),
  checks: z.array(z.object({ name: z.enum(['integrity', 'foreignKeys', 'ledger', 'warehouse', 'rawRows']), ok: z.boolean(), detail: z.string() })),
});
export type Verification = z.infer<typeof verificationSchema>;

export const projects = {
  recent: procedure.output(z.array(projectSummarySchema)),
  forget: procedure.input(z.object({ path: z.string() })).output(z.array(projectSummarySchema)),
  /** Without a path the file is made in the projects folder under the name. */
  create: procedure.input(z.object({ name: z.string().trim().min(1).max(120), path: z.string().optional() })).output(projectInfoSchema),
  open: procedure.input(z.object({ path: z.string() })).output(projectInfoSchema),
  close: procedure.output(z.object({ closed: z.boolean() })),
  /** null when no client file is open. */
  current: procedure.output(projectInfoSchema.nullable()),
  rename: procedure.input(z.object({ name: z.string().trim().min(1).max(120) })).output(projectInfoSchema),
  /** Currency, calendar and the like of this client. */
  update: procedure.input(z.object({ currency: z.string().max(3) })).output(projectInfoSchema),
  /** Makes a client file with the generated sample shop and starts its import. */
  createSample: procedure
    .input(z.object({ path: z.string().optional(), name: z.string().optional() }))
    .output(z.object({ project: projectInfoSchema, jobId: z.string() })),
  verify: procedure.output(verificationSchema),
};
