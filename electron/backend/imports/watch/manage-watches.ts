import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Watch, WatchNote } from '../../../../shared/contract/watch.ts';
import { AppError } from '../../app-error.ts';
import { readImport } from '../../store/queries/imports.ts';
import { readTemplate, renameTemplate } from '../../store/queries/templates.ts';
import { deleteWatch, insertWatch, readNotes, readWatch, readWatches, switchWatch, type WatchRecord } from '../../store/queries/trust/watches.ts';
import type { Store } from '../../store/store.ts';

/** A drive that does not answer within this counts as gone for now. */
const PATIENCE_MS = 800;

/** All watched folders with what is wrong with them. */
export async function listWatches(store: Store): Promise<Watch[]> {
  return Promise.all(readWatches(store.reader).map((record) => describeWatch(store, record)));
}

/** What watched folders brought, latest first, with what it changed as far as it was not undone. */
export function listNotes({ reader }: Store): WatchNote[] {
  return readNotes(reader).map((note) => {
    const record = note.importId === null || note.outcome !== 'imported' ? undefined : readImport(reader, note.importId);
    return record === undefined ? note : { ...note, unchanged: record.ledger.unchanged, movedMonths: [...record.movedMonths] };
  });
}

/** Adds a folder, off at first; throws AppError FOLDER_NOT_FOUND, TEMPLATE_NOT_FOUND or WATCH_EXISTS. */
export async function addWatch(store: Store, input: { readonly folder: string; readonly fingerprint: string }): Promise<Watch> {
  const folder = resolve(input.folder.trim());
  if (!(await isFolder(folder))) throw new AppError('FOLDER_NOT_FOUND', { path: folder });
  const template = readTemplate(store.reader, input.fingerprint);
  if (template === null) throw new AppError('TEMPLATE_NOT_FOUND', { id: input.fingerprint });
  await store.whenWritable();
  const id = insertWatch(store.writer, folder, input.fingerprint);
  if (id === null) throw new AppError('WATCH_EXISTS', { path: folder });
  // Otherwise the template would take the name of each file that the folder brings.
  renameTemplate(store.writer, template.fingerprint, template.name);
  return describeWatch(store, requireWatch(store, id));
}

/** Turns a watch on or off; throws AppError WATCH_NOT_FOUND. */
export async function setWatch(store: Store, id: number, isOn: boolean): Promise<Watch> {
  requireWatch(store, id);
  await store.whenWritable();
  switchWatch(store.writer, id, isOn);
  return describeWatch(store, requireWatch(store, id));
}

/** Forgets a watch; throws AppError WATCH_NOT_FOUND. What it brought stays. */
export async function removeWatch(store: Store, id: number): Promise<void> {
  requireWatch(store, id);
  await store.whenWritable();
  deleteWatch(store.writer, id);
}

function requireWatch(store: Store, id: number): WatchRecord {
  const record = readWatch(store.reader, id);
  if (record === null) throw new AppError('WATCH_NOT_FOUND', { id });
  return record;
}

async function describeWatch(store: Store, record: WatchRecord): Promise<Watch> {
  const template = readTemplate(store.reader, record.fingerprint);
  const isThere = await isFolder(record.folder);
  const problem = template === null ? 'templateGone' : isThere ? null : 'folderGone';
  return { ...record, templateName: template?.name ?? '', problem };
}

async function isFolder(path: string): Promise<boolean> {
  const looked = stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );
  const patience = new Promise<false>((settle) => {
    setTimeout(() => settle(false), PATIENCE_MS).unref();
  });
  return Promise.race([looked, patience]);
}
