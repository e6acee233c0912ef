import { AppError } from '../app-error.ts';

/** Pieces of work one after another. */
export interface Turns {
  /** Runs `work` when its turn comes. What is cancelled while it waits leaves at once (AppError CANCELLED); once it runs it ends by itself. */
  readonly run: <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;
  /** Ends when nothing waits or runs. */
  readonly whenIdle: () => Promise<void>;
  readonly isIdle: () => boolean;
}

/** Makes a queue; a piece of work that fails holds nobody up. */
export function createTurns(): Turns {
  let tail: Promise<unknown> = Promise.resolve();
  let pending = 0;
  return {
    run: async (work, signal) => {
      const left = Promise.withResolvers<never>();
      const leave = () => left.reject(new AppError('CANCELLED'));
      pending += 1;
      const result = tail
        .then(() => {
          signal?.removeEventListener('abort', leave);
          if (signal?.aborted) throw new AppError('CANCELLED');
          return work();
        })
        .finally(() => {
          pending -= 1;
        });
      tail = result.catch(() => undefined);
      signal?.addEventListener('abort', leave, { once: true });
      return Promise.race([result, left.promise]);
    },
    whenIdle: async () => {
      while (pending > 0) await tail;
    },
    isIdle: () => pending === 0,
  };
}
