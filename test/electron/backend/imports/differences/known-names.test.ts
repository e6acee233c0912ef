import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkText, importText } from '../support/text-import.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(async () => {
  await bench.close();
});

const DEALS = [
  'recordId,createdAt,productName,customerName,stage,amount',
  'D1,2017-03-01,GTXPro,Acme Ltd,Won,10',
  'D2,2017-03-02,GTX Basic,Beta,Lost,20',
];

test('a name that the store nearly knows is proposed for the one it has', async () => {
  await importText(bench, 'products', ['productName', 'GTX Basic', 'GTX Pro', 'MG Special']);
  await importText(bench, 'companies', ['customerName', 'ACME Ltd.', 'Gamma']);
  const check = await checkText(bench, 'deals', DEALS);
  expect(check.nearNames).toEqual([
    { column: 2, from: 'GTXPro', to: 'GTX Pro' },
    { column: 3, from: 'Acme Ltd', to: 'ACME Ltd.' },
  ]);
});

test('nothing is proposed where all is known, all is new, or the file is the list itself', async () => {
  expect((await checkText(bench, 'deals', DEALS)).nearNames).toBeUndefined();
  await importText(bench, 'products', ['productName', 'GTX Basic', 'GTXPro', 'GTX Pro']);
  expect((await checkText(bench, 'deals', DEALS)).nearNames).toBeUndefined();
  expect((await checkText(bench, 'products', ['productName', 'MG Special', 'GTX-Pro'])).nearNames).toBeUndefined();
});

test('people who have a number are not taken for others with a like name', async () => {
  await importText(bench, 'customers', ['customerId,customerName', 'C1,Jon Smith']);
  const check = await checkText(bench, 'orders', ['orderId,orderDate,customerId,customerName,amount', 'O1,2024-01-01,C2,John Smith,5']);
  expect(check.nearNames).toBeUndefined();
});

test('two customers whom a later file takes for one are told, once per pair', async () => {
  await importText(bench, 'interactions', ['occurredAt,email', '2024-01-01,ada@x.org']);
  await importText(bench, 'customers', ['customerId,customerName', 'C7,Ada Byron', 'C8,Bob', 'C9,Cleo']);
  const orders = [
    'orderId,orderDate,customerId,customerAltId,email,amount',
    'O1,2024-01-02,C7,,ADA@x.org,5',
    'O2,2024-01-03,C7,,ada@x.org,5',
    'O3,2024-01-03,C8,C9,,5',
    'O4,2024-01-04,C10,,new@x.org,5',
  ];
  const check = await checkText(bench, 'orders', orders);
  expect(check.sameCustomers).toEqual({
    count: 2,
    examples: [
      { row: 1, one: { key: 'C7', name: 'Ada Byron' }, other: { key: 'email:ada@x.org', name: null } },
      { row: 3, one: { key: 'C8', name: 'Bob' }, other: { key: 'C9', name: 'Cleo' } },
    ],
  });
});

test('two numbers that share an address, and a number met for the first time, are no such pair', async () => {
  await importText(bench, 'customers', ['customerId,email', 'C1,family@x.org', 'C2,family@x.org']);
  await importText(bench, 'interactions', ['occurredAt,email', '2024-01-01,ada@x.org']);
  const check = await checkText(bench, 'orders', [
    'orderId,orderDate,customerId,email,amount',
    'O1,2024-01-02,C2,family@x.org,5',
    'O2,2024-01-02,C3,ada@x.org,5',
  ]);
  expect(check.sameCustomers).toBeUndefined();
});
