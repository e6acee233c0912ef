import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkImport } from '../../../../electron/backend/imports/check-import.ts';
import { commitImport } from '../../../../electron/backend/imports/commit-import.ts';
import { previewImport } from '../../../../electron/backend/imports/preview-import.ts';
import { findLines, readRawRow } from '../../../../electron/backend/imports/read-imports.ts';
import { digestTables } from '../store/support/digests.ts';
import { openWorkbench, quietJob, type Workbench } from './support/workbench.ts';

const CSV = [
  'Invoice;Date;Customer;Article;Description;Qty;Price;Country',
  '536365;01.12.2010 08:26;17850;85123A;"WHITE HANGING; HEART";6;2,55;Germany',
  '536365;01.12.2010 08:26;17850;71053;"two',
  'lines";6;3,39;Germany',
  'C536379;02.12.2010 09:41;14527;D;Discount;-1;27,50;Germany',
  '536380;03.12.2010 09:41;;22961;JAM;24;1,4501;France',
  '536381;31.13.2010 09:41;15311;22139;TEA;1;4,25;France',
  ...Array.from({ length: 20 }, (_, index) => `${536_400 + index};04.12.2010 10:00;17850;85123A;"WHITE HANGING; HEART";1;1,00;Germany`),
  '',
].join('\r\n');

let bench: Workbench;
let folder: string;
let path: string;
beforeEach(async () => {
  bench = await openWorkbench();
  folder = mkdtempSync(join(tmpdir(), 'clientele-csv-'));
  path = join(folder, 'retail.csv');
  writeFileSync(path, CSV);
});
afterEach(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a file on its way through the parser worker', () => {
  test('preview, check, import, and the mapping offered again', async () => {
    const { store, warehouse } = bench;
    const preview = await previewImport(store, { path });
    expect(preview).toMatchObject({ fileName: 'retail.csv', kind: 'orders', savedMapping: null });
    const mapping = { ...preview.mapping, filters: [{ column: 0, test: 'notStartsWith' as const, value: 'C' }] };
    const before = digestTables(store.reader);
    const check = await checkImport(store, { path, mapping }, quietJob());
    expect(check).toMatchObject({ newCustomers: 1, newProducts: 3, orders: 22, repeats: null });
    expect(check.ledger).toMatchObject({ read: 25, loaded: 23, filtered: 1, rejected: 1, filteredBy: [1], anonymous: 1, amount: '90.4424' });
    expect(check.rejected).toMatchObject([{ row: 5, line: 7, column: 'Date', reason: 'notADate' }]);
    expect(digestTables(store.reader)).toEqual(before);
    const summary = await commitImport({ store, warehouse }, { path, mapping }, quietJob());
    expect(summary.ledger).toEqual(check.ledger);
    expect(summary).toMatchObject({ newCustomers: 1, newProducts: 3, newOrders: 22, sha256: check.sha256 });
    expect((await checkImport(store, { path, mapping }, quietJob())).repeats).toMatchObject({ importId: 1 });
    const again = await previewImport(store, { path, fileName: 'next month.csv' });
    expect(again.savedMapping).toMatchObject({ name: 'retail.csv' });
    expect(again.mapping).toEqual(mapping);
  });

  test('titles, totals and a stray delimiter: nothing of them becomes a row, the mended one is listed, every cent is there', async () => {
    const { store, warehouse } = bench;
    const rows = Array.from(
      { length: 12 },
      (_, index) => `${7001 + index},2024-05-${String(index + 1).padStart(2, '0')},C${10 + index},Tea,${index + 1}.25`,
    );
    const ragged = '7099,,2024-05-20,C99,Jam,3.50';
    writeFileSync(path, ['Orders of May,,,,', 'Order,Date,Customer,Product,Amount', ...rows, ragged, 'Total,,,,84.50', ''].join('\n'));
    const preview = await previewImport(store, { path });
    expect(preview.structure).toEqual({
      preamble: ['Orders of May,,,,'],
      footer: ['Total,,,,84.50'],
      comments: 0,
      repaired: 1,
      unterminatedAt: null,
    });
    const check = await checkImport(store, { path, mapping: preview.mapping }, quietJob());
    expect(check.ledger).toMatchObject({ read: 13, loaded: 13, rejected: 0, repaired: 1, amount: '84.5' });
    expect(check.repaired).toEqual([{ row: 13, line: 15, value: ragged }]);
    const { id, ledger } = await commitImport({ store, warehouse }, { path, mapping: preview.mapping }, quietJob());
    expect(ledger).toEqual(check.ledger);
    expect(readRawRow(store, id, 13)).toMatchObject({ line: 15, text: ragged });
  });

  test('raw rows of every fate come back as they were, with their physical line', async () => {
    const { store, warehouse } = bench;
    const { mapping } = await previewImport(store, { path });
    await commitImport({ store, warehouse }, { path, mapping }, quietJob());
    expect(readRawRow(store, 1, 2)).toMatchObject({
      line: 3,
      text: '536365;01.12.2010 08:26;17850;71053;"two\r\nlines";6;3,39;Germany',
      fields: ['536365', '01.12.2010 08:26', '17850', '71053', 'two\r\nlines', '6', '3,39', 'Germany'],
    });
    expect(readRawRow(store, 1, 5).text).toBe('536381;31.13.2010 09:41;15311;22139;TEA;1;4,25;France');
    expect(
      findLines(
        store,
        [1, 2, 3, 4, 5].map((row) => ({ importId: 1, row })),
      ).map(({ line }) => line),
    ).toEqual([2, 3, 5, 6, 7]);
  });

  test('what the parser refuses reaches the caller and leaves nothing', async () => {
    const { store, warehouse } = bench;
    const { mapping } = await previewImport(store, { path });
    const before = digestTables(store.reader);
    await expect(commitImport({ store, warehouse }, { path: join(folder, 'gone.csv'), mapping }, quietJob())).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
    writeFileSync(path, '');
    await expect(commitImport({ store, warehouse }, { path, mapping }, quietJob())).rejects.toMatchObject({ code: 'FILE_EMPTY' });
    expect(digestTables(store.reader)).toEqual(before);
  });

  test('a file that cannot be mapped is refused before it is read', async () => {
    const { store, warehouse } = bench;
    const { mapping } = await previewImport(store, { path });
    const columns = mapping.columns.filter(({ role }) => role !== 'orderDate');
    await expect(commitImport({ store, warehouse }, { path, mapping: { ...mapping, columns } }, quietJob())).rejects.toMatchObject({
      code: 'MAPPING_INVALID',
      params: { role: 'orderDate' },
    });
  });
});
