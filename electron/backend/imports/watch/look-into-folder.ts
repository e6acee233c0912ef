import { setTimeout as wait } from 'node:timers/promises';
import type { WatchNote } from '../../../../shared/contract/watch.ts';
import { AppError } from '../../app-error.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import { insertNote, readWatch, readWatchedFiles, stampWatch, type WatchRecord, writeWatchedFile } from '../../store/queries/trust/watches.ts';
import type { Store } from '../../store/store.ts';
import { type FolderFile, isSameState, scanFolder } from './scan-folder.ts';
import { type Taken, type TakeParts, takeFile } from './take-file.ts';

export interface LookOptions {
  /** Time between the two looks that must see a file unchanged before it is read. */
  readonly settleMs: number;
  /** Files that failed before are tried again. */
  readonly retryFailed: boolean;
  /** Other watches of the same folder that are on: one of them may know the shape of a file. */
  readonly siblings?: readonly number[];
}

/** Files of a folder that were not dealt with in their present state; null when the folder cannot be read. */
export async function findNewFiles(
  store: Store,
  { id, folder }: Pick<WatchRecord, 'id' | 'folder'>,
  { retryFailed }: Pick<LookOptions, 'retryFailed'>,
): Promise<FolderFile[] | null> {
  const files = await scanFolder(folder);
  if (files === null) return null;
  const known = readWatchedFiles(store.reader, id);
  return files.filter((file) => {
    const before = known.get(file.name);
    return !isSameState(file, before) || (retryFailed && before?.outcome === 'failed');
  });
}

/**
 * Brings in what is new in a folder, one file after another, and files a note on each. A file is read only when two looks saw it the
 * same, so that one that is still being written is left for later. Nothing in the folder is moved, changed or deleted. A watch that is
 * switched off or removed meanwhile brings in no further file.
 * Throws AppError CANCELLED; what was brought in before stays.
 */
export async function lookIntoFolder(parts: TakeParts, watch: WatchRecord, options: LookOptions, job: JobContext): Promise<WatchNote[]> {
  const { store } = parts;
  const seen = (await findNewFiles(store, watch, options)) ?? [];
  const settled = seen.length === 0 ? [] : await keepSettled(watch.folder, seen, options.settleMs, job.signal);
  const notes: WatchNote[] = [];
  for (const [place, file] of settled.entries()) {
    if (job.signal.aborted) throw new AppError('CANCELLED');
    if (isCalledOff(store, watch)) break;
    const inner: JobContext = {
      signal: job.signal,
      stage: () => undefined,
      progress: (share, rows) => job.progress((place + share) / settled.length, rows),
    };
    const taken = await takeFile(parts, file, inner);
    await store.whenWritable();
    if (readWatch(store.reader, watch.id) !== null) writeWatchedFile(store.writer, watch.id, { ...file, outcome: taken.outcome });
    if (isNews(store, watch, { file, taken, siblings: options.siblings ?? [] }))
      notes.push(insertNote(store.writer, { ...taken, folder: watch.folder, at: new Date().toISOString(), fileName: file.name }));
    job.progress((place + 1) / settled.length);
  }
  await store.whenWritable();
  stampWatch(store.writer, watch.id, new Date().toISOString());
  return notes;
}

/** Whether the watch was removed, or switched off, since the look began. */
function isCalledOff(store: Store, { id, isOn }: WatchRecord): boolean {
  const now = readWatch(store.reader, id);
  return now === null || (isOn && !now.isOn);
}

interface News {
  readonly file: FolderFile;
  readonly taken: Taken;
  readonly siblings: readonly number[];
}

/** Files that lay there before the folder was first looked into and are not imported are no news, nor is a shape that another watch may know. */
function isNews(store: Store, { lastLookedAt }: WatchRecord, { file, taken, siblings }: News): boolean {
  if (taken.outcome !== 'otherShape' && taken.outcome !== 'repeated') return true;
  if (lastLookedAt === null) return false;
  return taken.outcome === 'repeated' || siblings.every((id) => readWatchedFiles(store.reader, id).get(file.name)?.outcome === 'otherShape');
}

async function keepSettled(folder: string, seen: readonly FolderFile[], settleMs: number, signal: AbortSignal): Promise<FolderFile[]> {
  try {
    await wait(settleMs, undefined, { signal });
  } catch (error) {
    throw new AppError('CANCELLED', {}, { cause: error });
  }
  const again = new Map((await scanFolder(folder))?.map((file) => [file.name, file]));
  return seen.filter((file) => isSameState(file, again.get(file.name)));
}
