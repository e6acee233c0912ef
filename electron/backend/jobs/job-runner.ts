import { randomUUID } from 'node:crypto';
import type { Job } from '../../../shared/contract/jobs.ts';
import { AppError } from '../app-error.ts';
import type { HostLog } from '../platform/host-log.ts';
import { toRefusal } from '../refusal.ts';
import type { JobContext } from './job-context.ts';
import { openJobJournal } from './job-journal.ts';
import { createJobWatchers } from './job-watchers.ts';
import { createProgressMeter, type StageWeight } from './progress-meter.ts';

const MAX_FINISHED = 50;

export interface JobStart {
  readonly kind: Job['kind'];
  /** File or analysis the job is about. */
  readonly subject: string;
  readonly stages: readonly StageWeight[];
}

export interface JobRunner {
  /** Starts a job and gives its id at once. */
  readonly start: (job: JobStart, run: (job: JobContext) => Promise<unknown>) => string;
  readonly list: () => Job[];
  /** Asks the job to stop and waits until it has. */
  readonly cancel: (id: string) => Promise<Job>;
  /** Waits for the end; the job's own error is thrown. */
  readonly result: (id: string, signal?: AbortSignal) => Promise<unknown>;
  /** Forgets a finished job; one that is unknown is forgotten already. */
  readonly dismiss: (id: string) => Job[];
  /** Forgets a job once it has succeeded; one that fails stays to be read. */
  readonly dismissWhenDone: (id: string) => void;
  /** All jobs at once, then each change until the signal aborts. */
  readonly watch: (signal?: AbortSignal) => AsyncGenerator<Job, void, void>;
  /** Cancels what runs and waits until it has stopped. */
  readonly stopAll: () => Promise<void>;
  /** Stops all jobs and removes the journal: nothing was interrupted. */
  readonly close: () => Promise<void>;
}

interface Entry {
  job: Job;
  readonly controller: AbortController;
  readonly ended: Promise<unknown>;
}

/** Runs jobs of one host. Jobs that ran when an earlier host died appear as interrupted. */
export function createJobRunner({ journalPath, log }: { readonly journalPath: string; readonly log: HostLog }): JobRunner {
  const journal = openJobJournal(journalPath);
  const watchers = createJobWatchers();
  const entries = new Map<string, Entry>();
  for (const job of journal.interrupted) entries.set(job.id, { job, controller: new AbortController(), ended: Promise.resolve(undefined) });
  saveJournal();

  /** The journal only tells after a crash what was running: a disk without room for it must neither stop a job nor turn a finished one into a failure. */
  function saveJournal(): void {
    try {
      journal.save([...entries.values()].map(({ job }) => job).filter(({ state }) => state === 'running' || state === 'interrupted'));
    } catch (error) {
      log.failure('job journal', error);
    }
  }

  function entryOf(id: string): Entry {
    const entry = entries.get(id);
    if (entry === undefined) throw new AppError('JOB_NOT_FOUND');
    return entry;
  }

  function change(id: string, patch: Partial<Job>): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    entry.job = { ...entry.job, ...patch };
    watchers.publish(entry.job);
  }

  function finish(id: string, patch: Partial<Job>): void {
    change(id, { ...patch, secondsLeft: null, finishedAt: new Date().toISOString() });
    const finished = [...entries.values()].filter(({ job }) => job.state !== 'running');
    for (const { job } of finished.slice(0, Math.max(0, finished.length - MAX_FINISHED))) entries.delete(job.id);
    saveJournal();
  }

  function start({ kind, subject, stages }: JobStart, run: (job: JobContext) => Promise<unknown>): string {
    const id = randomUUID();
    const controller = new AbortController();
    const meter = createProgressMeter(stages, () => performance.now());
    const isRunning = () => entries.get(id)?.job.state === 'running';
    const context: JobContext = {
      signal: controller.signal,
      stage: (name) => {
        meter.enter(name);
        if (isRunning()) change(id, meter.read());
      },
      progress: (share, rowsDone) => {
        meter.report(share);
        if (isRunning()) change(id, { ...meter.read(), ...(rowsDone === undefined ? {} : { rowsDone }) });
      },
    };
    const job: Job = {
      id,
      kind,
      subject,
      state: 'running',
      ...meter.read(),
      rowsDone: null,
      startedAt: new Date().toISOString(),
      finishedAt: null,
      error: null,
    };
    // The work begins after the caller has the id, and its failure is always handled here.
    const ended = Promise.resolve()
      .then(() => {
        if (controller.signal.aborted) throw new AppError('CANCELLED');
        return run(context);
      })
      .then(
        (result) => {
          meter.finish();
          finish(id, { ...meter.read(), state: 'done' });
          return result;
        },
        (error: unknown) => {
          // What is thrown while a cancelled job cleans up is logged, but the person is told what they asked for.
          const thrown = toRefusal(error, log, `job ${kind}`);
          const refusal = controller.signal.aborted ? { code: 'CANCELLED' as const, data: { params: {} } } : thrown;
          finish(id, { state: refusal.code === 'CANCELLED' ? 'cancelled' : 'failed', error: refusal });
          throw new AppError(refusal.code, refusal.data.params, { cause: error });
        },
      );
    ended.catch(() => undefined);
    entries.set(id, { job, controller, ended });
    watchers.publish(job);
    saveJournal();
    return id;
  }

  async function result(id: string, signal?: AbortSignal): Promise<unknown> {
    const { ended, job } = entryOf(id);
    if (job.state === 'interrupted') throw new AppError('INTERRUPTED');
    if (signal === undefined) return await ended;
    return await Promise.race([ended, rejectOnAbort(signal)]);
  }

  async function stopAll(): Promise<void> {
    for (const { controller } of entries.values()) controller.abort(new AppError('CANCELLED'));
    await Promise.allSettled([...entries.values()].map(({ ended }) => ended));
  }

  return {
    start,
    list: () => [...entries.values()].map(({ job }) => job),
    cancel: async (id) => {
      const entry = entryOf(id);
      entry.controller.abort(new AppError('CANCELLED'));
      await entry.ended.catch(() => undefined);
      return entry.job;
    },
    result,
    dismiss: (id) => {
      if (entries.get(id)?.job.state !== 'running') entries.delete(id);
      saveJournal();
      return [...entries.values()].map((entry) => entry.job);
    },
    dismissWhenDone: (id) => {
      const entry = entries.get(id);
      entry?.ended.then(
        () => entries.delete(id),
        () => undefined,
      );
    },
    watch: (signal) =>
      watchers.watch(
        [...entries.values()].map(({ job }) => job),
        signal,
      ),
    stopAll,
    close: async () => {
      await stopAll();
      watchers.close();
      journal.remove();
    },
  };
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const refuse = () => reject(new AppError('CANCELLED'));
    if (signal.aborted) refuse();
    else signal.addEventListener('abort', refuse, { once: true });
  });
}
