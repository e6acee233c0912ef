import { z } from 'zod';

/** Control totals of an import, counted again from its rows as they came, beside what the ledger said and what is held now. */
export const recountSchema = z.object({
  /** Everything agrees. */
  agrees: z.boolean(),
  /** What became of the rows; those of kinds that change things in place cannot be told apart in the store and have fewer lines. */
  rows: z.array(
    z.object({ what: z.enum(['read', 'loaded', 'unchanged', 'filtered', 'rejected']), ledger: z.int(), counted: z.int(), agrees: z.boolean() }),
  ),
  /** Table the rows went to, as `catalogue.relations`; null where they change things in place. */
  table: z.string().nullable(),
  /** Σ of each column of numbers over the rows this import brought, exact decimal text. */
  sums: z.array(
    z.object({
      column: z.string(),
      /** From the rows as they came. */
      file: z.string(),
      /** In the client file, rows that a later import replaced included. */
      store: z.string(),
      /** In the client file without those. */
      valid: z.string(),
      /** What analyses read. */
      warehouse: z.string(),
      agrees: z.boolean(),
    }),
  ),
});
export type Recount = z.infer<typeof recountSchema>;
