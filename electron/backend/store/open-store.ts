import { randomUUID } from 'node:crypto';
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../app-error.ts';
import { assertClientFile } from './client-file.ts';
import { openReadable, openWritable, type ReadableDatabase, type WritableDatabase } from './driver.ts';
import { publishFile, syncFile } from './durable-files.ts';
import { createExclusiveWork } from './exclusive-work.ts';
import { acquireFileLock, type FileLock } from './file-lock.ts';
import { migrate, readSchemaVersion } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { readProjectInfo } from './project-info.ts';
import { insertMeta, readDataVersion, readMeta } from './queries/meta.ts';
import { purgeRemovedSegments } from './queries/segments.ts';
import { toStoreError } from './sqlite-errors.ts';
import type { Store } from './store.ts';

/**
 * Makes a new client file and opens it. It is built under another name and appears complete or not at all.
 * Throws AppError PROJECT_EXISTS, FOLDER_NOT_WRITABLE or DISK_FULL.
 */
export function createStore(path: string, name: string): Store {
  const target = resolve(path);
  if (existsSync(target)) throw new AppError('PROJECT_EXISTS', { path: target });
  const draft = `${target}.${randomUUID()}.part`;
  try {
    buildFile(draft, name);
    syncFile(draft);
    publishFile(draft, target);
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${draft}${suffix}`, { force: true });
    if (error instanceof TypeError) throw new AppError('FOLDER_NOT_WRITABLE', { path: target }, { cause: error });
    throw toStoreError(error, target);
  }
  return openStore(target);
}

/**
 * Opens a client file; upgrades an older one after backing it up.
 * Throws AppError PROJECT_NOT_FOUND, NOT_A_PROJECT, PROJECT_TOO_NEW, PROJECT_DAMAGED, PROJECT_IN_USE or FOLDER_NOT_WRITABLE.
 */
export function openStore(path: string, options: { readOnly?: boolean } = {}): Store {
  const asked = resolve(path);
  assertClientFile(asked);
  const target = realpathSync(asked);
  return options.readOnly === true ? openForReading(target) : openForWriting(target);
}

function openForWriting(path: string): Store {
  const lock = acquireFileLock(path);
  let writer: WritableDatabase | null = null;
  try {
    writer = openWritable(path);
    prepareForWriting(writer, path);
    return assembleStore(path, openReadable(path), writer, lock);
  } catch (error) {
    writer?.close();
    lock.release();
    throw damagedUnlessKnown(error, path);
  }
}

function prepareForWriting(writer: WritableDatabase, path: string): void {
  migrate(writer, path, MIGRATIONS);
  writer.pragma('journal_mode = WAL');
  purgeRemovedSegments(writer);
}

function openForReading(path: string): Store {
  let reader: ReadableDatabase | null = null;
  try {
    reader = openReadable(path);
    const found = readSchemaVersion(reader);
    const known = MIGRATIONS.at(-1)?.version ?? 0;
    if (found > known) throw new AppError('PROJECT_TOO_NEW', { path, found, known });
    if (found < known) throw new AppError('FOLDER_NOT_WRITABLE', { path });
    return assembleStore(path, reader, null, null);
  } catch (error) {
    reader?.close();
    throw damagedUnlessKnown(error, path);
  }
}

function assembleStore(path: string, reader: ReadableDatabase, writer: WritableDatabase | null, lock: FileLock | null): Store {
  const { projectId } = readMeta(reader);
  const work = createExclusiveWork(path, writer === null);
  return {
    path,
    projectId,
    readOnly: writer === null,
    reader,
    get writer(): WritableDatabase {
      if (writer === null) throw new AppError('FOLDER_NOT_WRITABLE', { path });
      return writer;
    },
    whenWritable: work.whenIdle,
    exclusively: work.run,
    dataVersion: () => readDataVersion(reader),
    info: () => readProjectInfo(reader, path, writer === null),
    close: () => {
      work.abandon();
      reader.close();
      writer?.close();
      lock?.release();
    },
  };
}

function buildFile(draft: string, name: string): void {
  const db = openWritable(draft, { create: true });
  try {
    migrate(db, draft, MIGRATIONS);
    insertMeta(db, { projectId: randomUUID(), name, createdAt: new Date().toISOString() });
    db.pragma('journal_mode = WAL');
  } finally {
    db.close();
  }
}

/** A file that carries our mark and yet cannot be read as ours is damaged. */
function damagedUnlessKnown(error: unknown, path: string): unknown {
  const known = toStoreError(error, path);
  if (known instanceof AppError) return known;
  return new AppError('PROJECT_DAMAGED', { path }, { cause: known });
}
