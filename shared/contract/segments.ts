import { z } from 'zod';
import { segmentRuleSchema } from '../segments/schema.ts';
import { procedure } from './errors.ts';

export const segmentSchema = z.object({
  id: z.int(),
  name: z.string(),
  rule: segmentRuleSchema,
  /** Frozen = the customers of the day it was frozen, whatever happens later. */
  frozenAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Segment = z.infer<typeof segmentSchema>;

export const segmentSizeSchema = z.object({
  customers: z.int(),
  /** All customers with at least one order. */
  of: z.int(),
  orders: z.int(),
  /** Decimal text, all time. */
  revenue: z.string(),
});
export type SegmentSize = z.infer<typeof segmentSizeSchema>;

const nameSchema = z.string().trim().min(1).max(120);

/** "excel": UTF-8 with byte order mark and the locale's separator; "standard": RFC 4180, UTF-8. */
export const tableFileSchema = z.enum(['csv', 'excelCsv', 'xlsx']);
export type TableFile = z.infer<typeof tableFileSchema>;

/** A finished file in staging, to be saved by the shell. */
export const artifactSchema = z.object({ artifactId: z.string(), fileName: z.string(), bytes: z.int(), mediaType: z.string() });
export type Artifact = z.infer<typeof artifactSchema>;

export const segments = {
  list: procedure.output(z.array(segmentSchema.extend({ size: segmentSizeSchema }))),
  get: procedure.input(z.object({ id: z.int() })).output(segmentSchema),
  create: procedure.input(z.object({ name: nameSchema, rule: segmentRuleSchema, frozen: z.boolean().default(false) })).output(segmentSchema),
  update: procedure.input(z.object({ id: z.int(), name: nameSchema.optional(), rule: segmentRuleSchema.optional() })).output(segmentSchema),
  freeze: procedure.input(z.object({ id: z.int(), frozen: z.boolean() })).output(segmentSchema),
  /** Removed segments can be restored until the client file is closed. */
  remove: procedure.input(z.object({ id: z.int() })).output(segmentSchema),
  restore: procedure.input(z.object({ segment: segmentSchema })).output(segmentSchema),
  count: procedure.input(z.object({ rule: segmentRuleSchema })).output(segmentSizeSchema),
  /** Values a column takes, most frequent first, for the rule builder. */
  values: procedure
    .input(z.object({ column: z.string(), search: z.string().max(100).default('') }))
    .output(z.array(z.object({ value: z.string(), customers: z.int() }))),
  /** Groups that analyses offer to rules. */
  groups: procedure.output(
    z.array(
      z.object({
        analysis: z.string(),
        params: z.record(z.string(), z.unknown()),
        groups: z.array(z.object({ key: z.string(), customers: z.int() })),
      }),
    ),
  ),
  /** Starts a job whose result is an `Artifact`. Either a saved segment or a rule. */
  export: procedure
    .input(z.object({ id: z.int().optional(), rule: segmentRuleSchema.optional(), format: tableFileSchema, locale: z.string() }))
    .output(z.object({ jobId: z.string() })),
};
