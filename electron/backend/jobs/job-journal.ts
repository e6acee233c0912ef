import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { z } from 'zod';
import { type Job, jobSchema } from '../../../shared/contract/jobs.ts';
import { readJsonFile, writeJsonFile } from '../platform/atomic-json.ts';
import { isAlive } from '../platform/staging.ts';

const journalSchema = z.array(jobSchema);

export interface JobJournal {
  /** Jobs that were running when the process of an earlier journal ended, now interrupted. */
  readonly interrupted: readonly Job[];
  /** Keeps what has to be known after a crash. */
  readonly save: (jobs: readonly Job[]) => void;
  readonly remove: () => void;
}

/**
 * Opens this process's journal beside `journalPath` (`jobs.json` → `jobs.<pid>.json`) and takes over those of processes that have ended.
 * A process that is alive keeps its own: a terminal and a window may work at the same time.
 */
export function openJobJournal(journalPath: string): JobJournal {
  const folder = dirname(journalPath);
  const extension = extname(journalPath);
  const stem = basename(journalPath, extension);
  mkdirSync(folder, { recursive: true });
  const ownPath = join(folder, `${stem}.${process.pid}${extension}`);
  const interrupted: Job[] = [];
  for (const name of readdirSync(folder)) {
    const pid = Number(name.slice(stem.length + 1, -extension.length));
    if (!name.startsWith(`${stem}.`) || !name.endsWith(extension) || (pid !== process.pid && isAlive(pid)) || !Number.isInteger(pid)) continue;
    const path = join(folder, name);
    interrupted.push(...(readJsonFile(path, journalSchema) ?? []).map(interrupt));
    rmSync(path, { force: true });
  }
  return { interrupted, save: (jobs) => writeJsonFile(ownPath, jobs), remove: () => rmSync(ownPath, { force: true }) };
}

function interrupt(job: Job): Job {
  if (job.state !== 'running') return job;
  return {
    ...job,
    state: 'interrupted',
    secondsLeft: null,
    finishedAt: new Date().toISOString(),
    error: { code: 'INTERRUPTED', data: { params: {} } },
  };
}
