import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { utils, write as writeBook } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { previewFile, readFile } from '../../electron/parser/client.ts';
import type { ReadSummary } from '../../electron/parser/protocol.ts';
import { rowFilterSchema } from '../../shared/model/import-mapping.ts';
import { makeZip } from '../electron/parser/support/make-zip.ts';
import { hasReference, SHARED } from '../support/shared-data.ts';
import { readCsv } from './reference-data.ts';

const DATA = 'data/online-retail/online_retail.csv.gz';
const present = hasReference(DATA);
const ROWS = 50_000;
/** Formats that are read as a whole get fewer: their writer takes minutes. */
const FEW_ROWS = 4_000;
const NUMBERS = new Set(['Quantity', 'UnitPrice']);
const NEVER = new AbortController().signal;

/** The first 50,000 rows of UCI Online Retail in every format the program reads: one ledger, one sum, the same as the CSV's. */
describe.runIf(present)('Online Retail in every format', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-formats-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const filters = rowFilterSchema.array().parse(JSON.parse(readFileSync('test/fixtures/online-retail-mapping.json', 'utf8')).filters);
  const rows = present ? readCsv(resolve(SHARED, DATA)).slice(0, ROWS) : [];
  const header = Object.keys(rows[0] ?? {});
  const write = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const csv = (count = ROWS) =>
    [header, ...rows.slice(0, count).map((row) => header.map((name) => `"${(row[name] ?? '').replaceAll('"', '""')}"`))]
      .map((fields) => fields.join(','))
      .join('\n');
  const typed = (row: Record<string, string>) =>
    header.map((name) =>
      NUMBERS.has(name) ? Number(row[name]) : name === 'InvoiceDate' ? new Date(`${row[name]?.replace(' ', 'T')}Z`) : (row[name] ?? ''),
    );

  /** Read as the wizard proposes it, with the filters of the reference. */
  async function load(path: string): Promise<ReadSummary> {
    const { preview } = await previewFile({ path, fileName: basename(path), dialect: {}, kind: null, saved: [] }, NEVER);
    expect(preview.kind).toBe('orders');
    return readFile({ path, mapping: { ...preview.mapping, filters }, keepRaw: false }, { onChunk: async () => undefined, signal: NEVER });
  }
  const ledgerOf = ({ read, loaded, filtered, filteredBy, rejected, amount, anonymous }: ReadSummary) => ({
    read,
    loaded,
    filtered,
    filteredBy,
    rejected,
    amount,
    anonymous,
  });

  let expected: ReturnType<typeof ledgerOf>;
  beforeAll(async () => {
    expected = ledgerOf(await load(write('retail.csv', csv())));
  });

  test('the CSV itself: what the filters leave, and the sum of its text', () => {
    const kept = rows.filter(
      (row) => row.CustomerID !== '' && !row.InvoiceNo?.startsWith('C') && Number(row.Quantity) > 0 && Number(row.UnitPrice) > 0,
    );
    const total = kept.reduce((sum, row) => sum + BigInt(row.Quantity ?? 0) * BigInt(Math.round(Number(row.UnitPrice) * 10_000)), 0n);
    expect(expected).toMatchObject({ read: ROWS, loaded: kept.length, rejected: 0 });
    expect(BigInt(Math.round(Number(expected.amount) * 10_000))).toBe(total);
  });

  test('XLSX with title rows, shared strings and dates as serials', async () => {
    const path = join(folder, 'retail.xlsx');
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true, useStyles: true });
    book.addWorksheet('Cover').addRow(['Online Retail']).commit();
    const sheet = book.addWorksheet('Data');
    sheet.getColumn(header.indexOf('InvoiceDate') + 1).numFmt = 'dd.mm.yyyy hh:mm';
    sheet.addRow(['All invoices']).commit();
    sheet.addRow([]).commit();
    sheet.addRow(header).commit();
    for (const row of rows) sheet.addRow(typed(row)).commit();
    sheet.commit();
    await book.commit();
    expect(ledgerOf(await load(path))).toEqual(expected);
  });

  test.each(['biff8', 'ods', 'xlsb'] as const)('%s', async (bookType) => {
    const book = utils.book_new();
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([header, ...rows.slice(0, FEW_ROWS).map(typed)], { UTC: true, dense: true, dateNF: 'yyyy-mm-dd hh:mm:ss' }),
      'Data',
    );
    const bytes = new Uint8Array(writeBook(book, { type: 'array', bookType, compression: true }) as ArrayBuffer);
    const few = ledgerOf(await load(write('few.csv', csv(FEW_ROWS))));
    expect(few.read).toBe(FEW_ROWS);
    expect(ledgerOf(await load(write(`retail.${bookType}`, bytes)))).toEqual(few);
  });

  test('Parquet with typed columns', async () => {
    const path = join(folder, 'retail.parquet');
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(
      `COPY (SELECT * REPLACE (Quantity::INTEGER AS Quantity, UnitPrice::DECIMAL(12, 4) AS UnitPrice, InvoiceDate::TIMESTAMP AS InvoiceDate)
             FROM read_csv('${join(folder, 'retail.csv')}', all_varchar = true, header = true)) TO '${path}' (FORMAT parquet, COMPRESSION zstd)`,
    );
    connection.closeSync();
    expect(ledgerOf(await load(path))).toEqual(expected);
  });

  test('JSON, one object per line, and both in gzip', async () => {
    const objects = rows.map((row) => Object.fromEntries(header.map((name) => [name, NUMBERS.has(name) ? Number(row[name]) : row[name]])));
    const document = JSON.stringify({ source: 'UCI', data: { invoices: objects } });
    const lines = objects.map((object) => JSON.stringify(object)).join('\n');
    for (const path of [
      write('retail.json', document),
      write('retail.ndjson', lines),
      write('retail.json.gz', gzipSync(document)),
      write('lines.gz', gzipSync(lines)),
    ]) {
      expect(ledgerOf(await load(path))).toEqual(expected);
    }
  });

  test('SQLite', async () => {
    const path = join(folder, 'retail.db');
    const db = new DatabaseSync(path);
    db.exec(
      `CREATE TABLE invoices(${header.map((name) => `${name} ${name === 'Quantity' ? 'INTEGER' : name === 'UnitPrice' ? 'REAL' : 'TEXT'}`).join(', ')}); BEGIN`,
    );
    const insert = db.prepare(`INSERT INTO invoices VALUES (${header.map(() => '?').join(', ')})`);
    for (const row of rows) insert.run(...header.map((name) => row[name] ?? ''));
    db.exec('COMMIT');
    db.close();
    expect(ledgerOf(await load(path))).toEqual(expected);
  });

  test('the CSV in an archive beside a note', async () => {
    const path = write(
      'retail.zip',
      makeZip([
        { name: 'read me.txt', content: 'Exported yesterday.\n' },
        { name: 'out/retail.csv', content: csv() },
      ]),
    );
    expect(ledgerOf(await load(path))).toEqual(expected);
  });
});
