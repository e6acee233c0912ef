import { EXPORT_STAGES } from '../exports/stages.ts';
import type { Host } from '../host.ts';
import { runVisibly } from '../jobs/visible-call.ts';
import type { Implementer } from './implementer.ts';

/** Procedures that run analyses and show the rows behind their figures. */
export function analysisProcedures(os: Implementer, { jobs, ports, session }: Host) {
  const engine = async () => (await session.project().parts()).engine;
  return {
    list: os.analyses.list.handler(async () => (await engine()).offers()),
    run: os.analyses.run.handler(async ({ input, signal }) => {
      const running = await engine();
      return runVisibly(jobs, { kind: 'analysis', subject: input.id, stage: 'compute' }, signal, (either, onProgress) =>
        running.run(input, either, onProgress),
      );
    }),
    rows: os.analyses.rows.handler(async ({ input, signal }) => (await engine()).rows(input, signal)),
    export: os.analyses.export.handler(async ({ input }) => {
      const project = session.project();
      const { exportAnalysis } = await import('../exports/export-analysis.ts');
      const jobId = jobs.start({ kind: 'export', subject: input.id, stages: EXPORT_STAGES }, async (job) =>
        exportAnalysis({ ...(await project.parts()), stagingDir: ports.stagingDir }, input, job),
      );
      return { jobId };
    }),
  };
}
