import type { ReadSummary, RecordChunk } from '../../parser/protocol.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { breathe, throwIfCancelled } from './stages.ts';

/** Runs `take` over every chunk of a reader, reports progress and gives the totals. Stops the reader when `take` fails or the job is cancelled. */
export async function readAll(
  chunks: AsyncGenerator<RecordChunk, ReadSummary, void>,
  job: JobContext,
  take: (chunk: RecordChunk) => Promise<void>,
): Promise<ReadSummary> {
  for (;;) {
    const step = await chunks.next();
    if (step.done === true) return step.value;
    try {
      throwIfCancelled(job);
      await take(step.value);
      await breathe(job);
    } catch (error) {
      await closeReader(chunks);
      throw error;
    }
    const { bytesRead, bytesTotal, records } = step.value.progress;
    job.progress(bytesTotal === 0 ? 1 : bytesRead / bytesTotal, records);
  }
}

async function closeReader(chunks: AsyncGenerator<RecordChunk, ReadSummary, void>): Promise<void> {
  await chunks.return({} as ReadSummary).catch(() => undefined);
}
