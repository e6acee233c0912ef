import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExportTable, textCell } from '../../../../electron/backend/exports/export-table.ts';
import { exportWords, writeTables } from '../../../../electron/backend/exports/write-tables.ts';
import { findArtifact } from '../../../../electron/backend/platform/staging.ts';
import type { TableFile } from '../../../../shared/contract/segments.ts';
import { unguardFormula } from '../../../../shared/model/formula-guard.ts';

let stagingDir = '';
beforeAll(async () => {
  stagingDir = await mkdtemp(join(tmpdir(), 'clientele-export-'));
});
afterAll(() => rm(stagingDir, { recursive: true, force: true }));

const job = (signal = new AbortController().signal) => ({ signal, stage: () => undefined, progress: () => undefined });

async function write(tables: readonly ExportTable[], format: TableFile, locale = 'en'): Promise<string> {
  const words = exportWords(locale, { calendar: 'gregorian', currency: 'EUR' });
  const artifact = await writeTables(tables, { stagingDir, name: 'a', format, locale, words, rowsExpected: 1 }, job());
  return (await findArtifact(stagingDir, artifact.artifactId))?.path ?? '';
}

const TYPED: ExportTable = {
  title: 'Figures',
  columns: ['Name', 'Money', 'Share', 'Day', 'Month', 'Count', 'Empty'].map((header) => ({ header, width: 10 })),
  rows: [
    [
      textCell('=1+1'),
      { value: '-8911407.904', format: { kind: 'money' } },
      { value: 0.425, format: { kind: 'percent', digits: 1 } },
      { value: 19_783, format: { kind: 'day' } },
      { value: 19_783, format: { kind: 'period', grain: 'month', calendar: 'gregorian' } },
      { value: 12, format: { kind: 'integer' } },
      textCell(null),
    ],
  ],
};

async function readSheets(path: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
}

describe('writeTables', () => {
  it('writes standard CSV: UTF-8 without mark, CRLF, point, ISO days, numbers plain and text guarded', async () => {
    const text = await readFile(await write([TYPED], 'csv'), 'utf8');
    expect(text).toBe("Name,Money,Share,Day,Month,Count,Empty\r\n'=1+1,-8911407.904,0.425,2024-03-01,2024-03-01,12,\r\n");
  });

  it('writes CSV for Excel: mark, and the separator and decimal mark of the language', async () => {
    const german = await readFile(await write([TYPED], 'excelCsv', 'de-DE'), 'utf8');
    expect(german.startsWith('\uFEFFName;Money;')).toBe(true);
    expect(german).toContain(';-8911407,904;0,425;2024-03-01;Mar 2024;12;\r\n');
    const persian = await readFile(await write([TYPED], 'excelCsv', 'fa'), 'utf8');
    expect(persian).toContain(',-8911407.904,0.425,2024-03-01,مارس 2024,12,');
  });

  it('writes XLSX: typed cells, text as text, frozen header, sheets from right to left in Persian', async () => {
    const sheet = (await readSheets(await write([TYPED], 'xlsx', 'fa'))).worksheets[0];
    const cells = [1, 2, 3, 4, 5, 6, 7].map((column) => sheet?.getRow(2).getCell(column));
    expect(cells.map((cell) => cell?.value)).toEqual(["'=1+1", -8911407.904, 0.425, new Date('2024-03-01T00:00:00Z'), 'مارس 2024', 12, null]);
    expect(cells[2]?.numFmt).toBe('0.0%');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1, rightToLeft: true });
    expect(sheet?.getColumn(1).width).toBe(10);
    expect((await readSheets(await write([TYPED], 'xlsx', 'en'))).worksheets[0]?.views[0]?.rightToLeft).toBeFalsy();
  });

  it('keeps telephone numbers as they are in sheets and guards them in CSV', async () => {
    const phones: ExportTable = { title: 'Phones', columns: [{ header: 'Phone', width: 20 }], rows: [[textCell('+49 30 23125 084')]] };
    expect((await readSheets(await write([phones], 'xlsx'))).worksheets[0]?.getCell('A2').value).toBe('+49 30 23125 084');
    expect(await readFile(await write([phones], 'csv'), 'utf8')).toBe("Phone\r\n'+49 30 23125 084\r\n");
  });

  it('gives sheets names that Excel takes, none twice', async () => {
    const table = (title: string): ExportTable => ({ ...TYPED, title });
    const long = 'A title that is much too long for a sheet';
    const workbook = await readSheets(await write([table(long), table(long), table("'a/b:c*'"), table('[]')], 'xlsx'));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      'A title that is much too long f',
      'A title that is much too l (2)',
      'a b c*'.replace('*', '').trim(),
      '4',
    ]);
  });

  it('never writes a formula and gives every text back (fuzz)', async () => {
    const dangerous = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      '\0',
      '＝',
      '＋',
      '－',
      '＠',
      "'",
      '"',
      ',',
      ';',
      ' ',
      '\u200b',
      '\u202e',
      '_x0041_',
      '<b>',
      '&',
    );
    const text = fc
      .array(fc.oneof(dangerous, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 6 })
      .map((parts) => parts.join('').toWellFormed());
    const texts = fc.sample(text, { numRuns: 20_000, seed: 6 });
    const table: ExportTable = { title: 'T', columns: [{ header: 'H', width: 9 }], rows: texts.map((value) => [textCell(value)]) };

    for (const [format, delimiter] of [
      ['csv', ','],
      ['excelCsv', ';'],
    ] as const) {
      const csv = (await readFile(await write([table], format, 'de'), 'utf8')).replace(/^\uFEFF/, '');
      const cells = Papa.parse<string[]>(csv, { delimiter, newline: '\r\n' })
        .data.slice(1, -1)
        .map((row) => row[0] ?? '');
      expect(cells.filter((cell) => /^[=+\-@\t\r\n\0＝＋－＠]/.test(cell))).toEqual([]);
      expect(cells.map(unguardFormula)).toEqual(texts);
    }
    const sheet = (await readSheets(await write([table], 'xlsx'))).worksheets[0];
    const kinds = texts.map((_, index) => sheet?.getCell(index + 2, 1));
    expect(kinds.filter((cell) => cell?.type === ExcelJS.ValueType.Formula)).toEqual([]);
    expect(kinds.filter((cell) => typeof cell?.value === 'string' && /^[=\-@＝＋－＠]/.test(cell.value))).toEqual([]);
  });

  it.each(['csv', 'excelCsv', 'xlsx'] as const)('leaves nothing of a cancelled %s', async (format) => {
    const folder = await mkdtemp(join(stagingDir, 'cancel-'));
    const abort = new AbortController();
    const endless: ExportTable = {
      title: 'T',
      columns: [{ header: 'H', width: 9 }],
      rows: {
        *[Symbol.iterator]() {
          for (let row = 0; ; row++) {
            if (row === 40_000) abort.abort();
            yield [textCell(`row ${row}`)];
          }
        },
      },
    };
    const words = exportWords('en', { calendar: 'gregorian', currency: '' });
    const writing = writeTables([endless], { stagingDir: folder, name: 'a', format, locale: 'en', words, rowsExpected: 0 }, job(abort.signal));
    await expect(writing).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await readdir(join(folder, 'artifacts'))).toEqual([]);
  });
});
