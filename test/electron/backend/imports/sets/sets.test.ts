import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportInput } from '../../../../../electron/backend/imports/import-input.ts';
import { listImports } from '../../../../../electron/backend/imports/read-imports.ts';
import { checkSet } from '../../../../../electron/backend/imports/sets/check-set.ts';
import { commitFiles } from '../../../../../electron/backend/imports/sets/commit-files.ts';
import { orderOfLoading } from '../../../../../electron/backend/imports/sets/load-order.ts';
import { readRecords } from '../../../../../electron/parser/client.ts';
import type { CleaningStep } from '../../../../../shared/model/cleaning-step.ts';
import type { ImportKind } from '../../../../../shared/model/import-kind.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import { digestTables } from '../../store/support/digests.ts';
import { type FeedRow, feedMapping, writeFeed } from '../support/feed.ts';
import { verifyStore } from '../support/verify-store.ts';
import { openWorkbench, quietJob, type Workbench } from '../support/workbench.ts';

const DATE = { kind: 'date', order: 'ymd', calendar: 'gregorian' } as const;
const NUMBER = { kind: 'number', decimal: '.', thousands: '' } as const;
const READINGS: Partial<Record<Role, typeof DATE | typeof NUMBER>> = { orderDate: DATE, amount: NUMBER };

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(async () => {
  expect(await verifyStore(bench)).toEqual([]);
  await bench.close();
});

/** A file as the parser reads it. */
function file(name: string, kind: ImportKind, roles: readonly Role[], rows: readonly FeedRow[]): ImportInput {
  const path = join(bench.folder, name);
  writeFeed(path, roles, rows);
  const mapping = feedMapping(kind, roles);
  return {
    path,
    mapping: { ...mapping, columns: mapping.columns.map((column) => ({ ...column, reading: READINGS[column.role] ?? column.reading })) },
  };
}

const commit = (files: readonly ImportInput[], job = quietJob()) => commitFiles({ ...bench, readRecords }, { files }, job);
const heads = () =>
  file(
    'heads.csv',
    'orderHeads',
    ['orderId', 'orderDate', 'customerId'],
    [
      { orderId: 'A', orderDate: '2024-01-05', customerId: 'ann' },
      { orderId: 'B', orderDate: '2024-01-06', customerId: 'bob' },
    ],
  );
const items = () =>
  file(
    'items.csv',
    'orderLines',
    ['orderId', 'productId', 'amount'],
    [
      { orderId: 'A', productId: 'tea', amount: '10' },
      { orderId: 'B', productId: 'cup', amount: '5' },
      { orderId: 'Q', productId: 'cup', amount: '7' },
    ],
  );
const people = () => file('people.csv', 'customers', ['customerId', 'customerName'], [{ customerId: 'ann', customerName: 'Ann' }]);

test('what is named is loaded before what names it, whatever the order of the files', async () => {
  expect(orderOfLoading(['payments', 'orderLines', 'orderHeads', 'customers', 'reviews', 'products', 'orderLines'])).toEqual([5, 3, 2, 1, 6, 0, 4]);
  const summaries = await commit([items(), heads(), people()]);
  expect(summaries.map(({ id, kind, groupId, canUndo }) => [id, kind, groupId, canUndo])).toEqual([
    [3, 'orderLines', 1, true],
    [2, 'orderHeads', 1, true],
    [1, 'customers', 1, true],
  ]);
  expect(summaries[0]?.ledger).toMatchObject({ read: 3, loaded: 2, rejected: 1, amount: '15' });
  expect(bench.store.info()).toMatchObject({ orders: 2, lines: 2, customers: 2, products: 2 });
});

test('a check tells what the commit does, file by file, and leaves nothing', async () => {
  const files = [items(), heads(), people()];
  const before = digestTables(bench.store.reader);
  const check = await checkSet(bench.store, { files }, quietJob());
  expect(digestTables(bench.store.reader)).toEqual(before);
  const summaries = await commit(files);
  expect(check.files.map(({ ledger }) => ledger)).toEqual(summaries.map(({ ledger }) => ledger));
  expect(check.files[0]?.rejected).toEqual([{ row: 3, line: 4, column: 'orderId', reason: 'unknownOrder', value: 'Q' }]);
});

test('all files or none: the third that cannot be loaded takes the others with it, and is named', async () => {
  const broken = file('broken.csv', 'orderLines', ['orderId', 'amount'], [{ orderId: 'nobody', amount: '1' }]);
  const before = digestTables(bench.store.reader);
  await expect(commit([people(), heads(), broken])).rejects.toMatchObject({ code: 'NOTHING_TO_LOAD', params: { file: 'broken.csv' } });
  expect(digestTables(bench.store.reader)).toEqual(before);
});

