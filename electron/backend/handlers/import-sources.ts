import { inspectFile } from '../../parser/client.ts';
import type { Host } from '../host.ts';
import { listFolder } from '../imports/list-folder.ts';
import { requireImport } from '../imports/read-imports.ts';
import { recountImport } from '../imports/restore/recount.ts';
import { restoreFile } from '../imports/restore/restore-file.ts';
import { CHECK_STAGES } from '../imports/stages.ts';
import { beginUpload, writeWhole } from '../platform/staging.ts';
import { onFile, resolveFileSource } from './file-source.ts';
import type { Implementer } from './implementer.ts';

const NEVER = new AbortController().signal;

/** Procedures that find out what there is to be imported: tables of a file, files of a folder, text from the clipboard. */
export function importSourceProcedures(os: Implementer, { jobs, ports, session }: Host) {
  return {
    inspect: os.imports.inspect.handler(({ input: { source, fileName }, signal }) => {
      const file = resolveFileSource(ports, source, fileName);
      return onFile(file, () => inspectFile(file.path, signal ?? NEVER));
    }),
    listFolder: os.imports.listFolder.handler(({ input: { path }, signal }) => listFolder(path, signal ?? NEVER)),
    stageText: os.imports.stageText.handler(async ({ input: { text } }) => {
      const { staged, path } = await beginUpload(ports.stagingDir);
      await writeWhole(path, text);
      return { staged };
    }),
    restore: os.imports.restore.handler(async ({ input: { id }, signal }) => {
      const { staged } = await restoreFile({ store: session.project().store, stagingDir: ports.stagingDir }, id, signal ?? NEVER);
      return { staged };
    }),
    recount: os.imports.recount.handler(({ input: { id } }) => {
      const project = session.project();
      const { fileName } = requireImport(project.store, id);
      const jobId = jobs.start({ kind: 'check', subject: fileName, stages: CHECK_STAGES }, async (job) => {
        const { store, warehouse } = await project.parts();
        return recountImport({ store, warehouse, stagingDir: ports.stagingDir }, id, job);
      });
      return { jobId };
    }),
  };
}
