import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { ERROR_CODES, errorDataSchema, procedure } from './errors.ts';

export const jobSchema = z.object({
  id: z.string(),
  kind: z.enum([
    'check',
    'survey',
    'import',
    'undo',
    'analysis',
    'findings',
    'expectations',
    'proofs',
    'export',
    'report',
    'sample',
    'warehouse',
    'watch',
  ]),
  /** File or analysis the job is about, as data for its title. */
  subject: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted']),
  /** Message key under `jobs.stages`. */
  stage: z.string(),
  /** 0–1, never falls. */
  fraction: z.number(),
  rowsDone: z.int().nullable(),
  /** Estimated seconds left; null while unknown. */
  secondsLeft: z.number().nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  error: z.object({ code: z.enum(ERROR_CODES), data: errorDataSchema }).nullable(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobs = {
  list: procedure.output(z.array(jobSchema)),
  /** All jobs at once, then each change; ends when the connection does. */
  watch: procedure.output(eventIterator(jobSchema)),
  /** Resolves when the job has stopped and left nothing behind. */
  cancel: procedure.input(z.object({ id: z.string() })).output(jobSchema),
  /** Waits for the end and gives the job's result (see the procedure that started it), or throws its error. */
  result: procedure.input(z.object({ id: z.string() })).output(z.unknown()),
  dismiss: procedure.input(z.object({ id: z.string() })).output(z.array(jobSchema)),
};
