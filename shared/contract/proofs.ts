import { z } from 'zod';
import { PROOF_AREAS } from '../proofs/proof.ts';
import { procedure } from './errors.ts';

export const proofOutcomeSchema = z.object({
  id: z.string(),
  area: z.enum(PROOF_AREAS),
  source: z.string(),
  milliseconds: z.number(),
  lines: z.array(
    z.object({
      quantity: z.string(),
      detail: z.string(),
      published: z.number(),
      computed: z.number(),
      tolerance: z.number(),
      agrees: z.boolean(),
    }),
  ),
});

export const proofs = {
  /** Computes every published case on this machine, now; nothing is kept. */
  run: procedure.output(z.array(proofOutcomeSchema)),
};
