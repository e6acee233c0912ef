import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commitImport } from '../../../../electron/backend/imports/commit-import.ts';
import type { ReadRecords } from '../../../../electron/backend/imports/import-input.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { openTestBackend } from '../../../support/test-backend.ts';
import { feedMapping, feedReader, writeFeed } from './support/feed.ts';
import { openWorkbench, quietJob } from './support/workbench.ts';

const ROLES = ['orderId', 'orderDate', 'amount'] as const;
const ROWS = [{ orderId: '1', orderDate: '1', amount: '1' }];

test('an import that waits for another one is cancelled at once, and leaves the other alone', async () => {
  const bench = await openWorkbench();
  onTestFinished(bench.close);
  const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const path = join(bench.folder, 'slow.csv');
  writeFeed(path, ROLES, ROWS);
  const read = feedReader(ROLES, ROWS);
  const readSlowly: ReadRecords = async function* (request, signal) {
    begun.resolve();
    await gate.promise;
    return yield* read(request, signal);
  };
  const parts = { store: bench.store, warehouse: bench.warehouse, readRecords: readSlowly };
  const slow = commitImport(parts, { path, mapping: feedMapping('orders', ROLES) }, quietJob());
  await begun.promise;
  const controller = new AbortController();
  const waiting = bench.load(ROLES, ROWS, { name: 'waiting.csv', job: quietJob(controller.signal) });
  const undone = bench.undo(1, quietJob(controller.signal));
  controller.abort();
  await Promise.all([waiting, undone].map((stopped) => expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' })));
  gate.resolve();
  expect((await slow).ledger.loaded).toBe(1);
  expect(bench.store.info().lines).toBe(1);
});

test('an import is done when it is, not when the one after it is; both know where their files lie', { timeout: 60_000 }, async () => {
  const folder = await temporaryFolder();
  const { client, backend } = await openTestBackend(folder);
  onTestFinished(() => backend.close());
  await client.projects.create({ name: 'Shop' });
  const start = async (name: string, rows: number) => {
    const path = join(folder, name);
    const lines = Array.from({ length: rows }, (_, index) => `${name}-${index},2024-03-0${(index % 9) + 1},c${index % 7},5.00`);
    writeFileSync(path, ['order id,order date,customer id,amount', ...lines, ''].join('\n'));
    const { mapping } = await client.imports.preview({ source: { path } });
    return { path, jobId: (await client.imports.commit({ source: { path }, mapping })).jobId };
  };
  const first = await start('first.csv', 1000);
  const second = await start('second.csv', 150_000);
  await client.jobs.result({ id: first.jobId });
  expect((await client.jobs.list()).find(({ id }) => id === second.jobId)?.state).toBe('running');
  await client.jobs.result({ id: second.jobId });
  for (const [id, { path }] of [first, second].entries()) expect((await client.imports.get({ id: id + 1 })).origin).toEqual({ path, isThere: true });
});
