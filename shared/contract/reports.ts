import { z } from 'zod';
import { DEPTHS } from '../analyses/blocks.ts';
import { viewContextSchema } from './analyses.ts';
import { procedure } from './errors.ts';

export const reportRequestSchema = z.object({
  template: z.string(),
  locale: z.enum(['en', 'fa']),
  context: viewContextSchema.prefault({}),
  paper: z.enum(['A4', 'Letter']).default('A4'),
  /** How far the chapters go; what is for statisticians stands in the appendix. */
  depth: z.enum(DEPTHS).default('analyst'),
  /** Printed on the cover. */
  preparedBy: z.string().max(120).default(''),
  title: z.string().max(200).default(''),
});
export type ReportRequest = z.input<typeof reportRequestSchema>;

export const reports = {
  templates: procedure.output(z.array(z.object({ id: z.string(), chapters: z.array(z.string()) }))),
  /** The same HTML that is printed, as one document. */
  preview: procedure.input(reportRequestSchema).output(z.object({ html: z.string(), css: z.string() })),
  /** Starts a job whose result is an `Artifact` (application/pdf). */
  pdf: procedure.input(reportRequestSchema).output(z.object({ jobId: z.string() })),
};
