import type { JobContext } from '../../jobs/job-context.ts';
import type { ReadableDatabase } from '../../store/driver.ts';
import { countLines, type LineTotals, sumLines } from '../../store/queries/order-lines.ts';
import { breathe } from '../stages.ts';

const LINES_PER_STEP = 100_000;

/** Adds up all lines above an id as the store holds them, step by step: those of a large import take a second. Throws AppError CANCELLED. */
export async function sumStored(db: ReadableDatabase, above: number, job: Pick<JobContext, 'signal'>): Promise<LineTotals> {
  const end = countLines(db);
  let lines = 0;
  let amount = 0n;
  for (let first = above + 1; first <= end; first += LINES_PER_STEP) {
    const step = sumLines(db, first, Math.min(end, first + LINES_PER_STEP - 1));
    lines += step.lines;
    amount += step.amount;
    await breathe(job);
  }
  return { lines, amount };
}
