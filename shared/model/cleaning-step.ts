import { z } from 'zod';

const columns = z.array(z.int().min(0)).min(1).max(4096);

/**
 * A change made to the text of raw fields before they are read; the raw row itself stays as it came. Steps run in order, each
 * on what the one before left, and each counts the cells it changed. Columns are positions in the record; a column made by
 * `split` or `merge` follows the file's own and can be named by later steps and by the mapping.
 */
export const cleaningStepSchema = z.discriminatedUnion('step', [
  /** Blanks at the ends and runs of blanks, Unicode NFC, direction marks and zero-width characters at the ends. */
  z.object({ step: z.literal('trim'), columns }),
  /** Digits of any script to 0–9; ي/ی ك/ک and ZWNJ; ё/е; full width to half width: each on its own switch. */
  z.object({
    step: z.literal('fold'),
    columns,
    digits: z.boolean(),
    arabicLetters: z.boolean(),
    yo: z.boolean(),
    width: z.boolean(),
  }),
  z.object({ step: z.literal('case'), columns, to: z.enum(['lower', 'upper', 'title']) }),
  /** Cuts one column at a mark into `into` new ones; what is left over stays in the last. */
  z.object({ step: z.literal('split'), column: z.int().min(0), mark: z.string().min(1).max(20), into: z.int().min(2).max(10) }),
  /** Joins columns into one new one, leaving blanks out. */
  z.object({ step: z.literal('merge'), columns, mark: z.string().max(20) }),
  z.object({ step: z.literal('replace'), columns, find: z.string().min(1).max(200), by: z.string().max(200), whole: z.boolean() }),
  /** Whole values to others ("GTXPro" → "GTX Pro"). */
  z.object({
    step: z.literal('mapValues'),
    column: z.int().min(0),
    values: z
      .array(z.object({ from: z.string(), to: z.string() }))
      .min(1)
      .max(10_000),
  }),
  /** To E.164; `country` is the ISO code for numbers without one. What is no number stays as it is. */
  z.object({ step: z.literal('phone'), columns, country: z.string().regex(/^[A-Z]{2}$/) }),
  /** Lower case, blanks and "mailto:" off. */
  z.object({ step: z.literal('email'), columns }),
  /** "Ltd", "GmbH", "ООО", "شرکت", "有限公司" off the name. */
  z.object({ step: z.literal('companySuffix'), columns }),
  /** An empty cell takes the last value above it; with `within` only from rows that have the same value there (the lines of one order). */
  z.object({ step: z.literal('fillDown'), columns, within: z.int().min(0).optional() }),
]);
export type CleaningStep = z.infer<typeof cleaningStepSchema>;

/** What a step did in one reading of a file. */
export const stepCountSchema = z.object({ changed: z.int(), examples: z.array(z.object({ line: z.int(), before: z.string(), after: z.string() })) });
export type StepCount = z.infer<typeof stepCountSchema>;
