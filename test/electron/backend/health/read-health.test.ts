import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readHealth } from '../../../../electron/backend/health/read-health.ts';
import { commitImport } from '../../../../electron/backend/imports/commit-import.ts';
import { previewImport } from '../../../../electron/backend/imports/preview-import.ts';
import { parseIsoDay } from '../../../../shared/model/day.ts';
import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import { openWorkbench, quietJob, type Workbench } from '../imports/support/workbench.ts';

const CUSTOMERS = [
  'customer id;name;e-mail;phone;country;favourite colour',
  'c1;Ann;ann@example.com;+44 20 7946 0958;Germany;red',
  'c2;Ben;ben(at)example;030 1234567;DE;',
  'c3;Cem;ann@EXAMPLE.com;12;Unspecified;blue',
  'c4;Dee;;۰۲۱-۸۸۷۷۶۶۵۵;ایران;',
  'c5;Eve;eve@example.museum;(555) 123-4567 ext. 12;;green',
];
const ORDERS = [
  'order id;order date;customer id;product;amount;channel',
  'o1;2024-01-05;c1;Tea;10.00;web',
  'o2;2024-01-06;c2;Tea;12.00;web',
  'o2;2024-01-06;c2;Tea;12.00;web',
  'o3;2024-01-07;;Tea;11.00;shop',
  'o4;2040-01-08;c3;Tea;9.00;shop',
  'o5;2024-01-09;c4;Tea;1000000.00;',
  ...Array.from({ length: 24 }, (_, index) => `p${index};2024-02-01;c5;Tea;${9 + (index % 5)}.50;web`),
];

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

