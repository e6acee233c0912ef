import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { Job } from '../../shared/contract/jobs.ts';
import { client } from './client.ts';
import { useJob } from './jobs.ts';
import { type Refusal, toRefusal } from './refusal.ts';

export type JobRun<Result> =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly jobId: string | null }
  | { readonly state: 'done'; readonly result: Result }
  | { readonly state: 'failed'; readonly refusal: Refusal };

/** Starts jobs one at a time and follows the last one to its result. `job` is its progress as the host tells it. */
export function useJobRun<Result>(schema: z.ZodType<Result>) {
  const [run, setRun] = useState<JobRun<Result>>({ state: 'idle' });
  const turn = useRef(0);
  const job: Job | undefined = useJob(run.state === 'running' ? run.jobId : null);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  const start = useCallback(
    async (begin: () => Promise<{ readonly jobId: string }>): Promise<Result | null> => {
      turn.current += 1;
      const mine = turn.current;
      const show = (next: JobRun<Result>) => {
        if (turn.current === mine) setRun(next);
      };
      show({ state: 'running', jobId: null });
      try {
        const { jobId } = await begin();
        show({ state: 'running', jobId });
        const result = schema.parse(await client.jobs.result({ id: jobId }));
        show({ state: 'done', result });
        return result;
      } catch (error) {
        show({ state: 'failed', refusal: toRefusal(error) });
        return null;
      }
    },
    [schema],
  );
  const reset = useCallback(() => {
    turn.current += 1;
    setRun({ state: 'idle' });
  }, []);
  return { run, job, start, reset };
}
