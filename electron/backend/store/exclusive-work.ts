import { AppError } from '../app-error.ts';
import { createTurns } from '../jobs/turns.ts';
import { openWritable, type WritableDatabase } from './driver.ts';
import { settleLogMeanwhile } from './settle-log.ts';
import { toStoreError } from './sqlite-errors.ts';

/** Long enough that a person sees the result first. */
const TIDY_AFTER_MS = 250;

/** A connection that holds the only open write transaction of the file. */
export interface ExclusiveTransaction {
  readonly db: WritableDatabase;
  /** Makes everything durable; the work may go on without the transaction. */
  readonly commit: () => void;
}

/** With a signal, work that still waits for others is given up as soon as it is cancelled (AppError CANCELLED). */
export type ExclusiveRun = <T>(work: (transaction: ExclusiveTransaction) => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** Long pieces of work on one client file, one after another. */
export interface ExclusiveWork {
  readonly run: ExclusiveRun;
  readonly whenIdle: () => Promise<void>;
  /** Drops whatever is still uncommitted: the file is being closed. */
  readonly abandon: () => void;
}

/** Queue of transactions that stay open over `await`. What has not called `commit` when it ends is rolled back. */
export function createExclusiveWork(path: string, readOnly: boolean): ExclusiveWork {
  const turns = createTurns();
  let isClosed = false;
  let active: WritableDatabase | null = null;
  let tidying: NodeJS.Timeout | null = null;

  /** Moves what was committed from the write-ahead log into the file, once nobody waits for it. */
  function tidyLater(): void {
    tidying ??= setTimeout(() => {
      tidying = null;
      if (turns.isIdle()) tidy(path);
    }, TIDY_AFTER_MS).unref();
  }

  async function runOne<T>(work: (transaction: ExclusiveTransaction) => Promise<T>): Promise<T> {
    if (readOnly) throw new AppError('FOLDER_NOT_WRITABLE', { path });
    const db = openWritable(path);
    active = db;
    let isCommitted = false;
    const stopSettling = settleLogMeanwhile(path);
    const commit = () => {
      db.exec('COMMIT');
      isCommitted = true;
    };
    try {
      db.pragma('foreign_keys = OFF');
      db.pragma('wal_autocheckpoint = 0');
      db.exec('BEGIN IMMEDIATE');
      return await work({ db, commit });
    } catch (error) {
      throw toStoreError(error, path);
    } finally {
      stopSettling();
      active = null;
      closeConnection(db, isCommitted);
    }
  }

  return {
    run: (work, signal) =>
      turns
        .run(() => runOne(work), signal)
        .finally(() => {
          if (!isClosed) tidyLater();
        }),
    whenIdle: turns.whenIdle,
    abandon: () => {
      isClosed = true;
      if (tidying !== null) clearTimeout(tidying);
      if (active !== null) closeConnection(active, false);
    },
  };
}

/** What was not committed leaves no trace in the write-ahead log either. */
function closeConnection(db: WritableDatabase, isCommitted: boolean): void {
  if (!db.open) return;
  // A full disk ends the transaction by itself.
  if (db.inTransaction) db.exec('ROLLBACK');
  if (!isCommitted) truncateLog(db);
  db.close();
}

/** Empties the write-ahead log; what fails here stays safe in the log and is moved another time. */
function tidy(path: string): void {
  try {
    const db = openWritable(path);
    truncateLog(db);
    db.close();
  } catch {
    // Nothing is lost: the log is read at the next opening.
  }
}

function truncateLog(db: WritableDatabase): void {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // A full disk, say; committed pages stay in the log.
  }
}
