import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkImport } from '../../../../../electron/backend/imports/check-import.ts';
import { commitImport } from '../../../../../electron/backend/imports/commit-import.ts';
import { previewImport } from '../../../../../electron/backend/imports/preview-import.ts';
import { restoreFile } from '../../../../../electron/backend/imports/restore/restore-file.ts';
import { openWorkbench, quietJob, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

async function load(name: string, bytes: string | Uint8Array) {
  const path = join(bench.folder, name);
  writeFileSync(path, bytes);
  const { mapping } = await previewImport(bench.store, { path });
  return commitImport(bench, { path, mapping }, quietJob());
}

const restore = (id: number) => restoreFile({ store: bench.store, stagingDir: bench.folder }, id, new AbortController().signal);

/** Windows-1251 of a text of Cyrillic and ASCII letters. */
function toWindows1251(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
  });
}

describe('the file of an import, from what the client file keeps of it', () => {
  test('has its records as they came, in UTF-8, below their header, without titles', async () => {
    const rows = Array.from({ length: 30 }, (_, place) => `${place + 1};05.02.2024;Иван;"Чай; чёрный";${10 + place},50`.replace('ё', 'е'));
    const { id, ledger } = await load(
      'касса.csv',
      toWindows1251(['Отчет за февраль', '', 'Номер;Дата;Покупатель;Товар;Сумма', ...rows].join('\r\n')),
    );
    expect(ledger).toMatchObject({ read: 30, loaded: 30 });
    const { path, mapping } = await restore(id);
    expect(readFileSync(path, 'utf8').split(/\r?\n/)).toEqual(['Номер;Дата;Покупатель;Товар;Сумма', ...rows, '']);
    const check = await checkImport(bench.store, { path, mapping }, quietJob());
    expect(check.ledger).toMatchObject({ read: 30, loaded: 0, unchanged: 30, rejected: 0 });
    // The wizard, too, reads it by the template of the original.
    const preview = await previewImport(bench.store, { path, fileName: 'касса.csv' });
    expect(preview.savedMapping).not.toBeNull();
    expect(preview.mapping.columns).toEqual(mapping.columns);
    const again = await checkImport(bench.store, { path, mapping: preview.mapping }, quietJob());
    expect(again.ledger).toMatchObject({ read: 30, loaded: 0, unchanged: 30, rejected: 0 });
  });

  test('keeps rows that were refused, line breaks in cells and a last record without a line end', async () => {
    const lines = ['Order,Date,Customer,Note,Total', '1,2024-02-01,A,"two\nlines",5', '2,2024-02-31,B,,7', '3,2024-02-03,C,"say ""hi""",9'];
    const { id, ledger } = await load('notes.csv', lines.join('\n'));
    expect(ledger).toMatchObject({ read: 3, loaded: 2, rejected: 1 });
    const { path, mapping } = await restore(id);
    expect(readFileSync(path, 'utf8')).toBe(`${lines.join('\n')}\n`);
    const check = await checkImport(bench.store, { path, mapping }, quietJob());
    expect(check.ledger).toMatchObject({ read: 3, loaded: 0, unchanged: 2, rejected: 1 });
  });

  test('is a table of text where it was none', async () => {
    const records = [
      { order: 'A-1', date: '2024-02-01', customer: 'Ann, Berg', total: 12.5 },
      { order: 'A-2', date: '2024-02-02', customer: 'Ben', total: 8 },
    ];
    const { id } = await load('orders.json', JSON.stringify(records));
    const { path, mapping } = await restore(id);
    expect(readFileSync(path, 'utf8').split('\n')[1]).toContain('"Ann, Berg"');
    const check = await checkImport(bench.store, { path, mapping }, quietJob());
    expect(check.ledger).toMatchObject({ read: 2, loaded: 0, unchanged: 2 });
  });

  test('needs an import', async () => {
    await expect(restore(7)).rejects.toMatchObject({ code: 'IMPORT_NOT_FOUND' });
  });
});
