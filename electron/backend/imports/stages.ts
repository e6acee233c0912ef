import { AppError } from '../app-error.ts';
import type { JobContext } from '../jobs/job-context.ts';

/** Stages a job must be started with, by what it does; names are message keys under `jobs.stages`. */
export const IMPORT_STAGES = [
  { name: 'read', weight: 75 },
  { name: 'write', weight: 10 },
  { name: 'warehouse', weight: 15 },
] as const;
export const CHECK_STAGES = [{ name: 'read', weight: 100 }] as const;
export const SURVEY_STAGES = [{ name: 'read', weight: 100 }] as const;
export const UNDO_STAGES = [
  { name: 'remove', weight: 60 },
  { name: 'warehouse', weight: 40 },
] as const;

/** Throws AppError CANCELLED once the person has cancelled. */
export function throwIfCancelled({ signal }: Pick<JobContext, 'signal'>): void {
  if (signal.aborted) throw new AppError('CANCELLED');
}

/** Lets others have a turn between two portions of long work; rejects once the person has cancelled. */
export type Pause = () => Promise<void>;

/** Lets requests, timers and a cancellation be heard between two pieces of synchronous work. */
export async function breathe(job: Pick<JobContext, 'signal'>): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  throwIfCancelled(job);
}
