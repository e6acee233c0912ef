import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commitImport } from '../../../../../electron/backend/imports/commit-import.ts';
import { previewImport } from '../../../../../electron/backend/imports/preview-import.ts';
import { listImports } from '../../../../../electron/backend/imports/read-imports.ts';
import { checkCorrections } from '../../../../../electron/backend/imports/rejects/check-corrections.ts';
import { exportRejected } from '../../../../../electron/backend/imports/rejects/export-rejected.ts';
import { readRejectedRecords } from '../../../../../electron/backend/imports/rejects/read-records.ts';
import { resubmitRows } from '../../../../../electron/backend/imports/rejects/resubmit.ts';
import { findArtifact } from '../../../../../electron/backend/platform/staging.ts';
import { readTemplates } from '../../../../../electron/backend/store/queries/templates.ts';
import { sql } from '../../../../../shared/warehouse/sql.ts';
import { digestTables } from '../../store/support/digests.ts';
import { importText } from '../support/text-import.ts';
import { openWorkbench, quietJob, type Workbench } from '../support/workbench.ts';

/** A till's export: semicolons, days first, decimal commas. Order 103 has one line that can be read and one that cannot. */
const CSV = [
  'Order;Date;Customer;Product;Qty;Total;Note',
  '101;05.02.2024;c1;Tea;2;7,50;ok',
  '102;31.02.2024;c2;"Coffee; dark";1;12,00;"=1+1"',
  '103;06.02.2024;c3;Tea;1;3,75;',
  '103;06.02.2024;c3;Cups;4;1O,00;set of 4',
  '104;07.02.2024;c4;Pot',
  '105;25.02.2024;c5;Pot;1;30,00;a;b',
  ...Array.from({ length: 12 }, (_, index) => `${200 + index};28.02.2024;c1;Tea;1;3,75;`),
  '',
].join('\r\n');