async function load(name: string, lines: readonly string[], kind: ImportKind): Promise<void> {
  const path = join(bench.folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  const { mapping } = await previewImport(bench.store, { path, kind });
  const columns = mapping.columns.map((column) => (column.header === 'favourite colour' ? { ...column, role: 'ignore' as const } : column));
  await commitImport(bench, { path, mapping: { ...mapping, columns } }, quietJob());
}

async function columnOf(relation: string, column: string) {
  const health = await readHealth(bench);
  const found = health.relations.find((candidate) => candidate.relation === relation)?.columns.find((candidate) => candidate.column === column);
  if (found === undefined) throw new Error(`no ${relation}.${column}`);
  return found;
}

describe('data health', () => {
  test('an empty client file has nothing to examine, and every analysis is off with what it lacks', async () => {
    const { relations, unused, off } = await readHealth(bench);
    expect(relations).toEqual([]);
    expect(unused).toEqual([]);
    expect(off.length).toBeGreaterThan(0);
    expect(off[0]?.missing[0]).toMatchObject({
      relation: 'order_lines',
      roles: expect.arrayContaining([expect.any(String)]),
      kinds: expect.arrayContaining(['orders']),
    });
  });

  test('counts what is filled, right and different, with examples of what is wrong', async () => {
    await load('customers.csv', CUSTOMERS, 'customers');
    expect(await columnOf('customers', 'email')).toMatchObject({
      rows: 5,
      filled: 4,
      valid: 3,
      rule: 'email',
      distinct: 4,
      isDistinctExact: true,
      invalidExamples: [{ value: 'ben(at)example', rows: 1 }],
    });
    expect(await columnOf('customers', 'phone')).toMatchObject({ filled: 5, valid: 4, invalidExamples: [{ value: '12', rows: 1 }] });
    expect(await columnOf('customers', 'country')).toMatchObject({ filled: 4, valid: 3, invalidExamples: [{ value: 'Unspecified', rows: 1 }] });
    const [customers] = (await readHealth(bench)).relations;
    // Two customers share an address that differs in case alone.
    expect(customers).toMatchObject({ relation: 'customers', rows: 5, duplicates: 2, naturalKey: ['email'], ageDays: null });
  });

  test('knows days that cannot be, numbers far outside, lines that are there twice, and the age of a table', async () => {
    await load('orders.csv', ORDERS, 'orders');
    expect(await columnOf('order_lines', 'ordered_at')).toMatchObject({
      rule: 'pastDay',
      filled: 30,
      valid: 29,
      invalidExamples: [{ value: '2040-01-08', rows: 1 }],
    });
    expect(await columnOf('order_lines', 'amount')).toMatchObject({ outliers: { rows: 1, examples: ['1000000'] } });
    expect(await columnOf('order_lines', 'customer_id')).toMatchObject({ filled: 29, rows: 30 });
    expect(await columnOf('order_lines', 'channel')).toMatchObject({ filled: 29, distinct: 2 });
    const lines = (await readHealth(bench)).relations.find(({ relation }) => relation === 'order_lines');
    expect(lines).toMatchObject({ rows: 30, duplicates: 2, firstDay: 19_727 });
    expect(lines?.ageDays).toBeLessThan(0);
    expect((await columnOf('order_lines', 'amount')).usedBy.length).toBeGreaterThan(0);
  });

  test('judges what files said, not what the warehouse works out', async () => {
    await load('orders.csv', ORDERS, 'orders');
    const { relations } = await readHealth(bench);
    const names = relations.flatMap(({ columns }) => columns.map(({ relation, column }) => `${relation}.${column}`));
    expect(names).not.toEqual(expect.arrayContaining(['customers.revenue']));
    expect(names.filter((name) => /\.(import_id|row_no|line_id|kind|day|first_day|revenue)$/.test(name))).toEqual([]);
    expect(relations.map(({ relation }) => relation)).not.toContain('calendar');
  });

  test('keeps a point per import; undo takes its point away', async () => {
    await load('january.csv', ORDERS, 'orders');
    await load(
      'march.csv',
      [ORDERS[0] ?? '', ...Array.from({ length: 10 }, (_, index) => `q${index};2024-03-01;${index < 4 ? 'c1' : ''};Tea;5.00;web`)],
      'orders',
    );
    expect((await columnOf('order_lines', 'customer_id')).trend).toEqual([
      { importId: 1, filled: 29 / 30, valid: null, distinct: 5 / 29, freshDay: parseIsoDay('2040-01-08') },
      { importId: 2, filled: 0.4, valid: null, distinct: 1 / 4, freshDay: parseIsoDay('2024-03-01') },
    ]);
    await bench.undo(2);
    expect((await columnOf('order_lines', 'customer_id')).trend).toHaveLength(1);
    expect(bench.store.reader.prepare('SELECT DISTINCT import_id FROM import_quality').all()).toEqual([{ import_id: 1 }]);
  });

  test('measures dimension rows by the import that brought them', async () => {
    await load('customers.csv', CUSTOMERS, 'customers');
    await load('more.csv', [CUSTOMERS[0] ?? '', 'd1;Flo;;;France;', 'd2;Gus;gus@example.org;;France;'], 'customers');
    expect((await columnOf('customers', 'email')).trend).toEqual([
      { importId: 1, filled: 0.8, valid: 0.75, distinct: 1, freshDay: null },
      { importId: 2, filled: 0.5, valid: 1, distinct: 1, freshDay: null },
    ]);
  });

  test('tells of each column how fresh its values are: by its rows, and where these have no time by its imports', async () => {
    await load('customers.csv', CUSTOMERS, 'customers');
    await load('orders.csv', ORDERS, 'orders');
    await load('more.csv', [CUSTOMERS[0] ?? '', 'd1;Flo;;;France;'], 'customers');
    expect((await columnOf('order_lines', 'ordered_at')).freshness).toEqual({ day: parseIsoDay('2040-01-08'), of: 'row' });
    const ordered = [ORDERS[0] ?? '', 'z1;2041-01-01;;Tea;1.00;', 'z2;2041-01-02;c9;Tea;1.00;'];
    await load('later.csv', ordered, 'orders');
    // No later row names a channel.
    expect((await columnOf('order_lines', 'channel')).freshness).toEqual({ day: parseIsoDay('2040-01-08'), of: 'row' });
    expect((await columnOf('order_lines', 'customer_id')).freshness).toEqual({ day: parseIsoDay('2041-01-02'), of: 'row' });
    const today = Math.floor(Date.now() / 86_400_000);
    const email = await columnOf('customers', 'email');
    expect(email.freshness?.of).toBe('import');
    expect(Math.abs((email.freshness?.day ?? 0) - today)).toBeLessThanOrEqual(1);
    expect((await columnOf('customers', 'company')).freshness).toBeNull();
  });

  test('where rows do not say when they began, another time of theirs counts', async () => {
    await load(
      'tickets.csv',
      ['ticket id;customer;opened at;first response time;status', 't1;c1;;2024-01-05 10:00:00;open', 't2;c1;2024-01-03 09:00:00;;closed'],
      'tickets',
    );
    const tickets = (await readHealth(bench)).relations.find(({ relation }) => relation === 'tickets');
    expect(tickets).toMatchObject({ firstDay: parseIsoDay('2024-01-03'), lastDay: parseIsoDay('2024-01-05') });
    expect((await columnOf('tickets', 'status')).freshness).toEqual({ day: parseIsoDay('2024-01-05'), of: 'row' });
    expect((await columnOf('tickets', 'created_at')).freshness).toEqual({ day: parseIsoDay('2024-01-03'), of: 'row' });
  });

  test('what older versions measured is measured anew', async () => {
    await load('customers.csv', CUSTOMERS, 'customers');
    bench.store.writer.exec('DELETE FROM import_quality');
    expect((await columnOf('customers', 'email')).trend).toHaveLength(1);
  });

  test('lists columns nothing uses, with what they hold and could be', async () => {
    await load('customers.csv', CUSTOMERS, 'customers');
    const { unused } = await readHealth(bench);
    expect(unused).toMatchObject([{ fileName: 'customers.csv', header: 'favourite colour', filled: 0.6, examples: ['red', 'blue', 'green'] }]);
  });
});
