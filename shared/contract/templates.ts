import { z } from 'zod';
import { importKindSchema, importMappingSchema } from '../model/import-mapping.ts';
import { procedure } from './errors.ts';
import { importModeSchema } from './imports.ts';

/** Reading, cleaning and mapping of files of one shape, kept under a name. */
export const templateSummarySchema = z.object({
  fingerprint: z.string(),
  name: z.string(),
  kind: importKindSchema,
  columns: z.int(),
  steps: z.int(),
  usedAt: z.string(),
  mode: importModeSchema,
});
export type TemplateSummary = z.infer<typeof templateSummarySchema>;

/** A template as it travels between machines. */
export const templateFileSchema = z.object({
  format: z.literal('clientele-import-template'),
  version: z.literal(1),
  name: z.string().min(1).max(200),
  mode: importModeSchema.default('update'),
  /** Names of all columns of the file in order; absent = those of the mapping. */
  header: z.array(z.string().max(1000)).max(4096).optional(),
  mapping: importMappingSchema,
});
export type TemplateFile = z.infer<typeof templateFileSchema>;

export const templates = {
  list: procedure.output(z.array(templateSummarySchema)),
  rename: procedure.input(z.object({ fingerprint: z.string(), name: z.string().min(1).max(200) })).output(templateSummarySchema),
  remove: procedure.input(z.object({ fingerprint: z.string() })).output(z.object({})),
  /** The template as JSON text, to be saved as a file. */
  exportJson: procedure.input(z.object({ fingerprint: z.string() })).output(z.object({ fileName: z.string(), text: z.string() })),
  /** Takes JSON text in, in place of the template for the same header; TEMPLATE_INVALID says where it is wrong. */
  importJson: procedure.input(z.object({ text: z.string().max(4_000_000) })).output(templateSummarySchema),
};
