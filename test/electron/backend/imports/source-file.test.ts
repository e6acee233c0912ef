import { appendFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commitImport } from '../../../../electron/backend/imports/commit-import.ts';
import type { ReadRecords } from '../../../../electron/backend/imports/import-input.ts';
import { listImports } from '../../../../electron/backend/imports/read-imports.ts';
import { readRecords } from '../../../../electron/parser/client.ts';
import { feedMapping, writeFeed } from './support/feed.ts';
import { verifyStore } from './support/verify-store.ts';
import { openWorkbench, quietJob, type Workbench } from './support/workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

const CHANGES: readonly (readonly [name: string, change: (path: string) => void])[] = [
  ['grows', (path) => appendFileSync(path, 'cid,Cid\n')],
  ['shrinks', (path) => truncateSync(path, 12)],
  [
    'is replaced',
    (path) => {
      writeFileSync(`${path}.new`, 'customerId,customerName\nsomebody,Else altogether\n');
      renameSync(`${path}.new`, path);
    },
  ],
];

test.each(CHANGES)('a file that %s while it is read brings nothing', async (_, change) => {
  const path = join(bench.folder, 'customers.csv');
  writeFeed(path, ['customerId', 'customerName'], [{ customerId: 'ann', customerName: 'Ann' }]);
  const changing: ReadRecords = async function* (request, signal) {
    const summary = yield* readRecords(request, signal);
    change(path);
    return summary;
  };
  const mapping = feedMapping('customers', ['customerId', 'customerName']);
  await expect(commitImport({ ...bench, readRecords: changing }, { path, mapping }, quietJob())).rejects.toMatchObject({ code: 'FILE_CHANGED' });
  expect(listImports(bench.store)).toEqual([]);
  expect(await verifyStore(bench)).toEqual([]);
});

test('a file that is gone when it was read brings nothing', async () => {
  const path = join(bench.folder, 'customers.csv');
  writeFeed(path, ['customerId', 'customerName'], [{ customerId: 'ann', customerName: 'Ann' }]);
  const vanishing: ReadRecords = async function* (request, signal) {
    const summary = yield* readRecords(request, signal);
    rmSync(path);
    return summary;
  };
  const mapping = feedMapping('customers', ['customerId', 'customerName']);
  await expect(commitImport({ ...bench, readRecords: vanishing }, { path, mapping }, quietJob())).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  expect(listImports(bench.store)).toEqual([]);
});
