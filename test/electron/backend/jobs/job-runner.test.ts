import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../electron/backend/app-error.ts';
import { createJobRunner } from '../../../../electron/backend/jobs/job-runner.ts';
import { createProgressMeter } from '../../../../electron/backend/jobs/progress-meter.ts';
import { runVisibly } from '../../../../electron/backend/jobs/visible-call.ts';
import { openHostLog } from '../../../../electron/backend/platform/host-log.ts';
import type { Job } from '../../../../shared/contract/jobs.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const STAGES = [
  { name: 'read', weight: 3 },
  { name: 'write', weight: 1 },
];
const ANY = { kind: 'import', subject: 'a.csv', stages: STAGES } as const;

async function makeRunner() {
  const folder = await temporaryFolder();
  const log = openHostLog(folder);
  return { folder, jobs: createJobRunner({ journalPath: join(folder, 'jobs.json'), log }) };
}

function jobOf(jobs: readonly Job[], id: string): Job {
  const job = jobs.find((candidate) => candidate.id === id);
  if (job === undefined) throw new Error('no such job');
  return job;
}

describe('progress of a job', () => {
  test('stages count by weight and the fraction never falls', () => {
    let now = 0;
    const meter = createProgressMeter(STAGES, () => now);
    const seen = [meter.read().fraction];
    meter.enter('read');
    for (const share of [0.5, 0.2, 1, Number.NaN, 0]) {
      meter.report(share);
      seen.push(meter.read().fraction);
    }
    expect(seen).toEqual([0, 0.375, 0.375, 0.75, 0.75, 0.75]);
    now = 3000;
    expect(meter.read()).toEqual({ stage: 'read', fraction: 0.75, secondsLeft: 1 });
    meter.enter('write');
    meter.report(0.5);
    expect(meter.read()).toMatchObject({ stage: 'write', fraction: 0.875 });
    meter.finish();
    expect(meter.read()).toEqual({ stage: 'write', fraction: 1, secondsLeft: null });
  });

  test('a stage that was not declared, or lies behind, is an error', () => {
    const meter = createProgressMeter(STAGES, () => 0);
    expect(() => meter.enter('other')).toThrow('other');
    meter.enter('write');
    expect(() => meter.enter('read')).toThrow('read');
  });
});

