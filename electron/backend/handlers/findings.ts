import { listFindings } from '../analyses/findings.ts';
import type { Host } from '../host.ts';
import { runVisibly } from '../jobs/visible-call.ts';
import { toRefusal } from '../refusal.ts';
import type { Implementer } from './implementer.ts';

/** Procedures about what stands out in the data. */
export function findingProcedures(os: Implementer, { jobs, log, session }: Host) {
  return {
    list: os.findings.list.handler(async ({ input, signal }) => {
      const parts = await session.project().parts();
      return runVisibly(jobs, { kind: 'findings', subject: '', stage: 'compute' }, signal, (either, onProgress) =>
        listFindings(parts, {
          context: input.context,
          signal: either,
          onProgress,
          onFailure: (analysis, error) => toRefusal(error, log, `findings ${analysis}`).code,
        }),
      );
    }),
  };
}
