import { z } from 'zod';
import { columnTypeSchema, importKindSchema, roleSchema, rowConstantSchema, rowFilterSchema } from './import-mapping.ts';

/**
 * Names that one column bears, in every language the exporting program speaks; the first that a file has is taken. "How likely*" is every
 * name that begins so, "#1" the first column when it has no name.
 */
const namesSchema = z.array(z.string().min(1)).min(1);

const presetStepSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('trim'), columns: namesSchema }),
  /** `within`: only as long as the value of this column stays the same. */
  z.object({ step: z.literal('fillDown'), columns: namesSchema, within: z.string().optional() }),
  z.object({ step: z.literal('replace'), columns: namesSchema, find: z.string().min(1), by: z.string(), whole: z.boolean() }),
  z.object({
    step: z.literal('mapValues'),
    column: z.string(),
    values: z.array(z.object({ from: z.string(), to: z.string() })).min(1),
  }),
]);
export type PresetStep = z.infer<typeof presetStepSchema>;

/**
 * An export that many people have, recognised by its headers. A column without a role helps to recognise the file and is kept
 * in the raw rows only; what becomes of columns that the preset does not name is said by `rest`.
 */
export const importPresetSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Product and document, shown to people: "Shopify orders". */
  name: z.string().min(1).max(80),
  kind: importKindSchema,
  columns: z
    .array(
      z.object({
        names: namesSchema,
        /** Absent = ignored. */
        role: roleSchema.optional(),
        /** Absent = found out from the values. */
        reading: columnTypeSchema.optional(),
        /** The file is this export only if the column is there. */
        isRequired: z.boolean().default(false),
      }),
    )
    .min(2),
  /** Columns without a mention: ignored, or given the role that is likely as in any other file. */
  rest: z.enum(['ignore', 'guess']).default('ignore'),
  /** One of these headers must be there as well, where all required ones are everybody's words. */
  marks: z.array(z.string()).default([]),
  /** A file with one of these headers is another export. */
  without: z.array(z.string()).default([]),
  filters: z
    .array(
      rowFilterSchema.omit({ column: true }).extend({
        column: namesSchema,
        /** Only in files that have this header: the filter's word is in its language. */
        when: z.string().optional(),
      }),
    )
    .default([]),
  steps: z.array(presetStepSchema).default([]),
  /** What the export says of all its rows without a column for it; a role that a column of the preset has is none. */
  constants: z
    .array(
      rowConstantSchema.extend({
        /** Only in files that have one of these headers: not every question of a form asks for the same. */
        when: namesSchema.optional(),
      }),
    )
    .default([]),
  /** What is taken, what is left out and why the sums are those of the shop; for developers. */
  notes: z.string().min(1),
  /** A made file, line by line. */
  sample: z.array(z.string()).min(3),
});
export type ImportPreset = z.infer<typeof importPresetSchema>;
