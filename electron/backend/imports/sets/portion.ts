import type { JobContext } from '../../jobs/job-context.ts';

/** Share of a file's work that is reading; the rest is writing what was gathered. */
const READING = 0.88;

/** The part [from, to] of the stage a job is in, as a job of its own: its stages "read" and "write" become shares of that part. */
export function portionOf(job: JobContext, from: number, to: number, rowsBefore: number): JobContext {
  let [start, end] = [from, from + (to - from) * READING];
  return {
    signal: job.signal,
    stage: (name) => {
      if (name === 'write') [start, end] = [end, to];
      job.progress(start);
    },
    progress: (share, rows) =>
      job.progress(start + (end - start) * Math.min(1, Math.max(0, share)), rows === undefined ? undefined : rowsBefore + rows),
  };
}
