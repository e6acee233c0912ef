import { rm } from 'node:fs/promises';
import type { SetFile } from '../../../shared/contract/import-sets.ts';
import { measureSoon } from '../health/measure-soon.ts';
import type { Host } from '../host.ts';
import { checkSet } from '../imports/sets/check-set.ts';
import { commitFiles } from '../imports/sets/commit-files.ts';
import { joinFiles } from '../imports/sets/join-files.ts';
import { CHECK_STAGES, IMPORT_STAGES } from '../imports/stages.ts';
import { originOf, resolveFileSource } from './file-source.ts';
import type { Implementer } from './implementer.ts';

/** Procedures that bring several files in as one. */
export function importSetProcedures(os: Implementer, { jobs, ports, recents, session }: Host) {
  const resolveFiles = (files: readonly SetFile[]) =>
    files.map(({ source, fileName, mapping }) => ({ ...resolveFileSource(ports, source, fileName), origin: originOf(source), mapping }));
  const subjectOf = (files: readonly { readonly fileName: string }[]) =>
    files
      .map(({ fileName }) => fileName)
      .join(', ')
      .slice(0, 200);

  return {
    joins: os.importSets.joins.handler(({ input }) => {
      const files = resolveFiles(input.files);
      return { jobId: jobs.start({ kind: 'check', subject: subjectOf(files), stages: CHECK_STAGES }, (job) => joinFiles(files, job)) };
    }),
    check: os.importSets.check.handler(({ input: { mode, ...input } }) => {
      const { store } = session.project();
      const files = resolveFiles(input.files);
      return {
        jobId: jobs.start({ kind: 'check', subject: subjectOf(files), stages: CHECK_STAGES }, (job) => checkSet(store, { files, mode }, job)),
      };
    }),
    commit: os.importSets.commit.handler(({ input: { mode, allowRepeat, ...input } }) => {
      const project = session.project();
      const files = resolveFiles(input.files);
      const jobId = jobs.start({ kind: 'import', subject: subjectOf(files), stages: IMPORT_STAGES }, async (job) => {
        const { store, warehouse } = await project.parts();
        const summaries = await commitFiles({ store, warehouse }, { files, mode, allowRepeat }, job);
        recents.remember(store.info());
        measureSoon(session, project);
        // Uploads have done their work: their rows are in the client file as they came.
        for (const [index, { source }] of input.files.entries()) if ('staged' in source) await rm(files[index]?.path ?? '', { force: true });
        return summaries;
      });
      return { jobId };
    }),
  };
}