let bench: Workbench;
let folder: string;
let parts: { store: Workbench['store']; warehouse: Workbench['warehouse']; stagingDir: string };
beforeEach(async () => {
  bench = await openWorkbench();
  folder = mkdtempSync(join(tmpdir(), 'clientele-rejects-'));
  const path = join(folder, 'till.csv');
  writeFileSync(path, CSV);
  parts = { store: bench.store, warehouse: bench.warehouse, stagingDir: folder };
  const { mapping } = await previewImport(bench.store, { path, dialect: { ragged: 'refuse' } });
  await commitImport(parts, { path, mapping }, quietJob());
});
afterEach(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

const page = { id: 1, offset: 0, limit: 100, open: true };

/** Every refused record as a person would put it right. */
function correctAll() {
  return readRejectedRecords(bench.store, page).rows.map(({ row, fields }) => {
    const [order = '', , , , , , note = ''] = fields;
    if (order === '102') return { row, fields: fields.with(1, '29.02.2024') };
    if (order === '103') return { row, fields: fields.with(5, '15,00') };
    if (order === '104') return { row, fields: [...fields.slice(0, 4), '1', '30,00', ''] };
    return { row, fields: [...fields.slice(0, 6), `${note}, b`, ''] };
  });
}

async function linesOf(order: string): Promise<string[]> {
  const { columns } = await bench.warehouse.query(
    sql`select l.amount::VARCHAR as amount from order_lines l join orders o on o.order_id = l.order_id where o.order_key = ${order} order by l.line_id`,
  );
  return Array.from(columns.amount?.values ?? [], String);
}

describe('refused records', () => {
  test('come with all their fields, the column at fault and its place', () => {
    const { total, open, header, rows } = readRejectedRecords(bench.store, page);
    expect({ total, open }).toEqual({ total: 4, open: 4 });
    expect(header).toEqual(['Order', 'Date', 'Customer', 'Product', 'Qty', 'Total', 'Note']);
    expect(rows.map(({ line, column, place, reason, value }) => ({ line, column, place, reason, value }))).toEqual([
      { line: 3, column: 'Date', place: 1, reason: 'notADate', value: '31.02.2024' },
      { line: 5, column: 'Total', place: 5, reason: 'notANumber', value: '1O,00' },
      { line: 6, column: null, place: null, reason: 'tooFewFields', value: expect.any(String) },
      { line: 7, column: null, place: null, reason: 'tooManyFields', value: expect.any(String) },
    ]);
    expect(rows[0]?.fields).toEqual(['102', '31.02.2024', 'c2', 'Coffee; dark', '1', '12,00', '=1+1']);
    expect(rows[2]?.fields).toEqual(['104', '07.02.2024', 'c4', 'Pot', '', '', '']);
    expect(rows[3]?.fields).toHaveLength(8);
  });

  test('are read again by the parser and nothing is stored', async () => {
    const before = digestTables(bench.store.reader);
    const [first, second, ...rest] = readRejectedRecords(bench.store, page).rows;
    const rows = [
      { row: first?.row ?? 0, fields: (first?.fields ?? []).with(1, '28.02.2024') },
      ...[second, ...rest].map((record) => ({ row: record?.row ?? 0, fields: record?.fields ?? [] })),
    ];
    const check = await checkCorrections(parts, { id: 1, rows }, new AbortController().signal);
    expect(check).toMatchObject({ loaded: 1, filtered: 0 });
    expect(check.faults.map(({ row, place, reason }) => ({ row, place, reason }))).toEqual([
      { row: 4, place: 5, reason: 'notANumber' },
      { row: 5, place: 5, reason: 'missingValue' },
      { row: 6, place: null, reason: 'tooManyFields' },
    ]);
    expect(digestTables(bench.store.reader)).toEqual(before);
  });

  test('that were corrected come in as an import of their own; the first ledger stays', async () => {
    const before = listImports(bench.store)[0];
    const templates = readTemplates(bench.store.reader);
    const summary = await resubmitRows(parts, { id: 1, rows: correctAll() }, quietJob());
    expect(summary).toMatchObject({ id: 2, fileName: 'till.csv', ledger: { read: 4, loaded: 4, rejected: 0, amount: '87' } });
    expect(listImports(bench.store).find(({ id }) => id === 1)?.ledger).toEqual(before?.ledger);
    expect(readTemplates(bench.store.reader)).toEqual(templates);
    expect(readRejectedRecords(bench.store, page)).toMatchObject({ total: 4, open: 0, rows: [] });
    expect(readRejectedRecords(bench.store, { ...page, open: false }).rows.map(({ fixedBy }) => fixedBy)).toEqual([2, 2, 2, 2]);
  });

  test('a corrected line joins its order: the line that came before stays', async () => {
    await resubmitRows(parts, { id: 1, rows: correctAll() }, quietJob());
    expect(await linesOf('103')).toEqual(['37500', '150000']);
  });

  test('what is still wrong stays, what is right comes in, and both can be done again', async () => {
    const [date, amount] = correctAll();
    const wrong = { row: amount?.row ?? 0, fields: (amount?.fields ?? []).with(5, 'fifteen') };
    await resubmitRows(parts, { id: 1, rows: [date ?? wrong, wrong] }, quietJob());
    expect(readRejectedRecords(bench.store, page)).toMatchObject({ total: 4, open: 3 });
    await expect(resubmitRows(parts, { id: 1, rows: [wrong] }, quietJob())).rejects.toMatchObject({ code: 'NOTHING_TO_LOAD' });
    // Sent twice, it is not loaded twice.
    await expect(resubmitRows(parts, { id: 1, rows: [date ?? wrong] }, quietJob())).rejects.toMatchObject({ code: 'NOTHING_TO_LOAD' });
    expect(await linesOf('102')).toEqual(['120000']);
  });

  test('two rows put right to the same text one after the other both come in', async () => {
    const milk = '2024-13-01,Milk,5';
    const { id, ledger } = await importText(bench, 'orders', ['orderDate,productName,amount', '2024-01-01,Milk,5', milk, milk]);
    expect(ledger).toMatchObject({ loaded: 1, rejected: 2 });
    const lines = bench.store.info().lines;
    const fields = ['2024-01-13', 'Milk', '5'];
    for (const { row } of readRejectedRecords(bench.store, { ...page, id }).rows)
      await resubmitRows(parts, { id, rows: [{ row, fields }] }, quietJob());
    expect(bench.store.info().lines).toBe(lines + 2);
    expect(readRejectedRecords(bench.store, { ...page, id })).toMatchObject({ total: 2, open: 0 });
  });

  test('one row sent twice at once comes in once; a row that was not refused is none to correct', async () => {
    const [date] = correctAll();
    if (date === undefined) throw new Error('no refused rows');
    const send = (note: string) => resubmitRows(parts, { id: 1, rows: [{ row: date.row, fields: date.fields.with(6, note) }] }, quietJob());
    const [one, other] = await Promise.allSettled([send('one'), send('other')]);
    expect(one).toMatchObject({ status: 'fulfilled' });
    expect(other).toMatchObject({ status: 'rejected', reason: { code: 'NOTHING_TO_LOAD' } });
    expect(await linesOf('102')).toEqual(['120000']);
    const loaded = { row: 1, fields: ['101', '05.02.2024', 'c1', 'Tea', '2', '7,50', 'ok'] };
    await expect(resubmitRows(parts, { id: 1, rows: [loaded] }, quietJob())).rejects.toMatchObject({ code: 'ROW_NOT_FOUND', params: { row: 1 } });
  });

  test('undo opens them again and leaves the file as it was', async () => {
    const before = digestTables(bench.store.reader);
    await resubmitRows(parts, { id: 1, rows: correctAll() }, quietJob());
    await bench.undo(2);
    expect(readRejectedRecords(bench.store, page).open).toBe(4);
    const after = digestTables(bench.store.reader);
    expect(
      Object.keys(after).filter((table) => table !== 'meta' && JSON.stringify(after[table as never]) !== JSON.stringify(before[table as never])),
    ).toEqual([]);
  });

  test('are downloaded with their own columns, line, reason in words, and guarded against formulas', async () => {
    const artifact = await exportRejected(parts, { id: 1, format: 'excelCsv', locale: 'en' }, quietJob());
    expect(artifact.fileName).toBe('till - rejected rows.csv');
    const found = await findArtifact(folder, artifact.artifactId);
    const text = readFileSync(found?.path ?? '', 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const lines = text.slice(1).trimEnd().split('\r\n');
    expect(lines[0]).toBe('Order,Date,Customer,Product,Qty,Total,Note,File,Line,Column,Text,Reason,State');
    expect(lines[1]).toBe(`102,31.02.2024,c2,Coffee; dark,1,"12,00",'=1+1,till.csv,3,Date,31.02.2024,This is not a date.,open`);
    expect(lines).toHaveLength(5);
    const persian = await exportRejected(parts, { id: 1, format: 'csv', locale: 'fa' }, quietJob());
    expect(readFileSync((await findArtifact(folder, persian.artifactId))?.path ?? '', 'utf8').split('\r\n')[0]).toBe(
      'Order,Date,Customer,Product,Qty,Total,Note,فایل,خط,ستون,متن,دلیل,وضعیت',
    );
  });

  test('a cell that is filled from above is filled before the record leaves its neighbours', async () => {
    const path = join(folder, 'report.csv');
    writeFileSync(
      path,
      [
        'Order;Date;Customer no.;Product;Qty;Total',
        '301;05.02.2024;c9;Tea;1;1,00',
        '302;06.02.2024;;Tea;1;2,00',
        '303;31.02.2024;;Tea;1;4,00',
        '',
      ].join('\n'),
    );
    const { mapping } = await previewImport(bench.store, { path });
    const { id } = await commitImport(parts, { path, mapping: { ...mapping, steps: [{ step: 'fillDown', columns: [2] }] } }, quietJob());
    const [record] = readRejectedRecords(bench.store, { ...page, id }).rows;
    expect(record?.fields).toEqual(['303', '31.02.2024', 'c9', 'Tea', '1', '4,00']);
    const rows = [{ row: record?.row ?? 0, fields: (record?.fields ?? []).with(1, '29.02.2024') }];
    await resubmitRows(parts, { id, rows }, quietJob());
    const { columns } = await bench.warehouse.query(
      sql`select c.customer_key as key from orders o join customers c on c.customer_id = o.customer_id where o.order_key in ('302', '303')`,
    );
    expect(columns.key?.values).toEqual(['c9', 'c9']);
  });

  test('lines of orders that no file brought are refused by the store, also when they are read again', async () => {
    const path = join(folder, 'lines.csv');
    writeFileSync(path, ['Order;Product;Qty;Total', '101;Tea;1;1,00', '999;Tea;1;2,00', ''].join('\n'));
    const { mapping } = await previewImport(bench.store, { path, kind: 'orderLines' });
    const { id, ledger } = await commitImport(parts, { path, mapping }, quietJob());
    expect(ledger).toMatchObject({ loaded: 1, rejected: 1 });
    const [record] = readRejectedRecords(bench.store, { ...page, id }).rows;
    expect(record).toMatchObject({ reason: 'unknownOrder', fields: ['999', 'Tea', '1', '2,00'] });
    const still = { row: record?.row ?? 0, fields: ['998', 'Tea', '1', '2,00'] };
    expect((await checkCorrections(parts, { id, rows: [still] }, new AbortController().signal)).faults).toMatchObject([
      { row: 2, reason: 'unknownOrder' },
    ]);
    const summary = await resubmitRows(parts, { id, rows: [{ ...still, fields: ['101', 'Tea', '1', '2,00'] }] }, quietJob());
    expect(summary.ledger).toMatchObject({ loaded: 1, rejected: 0 });
    // A file of lines says what an order holds: the line of the till gave way to it, the corrected one joins it.
    expect(await linesOf('101')).toEqual(['10000', '20000']);
  });

  test('records of a file that is no delimited text are corrected all the same', async () => {
    const path = join(folder, 'orders.ndjson');
    const order = (number: number, date: string, note: string) =>
      JSON.stringify({ 'order id': `n${number}`, 'order date': date, 'customer no': 'c1', amount: 5.5, note });
    writeFileSync(path, [order(1, '2024-02-05', 'a'), order(2, '2024-02-31', 'with, comma "and" quote'), order(3, '2024-02-07', ''), ''].join('\n'));
    const { mapping } = await previewImport(bench.store, { path });
    const { id } = await commitImport(parts, { path, mapping }, quietJob());
    const [record] = readRejectedRecords(bench.store, { ...page, id }).rows;
    expect(record?.fields).toContain('with, comma "and" quote');
    const place = record?.place ?? -1;
    expect(record?.fields[place]).toBe('2024-02-31');
    const rows = [{ row: record?.row ?? 0, fields: (record?.fields ?? []).with(place, '2024-02-29') }];
    expect((await resubmitRows(parts, { id, rows }, quietJob())).ledger).toMatchObject({ loaded: 1, rejected: 0, amount: '5.5' });
    expect(await linesOf('n2')).toEqual(['55000']);
  });
});
