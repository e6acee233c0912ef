import type { Job } from '../../../shared/contract/jobs.ts';
import { AppError } from '../app-error.ts';
import type { JobRunner } from './job-runner.ts';

/** Calls shorter than this never appear among the jobs. */
const SHOW_AFTER_MS = 200;

/** What the job is called where people see it. */
export interface VisibleCall {
  readonly kind: Job['kind'];
  readonly subject: string;
  readonly stage: string;
}

type Work<T> = (signal: AbortSignal, onProgress: (fraction: number) => void) => Promise<T>;

/**
 * Runs a call that is usually quick. When it takes longer it appears among the jobs, where it can be followed and cancelled;
 * it leaves the list as soon as it has succeeded.
 */
export async function runVisibly<T>(
  jobs: JobRunner,
  { kind, subject, stage }: VisibleCall,
  signal: AbortSignal | undefined,
  work: Work<T>,
): Promise<T> {
  const cancelled = new AbortController();
  const both = signal === undefined ? cancelled.signal : AbortSignal.any([signal, cancelled.signal]);
  let fraction = 0;
  let report: (fraction: number) => void = (reached) => {
    fraction = reached;
  };
  let id: string | null = null;
  const working = work(both, (reached) => report(reached));
  const timer = setTimeout(() => {
    id = jobs.start({ kind, subject, stages: [{ name: stage, weight: 1 }] }, (job) => {
      job.signal.addEventListener('abort', () => cancelled.abort(new AppError('CANCELLED')), { once: true });
      job.progress(fraction);
      report = job.progress;
      return working;
    });
  }, SHOW_AFTER_MS);
  try {
    return await working;
  } finally {
    clearTimeout(timer);
    if (id !== null) jobs.dismissWhenDone(id);
  }
}
