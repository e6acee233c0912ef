import type { ProofOutcome } from '../../../shared/proofs/run-proofs.ts';
import { computePool } from '../../workers/pool.ts';
import type { Host } from '../host.ts';
import { runVisibly } from '../jobs/visible-call.ts';
import type { Implementer } from './implementer.ts';

/** Procedures that hold the mathematics against published numbers; they need no client file. */
export function proofProcedures(os: Implementer, { jobs }: Host) {
  return {
    run: os.proofs.run.handler(async ({ signal }) =>
      runVisibly(jobs, { kind: 'proofs', subject: '', stage: 'compute' }, signal, async (either, onProgress) => {
        const outcomes = await computePool().run({ kind: 'proofs' }, { signal: either, onProgress });
        return outcomes as ProofOutcome[];
      }),
    ),
  };
}
