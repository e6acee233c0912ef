import { z } from 'zod';
import { findingBlockSchema } from '../analyses/blocks.ts';
import { STANDINGS } from '../findings/scanned.ts';
import { viewContextSchema } from './analyses.ts';
import { ERROR_CODES, procedure } from './errors.ts';

export const findingSchema = z.object({
  analysis: z.string(),
  params: z.record(z.string(), z.unknown()),
  /** Block of the analysis that shows it. */
  target: z.string(),
  standing: z.enum(STANDINGS),
  /** Claim, effect, evidence with q, action. */
  block: findingBlockSchema,
  /** Money a year at stake in whole units of the client's currency; null when it cannot be said. */
  money: z.number().nullable(),
  /** Effect in its unit that would have been seen in four of five cases. */
  detectable: z.number().nullable(),
  /** Others that say the same and stand behind this one. */
  alike: z.int(),
});

export const findingsSchema = z.object({
  level: z.number(),
  tested: z.int(),
  /** Those that hold, then plain facts. */
  findings: z.array(findingSchema),
  /** Those that may be chance. */
  open: z.array(findingSchema),
  /** "Nothing notable", when nothing holds. */
  quiet: findingBlockSchema.nullable(),
  /** Analyses that could not be looked at, and why. */
  failed: z.array(z.object({ analysis: z.string(), code: z.enum(ERROR_CODES) })),
  /** The view it was made under. */
  context: viewContextSchema,
});
export type FindingsAnswer = z.infer<typeof findingsSchema>;
export type FindingAnswer = z.infer<typeof findingSchema>;

export const findings = {
  /** Runs what is not in the cache of all analyses the data allows; a long run appears among the jobs and can be cancelled there or by aborting the call. */
  list: procedure.input(z.object({ context: viewContextSchema.prefault({}) })).output(findingsSchema),
};
