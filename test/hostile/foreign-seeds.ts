import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { utils, write } from '@e965/xlsx';
import { openWritable } from '../../electron/backend/store/driver.ts';
import { makeZip } from '../electron/parser/support/make-zip.ts';
import type { Seed } from './seeds.ts';

type Table = readonly (readonly string[])[];

/** The same table as other programs would write it: old workbooks, OpenDocument, Parquet, a database, an archive. */
export async function makeForeignSeeds(header: readonly string[], rows: Table, csv: string): Promise<Seed[]> {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-seeds-'));
  try {
    return [
      { name: 'book.xls', bytes: workbook(header, rows, 'xls') },
      { name: 'book.ods', bytes: workbook(header, rows, 'ods') },
      { name: 'table.parquet', bytes: await parquet(folder, header, rows) },
      { name: 'shop.sqlite', bytes: database(folder, header, rows) },
      {
        name: 'files.zip',
        bytes: makeZip([
          { name: 'orders.csv', content: csv },
          { name: 'notes.txt', content: 'nothing to see' },
        ]),
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function workbook(header: readonly string[], rows: Table, bookType: 'xls' | 'ods'): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([[...header], ...rows.map((row) => row.map((text, index) => (index > 4 && index < 7 ? Number(text) : text)))]),
    'Orders',
  );
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
}

async function parquet(folder: string, header: readonly string[], rows: Table): Promise<Uint8Array> {
  const path = join(folder, 'table.parquet');
  const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const values = rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ');
  await connection.run(
    `COPY (SELECT * FROM (VALUES ${values}) AS t(${header.map((name) => `"${name}"`).join(', ')})) TO ${literal(path)} (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  return new Uint8Array(readFileSync(path));
}

function database(folder: string, header: readonly string[], rows: Table): Uint8Array {
  const path = join(folder, 'shop.sqlite');
  const db = openWritable(path, { create: true });
  db.exec(`CREATE TABLE orders (${header.map((name) => `"${name}" TEXT`).join(', ')})`);
  const insert = db.prepare(`INSERT INTO orders VALUES (${header.map(() => '?').join(', ')})`);
  for (const row of rows) insert.run(...row);
  db.close();
  return new Uint8Array(readFileSync(path));
}
