import { expect, test } from 'vitest';
import { broughtBy } from '../../../../../renderer/screens/import/done/brought-by.ts';
import type { ImportSummary } from '../../../../../shared/contract/imports.ts';

const SUMMARY: ImportSummary = {
  id: 3,
  kind: 'orders',
  fileName: 'till.csv',
  fileSize: 1,
  sha256: '',
  encoding: 'utf-8',
  importedAt: '2026-01-01T00:00:00.000Z',
  ledger: { read: 260, loaded: 64, unchanged: 196, filtered: 0, rejected: 0, filteredBy: [], amount: '835.6', rounded: 0, anonymous: 0 },
  newCustomers: 0,
  newProducts: 1,
  newOrders: 60,
  canUndo: true,
};
const orders = { table: 'orders', new: 60, changed: 4, unchanged: 196, vanished: 0, examples: [] };

test('new and changed rows by table; what nothing came to is left out', () => {
  expect(broughtBy(SUMMARY, { differences: [orders] })).toEqual([
    { table: 'order_lines', added: 64, changed: 0 },
    { table: 'orders', added: 60, changed: 4 },
    { table: 'products', added: 1, changed: 0 },
  ]);
  expect(broughtBy(SUMMARY, undefined)).toContainEqual({ table: 'orders', added: 60, changed: 0 });
});

test('a table that the import counted itself is told once', () => {
  const tables = [
    { table: 'products', added: 2, changed: 5, superseded: 0 },
    { table: 'payments', added: 0, changed: 0, superseded: 0 },
  ];
  expect(broughtBy({ ...SUMMARY, kind: 'products', newOrders: 0, tables }, undefined)).toEqual([tables[0]]);
});
