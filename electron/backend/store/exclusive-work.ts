import { AppError } from '../app-error.ts';
import { openWritable, type WritableDatabase } from './driver.ts';
import { toStoreError } from './sqlite-errors.ts';

/** A connection that holds the only open write transaction of the file. */
export interface ExclusiveTransaction {
  readonly db: WritableDatabase;
  /** Makes everything durable; the work may go on without the transaction. */
  readonly commit: () => void;
  /** Moves committed pages from the write-ahead log into the file; never fails the work. */
  readonly checkpoint: () => void;
}

export type ExclusiveRun = <T>(work: (transaction: ExclusiveTransaction) => Promise<T>) => Promise<T>;

/** Long pieces of work on one client file, one after another. */
export interface ExclusiveWork {
  readonly run: ExclusiveRun;
  readonly whenIdle: () => Promise<void>;
  /** Drops whatever is still uncommitted: the file is being closed. */
  readonly abandon: () => void;
}

/** Queue of transactions that stay open over `await`. What has not called `commit` when it ends is rolled back. */
export function createExclusiveWork(path: string, readOnly: boolean): ExclusiveWork {
  let tail: Promise<unknown> = Promise.resolve();
  let pending = 0;
  let active: WritableDatabase | null = null;

  const runOne: ExclusiveRun = async (work) => {
    if (readOnly) throw new AppError('FOLDER_NOT_WRITABLE', { path });
    const db = openWritable(path);
    active = db;
    let isCommitted = false;
    const commit = () => {
      db.exec('COMMIT');
      isCommitted = true;
    };
    try {
      db.pragma('foreign_keys = OFF');
      db.pragma('wal_autocheckpoint = 0');
      db.exec('BEGIN IMMEDIATE');
      return await work({ db, commit, checkpoint: () => checkpoint(db, 'PASSIVE') });
    } catch (error) {
      throw toStoreError(error, path);
    } finally {
      active = null;
      closeConnection(db, isCommitted);
    }
  };

  return {
    run: (work) => {
      pending += 1;
      const result = tail
        .then(() => runOne(work))
        .finally(() => {
          pending -= 1;
        });
      tail = result.catch(() => undefined);
      return result;
    },
    whenIdle: async () => {
      while (pending > 0) await tail;
    },
    abandon: () => {
      if (active !== null) closeConnection(active, false);
    },
  };
}

/** What was not committed leaves no trace in the write-ahead log either. */
function closeConnection(db: WritableDatabase, isCommitted: boolean): void {
  if (!db.open) return;
  // A full disk ends the transaction by itself.
  if (db.inTransaction) db.exec('ROLLBACK');
  if (!isCommitted) checkpoint(db, 'TRUNCATE');
  db.close();
}

function checkpoint(db: WritableDatabase, mode: 'PASSIVE' | 'TRUNCATE'): void {
  try {
    db.pragma(`wal_checkpoint(${mode})`);
  } catch {
    // Everything committed stays in the log and is moved later; a full disk here costs nothing.
  }
}