describe('job runner', () => {
  test('gives an id at once, reports, and hands out the result', async () => {
    const { jobs } = await makeRunner();
    const id = jobs.start(ANY, async (job) => {
      job.stage('read');
      job.progress(1, 1000);
      await sleep(20);
      return { rows: 1000 };
    });
    expect(jobOf(jobs.list(), id).state).toBe('running');
    expect(await jobs.result(id)).toEqual({ rows: 1000 });
    expect(jobOf(jobs.list(), id)).toMatchObject({ state: 'done', fraction: 1, rowsDone: 1000, secondsLeft: null, error: null });
    expect(jobs.dismiss(id)).toEqual([]);
    await expect(jobs.result(id)).rejects.toMatchObject({ code: 'JOB_NOT_FOUND' });
  });

  test('cancel resolves within a second, after the job has cleaned up', async () => {
    const { jobs } = await makeRunner();
    let isClean = false;
    const id = jobs.start(ANY, async (job) => {
      try {
        for (;;) {
          await sleep(10);
          job.signal.throwIfAborted();
        }
      } finally {
        await sleep(50);
        isClean = true;
      }
    });
    await sleep(30);
    const startedAt = performance.now();
    expect(await jobs.cancel(id)).toMatchObject({ state: 'cancelled', error: { code: 'CANCELLED' } });
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(isClean).toBe(true);
    await expect(jobs.result(id)).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('a refusal keeps its code and parameters; anything else is INTERNAL with a log entry that holds no message', async () => {
    const { jobs, folder } = await makeRunner();
    const refused = jobs.start(ANY, () => Promise.reject(new AppError('FILE_EMPTY', { file: 'a.csv' })));
    await expect(jobs.result(refused)).rejects.toMatchObject({ code: 'FILE_EMPTY', params: { file: 'a.csv' } });
    const broken = jobs.start(ANY, () => Promise.reject(new TypeError('Conversion Error: canary-4711 is no number')));
    await expect(jobs.result(broken)).rejects.toMatchObject({ code: 'INTERNAL' });
    const { error } = jobOf(jobs.list(), broken);
    const { readFileSync } = await import('node:fs');
    const log = readFileSync(join(folder, 'logs', 'host.log'), 'utf8');
    expect(log).toContain(error?.data.logId ?? 'no log id');
    expect(log).toContain('Conversion Error');
    expect(log).not.toContain('canary-4711');
  });

  test('a system error is told as what it means', async () => {
    const { jobs } = await makeRunner();
    const id = jobs.start(ANY, () => Promise.reject(new Error('wrapped', { cause: Object.assign(new Error('write'), { code: 'ENOSPC' }) })));
    await expect(jobs.result(id)).rejects.toMatchObject({ code: 'DISK_FULL' });
  });

  test('watch gives all jobs at once, then changes, ends with the signal, and always shows the end of a job', async () => {
    const { jobs } = await makeRunner();
    const first = jobs.start(ANY, () => sleep(1));
    await jobs.result(first);
    const stop = new AbortController();
    const seen: Job[] = [];
    const watching = (async () => {
      for await (const job of jobs.watch(stop.signal)) seen.push(job);
    })();
    const second = jobs.start(ANY, async (job) => {
      for (let step = 1; step <= 500; step++) {
        job.progress(step / 500, step);
        if (step % 50 === 0) await sleep(10);
      }
    });
    await jobs.result(second);
    await expect.poll(() => seen.some(({ id, state }) => id === second && state === 'done')).toBe(true);
    stop.abort();
    await watching;
    expect(seen[0]?.id).toBe(first);
    const fractions = seen.filter(({ id }) => id === second).map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((left, right) => left - right));
    expect(fractions.length).toBeLessThan(30);
  });

  test('jobs of a process that is gone come back as interrupted, those of a living one do not', async () => {
    const folder = await temporaryFolder();
    const job = {
      ...ANY,
      id: 'left',
      state: 'running',
      stage: 'read',
      fraction: 0.4,
      rowsDone: 7,
      secondsLeft: 9,
      startedAt: '2026-01-01T00:00:00.000Z',
    };
    const { stages, ...left } = { ...job, finishedAt: null, error: null };
    expect(stages).toBe(STAGES);
    writeFileSync(join(folder, 'jobs.2147480000.json'), JSON.stringify([left]));
    writeFileSync(join(folder, `jobs.${process.ppid}.json`), JSON.stringify([{ ...left, id: 'alive' }]));
    writeFileSync(join(folder, 'jobs.2147480001.json'), 'not JSON');
    const jobs = createJobRunner({ journalPath: join(folder, 'jobs.json'), log: openHostLog(folder) });
    expect(jobs.list()).toMatchObject([{ id: 'left', state: 'interrupted', error: { code: 'INTERRUPTED' } }]);
    await expect(jobs.result('left')).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect(
      readdirSync(folder)
        .filter((name) => name.startsWith('jobs.'))
        .sort(),
    ).toEqual([`jobs.${process.pid}.json`, `jobs.${process.ppid}.json`].sort());
    await jobs.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('jobs.'))).toEqual([`jobs.${process.ppid}.json`]);
  });

  test('closing stops what runs', async () => {
    const { jobs } = await makeRunner();
    const id = jobs.start(
      ANY,
      (job) => new Promise((_resolve, reject) => job.signal.addEventListener('abort', () => reject(new AppError('CANCELLED')))),
    );
    const watching = (async () => {
      for await (const _job of jobs.watch());
    })();
    await jobs.close();
    await watching;
    expect(jobOf(jobs.list(), id).state).toBe('cancelled');
  });
});

describe('a call that may take long', () => {
  test('a quick one never appears among the jobs', async () => {
    const { jobs } = await makeRunner();
    expect(await runVisibly(jobs, { kind: 'analysis', subject: 'sales', stage: 'compute' }, undefined, async () => 7)).toBe(7);
    await sleep(250);
    expect(jobs.list()).toEqual([]);
  });

  test('a long one appears, reports, and leaves the list when it has succeeded', async () => {
    const { jobs } = await makeRunner();
    const call = runVisibly(jobs, { kind: 'analysis', subject: 'sales', stage: 'compute' }, undefined, async (_signal, onProgress) => {
      onProgress(0.5);
      await sleep(400);
      return 8;
    });
    await expect.poll(() => jobs.list().map(({ fraction }) => fraction)).toEqual([0.5]);
    expect(await call).toBe(8);
    await expect.poll(() => jobs.list()).toEqual([]);
  });

  test('it can be cancelled there, or by aborting the call', async () => {
    const { jobs } = await makeRunner();
    const untilAborted = (signal: AbortSignal) =>
      new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(new AppError('CANCELLED'))));
    const call = runVisibly(jobs, { kind: 'analysis', subject: 'rfm', stage: 'compute' }, undefined, untilAborted);
    call.catch(() => undefined);
    await expect.poll(() => jobs.list().length).toBe(1);
    await jobs.cancel(jobs.list()[0]?.id ?? '');
    await expect(call).rejects.toMatchObject({ code: 'CANCELLED' });
    const controller = new AbortController();
    const aborted = runVisibly(jobs, { kind: 'analysis', subject: 'rfm', stage: 'compute' }, controller.signal, untilAborted);
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
