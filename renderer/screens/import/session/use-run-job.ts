import type { Job } from '../../../../shared/contract/jobs.ts';
import { useJob } from '../../../client/jobs.ts';
import type { JobRun } from '../../../client/use-job-run.ts';

/** The job behind a run as the host tells of it. */
export function useRunJob(run: JobRun<unknown>): Job | undefined {
  return useJob(run.state === 'running' ? run.jobId : null);
}