test('cancelling in the second file leaves nothing of the first', async () => {
  const controller = new AbortController();
  const before = digestTables(bench.store.reader);
  let seen = 0;
  const job = {
    ...quietJob(controller.signal),
    progress: (share: number) => {
      seen = Math.max(seen, share);
      if (share > 0.4) controller.abort();
    },
  };
  await expect(commit([people(), heads(), items()], job)).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(seen).toBeGreaterThan(0.4);
  expect(digestTables(bench.store.reader)).toEqual(before);
});

test('undo takes the whole set, by the name of any of its files', async () => {
  await commit([people()]);
  const before = digestTables(bench.store.reader);
  await commit([items(), heads()]);
  expect(listImports(bench.store).map(({ id, canUndo }) => [id, canUndo])).toEqual([
    [3, true],
    [2, true],
    [1, false],
  ]);
  await bench.undo(2);
  expect(digestTables(bench.store.reader)).toEqual(before);
});

test('monthly files dropped together: orders over the end of a month join, days that two files share count once', async () => {
  const roles: Role[] = ['orderId', 'orderDate', 'customerId', 'productId', 'amount'];
  const sale = (orderId: string, orderDate: string, productId: string, amount: string): FeedRow => ({
    orderId,
    orderDate,
    customerId: 'ann',
    productId,
    amount,
  });
  const january = file('january.csv', 'orders', roles, [
    sale('A', '2024-01-05', 'tea', '1'),
    sale('X', '2024-01-31', 'tea', '2'),
    sale('Y', '2024-01-31', 'pot', '8'),
  ]);
  const february = file('february.csv', 'orders', roles, [
    sale('X', '2024-01-31', 'cup', '3'),
    sale('Y', '2024-01-31', 'pot', '8'),
    sale('B', '2024-02-02', 'tea', '4'),
  ]);
  const summaries = await commit([january, february]);
  expect(summaries.map(({ ledger }) => [ledger.loaded, ledger.unchanged, ledger.amount])).toEqual([
    [3, 0, '11'],
    [2, 1, '7'],
  ]);
  expect(bench.store.info()).toMatchObject({ orders: 4, lines: 5 });
});

test('the same bytes are refused, another table from the same bytes is not', async () => {
  const lines = file(
    'both.csv',
    'orders',
    ['orderId', 'orderDate', 'customerId', 'amount'],
    [{ orderId: 'A', orderDate: '2024-01-05', customerId: 'ann', amount: '3' }],
  );
  const customers = {
    ...lines,
    mapping: {
      ...lines.mapping,
      kind: 'customers' as const,
      columns: lines.mapping.columns.map((column) => (column.role === 'customerId' ? column : { ...column, role: 'ignore' as const })),
    },
  };
  expect(await commit([lines, customers])).toHaveLength(2);
  await expect(commit([lines])).rejects.toMatchObject({ code: 'IMPORT_REPEATED' });
  await expect(commit([people(), customers])).rejects.toMatchObject({ code: 'IMPORT_REPEATED' });
});

test('names of one file that another nearly has, or the store, are proposed before anything is loaded', async () => {
  await commit([file('companies.csv', 'companies', ['customerName'], [{ customerName: 'Acme Ltd.' }])]);
  const products = file('products.csv', 'products', ['productName'], [{ productName: 'GTX Pro' }, { productName: 'MG Special' }]);
  const deals = file(
    'deals.csv',
    'deals',
    ['recordId', 'stage', 'productName', 'customerName', 'employeeName'],
    [
      { recordId: 'D1', stage: 'Won', productName: 'GTXPro', customerName: 'ACME Ltd', employeeName: 'Eve' },
      { recordId: 'D2', stage: 'Won', productName: 'GTX Pro', customerName: 'Beta', employeeName: 'Eve' },
    ],
  );
  const check = await checkSet(bench.store, { files: [deals, products] }, quietJob());
  expect(check.files.map(({ nearNames }) => nearNames)).toEqual([
    [
      { column: 2, from: 'GTXPro', to: 'GTX Pro' },
      { column: 3, from: 'ACME Ltd', to: 'Acme Ltd.' },
    ],
    undefined,
  ]);
  const steps: CleaningStep[] = [{ step: 'mapValues', column: 2, values: [{ from: 'GTXPro', to: 'GTX Pro' }] }];
  const mended = await checkSet(bench.store, { files: [{ ...deals, mapping: { ...deals.mapping, steps } }, products] }, quietJob());
  expect(mended.files[0]?.nearNames).toEqual([{ column: 3, from: 'ACME Ltd', to: 'Acme Ltd.' }]);
});

test('a file whose columns do not suffice is named before any is read', async () => {
  const noDate = file('no-date.csv', 'orders', ['orderId', 'amount'], [{ orderId: 'A', amount: '1' }]);
  const refusal = { code: 'MAPPING_INVALID', params: { role: 'orderDate', file: 'no-date.csv' } };
  await expect(commit([people(), noDate])).rejects.toMatchObject(refusal);
  await expect(checkSet(bench.store, { files: [people(), noDate] }, quietJob())).rejects.toMatchObject(refusal);
});
