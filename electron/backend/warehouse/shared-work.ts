import { AppError } from '../app-error.ts';

interface Entry<T> {
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
  isDone: boolean;
}

/** Results by key, the least recently asked forgotten first; whoever asks while one is being made waits for it. */
export interface SharedWork<T> {
  /** The work is aborted only when everybody who waits for it has aborted; each rejects with AppError CANCELLED at once. */
  readonly get: (key: string, make: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal) => Promise<T>;
}

/** Keeps at most `limit` results; failures are not kept. */
export function createSharedWork<T>(limit: number): SharedWork<T> {
  const entries = new Map<string, Entry<T>>();

  const start = (key: string, make: (signal: AbortSignal) => Promise<T>): Entry<T> => {
    const controller = new AbortController();
    const entry: Entry<T> = { promise: make(controller.signal), controller, waiting: 0, isDone: false };
    entry.promise.then(
      () => {
        entry.isDone = true;
      },
      () => {
        if (entries.get(key) === entry) entries.delete(key);
      },
    );
    return entry;
  };

  return {
    get: async (key, make, signal) => {
      if (signal?.aborted) throw new AppError('CANCELLED');
      const entry = entries.get(key) ?? start(key, make);
      entries.delete(key);
      entries.set(key, entry);
      for (const oldest of entries.keys()) {
        if (entries.size <= limit) break;
        entries.delete(oldest);
      }
      if (signal === undefined || entry.isDone) {
        entry.waiting += 1;
        return entry.promise;
      }
      entry.waiting += 1;
      const aborted = Promise.withResolvers<never>();
      const leave = () => {
        entry.waiting -= 1;
        if (entry.waiting === 0 && !entry.isDone) {
          if (entries.get(key) === entry) entries.delete(key);
          entry.controller.abort();
        }
        aborted.reject(new AppError('CANCELLED'));
      };
      signal.addEventListener('abort', leave, { once: true });
      try {
        return await Promise.race([entry.promise, aborted.promise]);
      } finally {
        signal.removeEventListener('abort', leave);
      }
    },
  };
}
