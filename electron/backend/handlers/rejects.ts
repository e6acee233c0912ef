import { EXPORT_STAGES } from '../exports/stages.ts';
import { measureSoon } from '../health/measure-soon.ts';
import type { Host } from '../host.ts';
import { requireImport } from '../imports/read-imports.ts';
import { checkCorrections } from '../imports/rejects/check-corrections.ts';
import { readRejectedRecords } from '../imports/rejects/read-records.ts';
import { resubmitRows } from '../imports/rejects/resubmit.ts';
import { IMPORT_STAGES } from '../imports/stages.ts';
import type { Implementer } from './implementer.ts';

/** Procedures about rows that imports refused: look at them, correct them, send them in again. */
export function rejectProcedures(os: Implementer, { jobs, ports, recents, session }: Host) {
  const { stagingDir } = ports;
  return {
    records: os.rejects.records.handler(({ input }) => readRejectedRecords(session.project().store, input)),
    check: os.rejects.check.handler(({ input, signal }) =>
      checkCorrections({ store: session.project().store, stagingDir }, input, signal ?? new AbortController().signal),
    ),
    resubmit: os.rejects.resubmit.handler(({ input }) => {
      const project = session.project();
      const { fileName } = requireImport(project.store, input.id);
      const jobId = jobs.start({ kind: 'import', subject: fileName, stages: IMPORT_STAGES }, async (job) => {
        const { store, warehouse } = await project.parts();
        const summary = await resubmitRows({ store, warehouse, stagingDir }, input, job);
        recents.remember(store.info());
        measureSoon(session, project);
        return summary;
      });
      return { jobId };
    }),
    export: os.rejects.export.handler(({ input }) => {
      const { store } = session.project();
      const { fileName } = requireImport(store, input.id);
      const jobId = jobs.start({ kind: 'export', subject: fileName, stages: EXPORT_STAGES }, async (job) => {
        const { exportRejected } = await import('../imports/rejects/export-rejected.ts');
        return exportRejected({ store, stagingDir }, input, job);
      });
      return { jobId };
    }),
  };
}
