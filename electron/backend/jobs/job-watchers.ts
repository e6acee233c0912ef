import type { Job } from '../../../shared/contract/jobs.ts';

const MIN_INTERVAL_MS = 100;

interface Watcher {
  /** Latest state of each job that has not been delivered yet, in order of first change. */
  readonly pending: Map<string, Job>;
  wake: () => void;
}

/** Hands job changes to any number of watchers; a slow one skips states in between but always sees the last. */
export function createJobWatchers() {
  const watchers = new Set<Watcher>();
  let isClosed = false;

  async function* watch(current: readonly Job[], signal?: AbortSignal): AsyncGenerator<Job, void, void> {
    const watcher: Watcher = { pending: new Map(current.map((job) => [job.id, job])), wake: () => undefined };
    watchers.add(watcher);
    const stop = () => watcher.wake();
    signal?.addEventListener('abort', stop);
    try {
      const isOver = () => isClosed || signal?.aborted === true;
      while (!isOver()) {
        const jobs = [...watcher.pending.values()];
        watcher.pending.clear();
        yield* jobs;
        const isUrgent = () => [...watcher.pending.values()].some(({ state }) => state !== 'running');
        if (jobs.length > 0 && !isUrgent()) await pause(watcher, MIN_INTERVAL_MS, isUrgent);
        if (watcher.pending.size === 0 && !isOver()) await pause(watcher);
      }
    } finally {
      watchers.delete(watcher);
      signal?.removeEventListener('abort', stop);
    }
  }

  return {
    watch,
    publish: (job: Job): void => {
      for (const watcher of watchers) {
        watcher.pending.set(job.id, job);
        watcher.wake();
      }
    },
    close: (): void => {
      isClosed = true;
      for (const watcher of watchers) watcher.wake();
    },
  };
}

/** Sleeps until woken; with a limit, until the limit unless `mayEnd` says that a wake-up matters. */
function pause(watcher: Watcher, milliseconds?: number, mayEnd: () => boolean = () => true): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      watcher.wake = () => undefined;
      resolve();
    };
    const timer = milliseconds === undefined ? undefined : setTimeout(end, milliseconds);
    watcher.wake = () => {
      if (mayEnd()) end();
    };
  });
}
