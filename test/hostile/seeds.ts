import { gzipSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { encodeAs } from '../electron/parser/support/encode-as.ts';
import { makeForeignSeeds } from './foreign-seeds.ts';

/** A sound file to be damaged. */
export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const HEADER = ['order id', 'date', 'customer', 'email', 'product', 'quantity', 'price', 'note'];
const ROWS = Array.from({ length: 40 }, (_, row) => [
  `A${1000 + row}`,
  `2024-${String(1 + (row % 12)).padStart(2, '0')}-${String(1 + (row % 28)).padStart(2, '0')}`,
  `Customer ${row % 7}`,
  `c${row % 7}@example.org`,
  `Product, "${row % 5}"`,
  String(1 + (row % 4)),
  `${10 + row}.5`,
  row % 9 === 0 ? 'two\nlines' : 'ок',
]);

function delimited(delimiter: string, lineEnd: string): string {
  const cell = (text: string) => (/["\n\r]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text);
  return [HEADER, ...ROWS].map((row) => row.map(cell).join(delimiter) + lineEnd).join('');
}

function records(): Record<string, unknown>[] {
  return ROWS.map((row) => ({ ...Object.fromEntries(HEADER.map((name, index) => [name, row[index]])), address: { city: 'Kyiv', tags: ['a', 'b'] } }));
}

async function workbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Orders');
  sheet.addRow(['Sales report']);
  sheet.addRow(HEADER);
  for (const row of ROWS)
    sheet.addRow(row.map((text, index) => (index === 1 ? new Date(`${text}T00:00:00Z`) : index > 4 && index < 7 ? Number(text) : text)));
  book.addWorksheet('Empty');
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Sound files of every kind that is read, small enough to be damaged ten thousand times. */
export async function makeSeeds(): Promise<Seed[]> {
  const text = delimited(',', '\n');
  const encoder = new TextEncoder();
  return [
    { name: 'comma.csv', bytes: encoder.encode(text) },
    { name: 'semicolon.csv', bytes: encoder.encode(`\ufeff${delimited(';', '\r\n')}`) },
    { name: 'tab.tsv', bytes: encoder.encode(delimited('\t', '\r')) },
    { name: 'cyrillic.csv', bytes: encodeAs(delimited(';', '\r\n'), 'windows-1251') },
    { name: 'wide.csv', bytes: encodeAs(text, 'utf-16le') },
    { name: 'packed.csv.gz', bytes: gzipSync(text) },
    { name: 'book.xlsx', bytes: await workbook() },
    { name: 'records.json', bytes: encoder.encode(JSON.stringify({ data: { orders: records() } })) },
    {
      name: 'records.ndjson',
      bytes: encoder.encode(
        records()
          .map((record) => JSON.stringify(record))
          .join('\n'),
      ),
    },
    ...(await makeForeignSeeds(HEADER, ROWS, text)),
  ];
}
