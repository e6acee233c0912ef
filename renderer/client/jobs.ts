import { create } from 'zustand';
import type { Job } from '../../shared/contract/jobs.ts';
import { client } from './client.ts';
import { followFeed } from './feed.ts';
import { forgetData } from './query-client.ts';

/** All jobs the host knows, by id. */
export const useJobs = create<{ readonly jobs: Readonly<Record<string, Job>> }>(() => ({ jobs: {} }));

const CHANGES_DATA: ReadonlySet<Job['kind']> = new Set(['import', 'undo', 'sample', 'watch']);

/** Follows the host's jobs for as long as the window lives; asks for everything anew when a job has changed the data. */
export function followJobs(signal: AbortSignal): Promise<void> {
  return followFeed(() => client.jobs.watch(undefined, { signal }), takeOver, signal);
}

function takeOver(job: Job): void {
  const before = useJobs.getState().jobs[job.id];
  useJobs.setState(({ jobs }) => ({ jobs: { ...jobs, [job.id]: job } }));
  if (before?.state === 'running' && job.state !== 'running' && CHANGES_DATA.has(job.kind)) forgetData();
}

/** The job of that id as last heard. */
export function useJob(id: string | null): Job | undefined {
  return useJobs(({ jobs }) => (id === null ? undefined : jobs[id]));
}

/** Takes a finished job off the list. */
export async function dismissJob(id: string): Promise<void> {
  const rest = await client.jobs.dismiss({ id });
  useJobs.setState({ jobs: Object.fromEntries(rest.map((job) => [job.id, job])) });
}
