import { useQueries } from '@tanstack/react-query';
import type { FileSource, Preview } from '../../../../shared/contract/imports.ts';
import type { TablePart } from '../../../../shared/model/import-mapping.ts';
import { client } from '../../../client/client.ts';
import { type TrayFile, useImportFiles } from '../../../state/import-files.ts';
import { type Batch, batchesOf, type ImportTable, partKey, usualParts } from './batches.ts';
import { inTurn } from './look-queue.ts';
import { useSession } from './session-store.ts';

/** A file of the tray with what was seen of it. */
export interface LookedFile {
  readonly file: TrayFile;
  /** null while it is on its way or cannot be read. */
  readonly look: Preview | null;
  readonly error: Error | null;
  /** Tables taken of it. */
  readonly tables: readonly ImportTable[];
}

export interface ImportTables {
  readonly files: readonly LookedFile[];
  readonly batches: readonly Batch[];
  /** Something is still on its way or being looked at. */
  readonly isPending: boolean;
}

interface Look {
  readonly fileId: string;
  readonly source: FileSource;
  readonly fileName: string;
  readonly part: TablePart | undefined;
}

/** All tables of the files in the tray, each looked at once as the host reads it by itself. */
export function useTables(): ImportTables {
  const files = useImportFiles((state) => state.files);
  const chosen = useSession((session) => session.parts);
  const isDeciding = useSession(({ step }) => step !== 'load' && step !== 'done');
  const ready = files.flatMap(({ id, fileName, at }) => (at.state === 'ready' ? [{ fileId: id, fileName, source: at.source, part: undefined }] : []));
  const firstLooks = useQueries({ queries: ready.map((look) => lookQuery(look, isDeciding)) });
  const inner: Look[] = ready.flatMap((file, place) => {
    const first = firstLooks[place]?.data;
    if (first === undefined) return [];
    return (chosen[file.fileId] ?? usualParts(first)).map((part) => ({ ...file, part }));
  });
  const innerLooks = useQueries({ queries: inner.map((look) => lookQuery(look, isDeciding)) });

  const looked = files.map((file): LookedFile => {
    const place = ready.findIndex(({ fileId }) => fileId === file.id);
    const first = firstLooks[place];
    const look = first?.data ?? null;
    const parts = inner.flatMap((candidate, index) => (candidate.fileId === file.id ? [innerLooks[index]] : []));
    const error = first?.error ?? parts.find((part) => part?.error != null)?.error ?? null;
    if (file.at.state !== 'ready' || look === null) return { file, look, error, tables: [] };
    const picked = { source: file.at.source, fileName: file.fileName };
    const tables =
      (look.parts?.length ?? 1) <= 1
        ? [{ id: file.id, fileId: file.id, file: picked, look }]
        : inner.flatMap(({ fileId, part }, index): ImportTable[] => {
            const seen = innerLooks[index]?.data;
            if (fileId !== file.id || part === undefined || seen === undefined) return [];
            return [{ id: `${file.id} ${partKey(part)}`, fileId, file: picked, part, look: seen }];
          });
    return { file, look, error, tables };
  });
  const isUnderway = files.some(({ at }) => at.state === 'waiting' || at.state === 'taking' || at.state === 'asking');
  return {
    files: looked,
    batches: batchesOf(looked.flatMap(({ tables }) => tables)),
    isPending: isUnderway || [...firstLooks, ...innerLooks].some(({ isPending }) => isPending),
  };
}

/** A look at a table; while it is loaded and afterwards nothing is looked at again: uploads are gone by then. */
function lookQuery({ fileId, source, fileName, part }: Look, enabled: boolean) {
  return {
    enabled,
    // A file taken again may be another one by now, though its path is the same.
    queryKey: ['imports', 'look', fileId, source, part ?? null],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      inTurn(() => client.imports.preview({ source, fileName, ...(part === undefined ? {} : { part }) }, { signal })),
    retry: false,
  };
}
