import { inspectFile } from '../../parser/client.ts';
import type { Host } from '../host.ts';
import { listFolder } from '../imports/list-folder.ts';
import { beginUpload, writeWhole } from '../platform/staging.ts';
import { onFile, resolveFileSource } from './file-source.ts';
import type { Implementer } from './implementer.ts';

const NEVER = new AbortController().signal;

/** Procedures that find out what there is to be imported: tables of a file, files of a folder, text from the clipboard. */
export function importSourceProcedures(os: Implementer, { ports }: Host) {
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
  };
}
