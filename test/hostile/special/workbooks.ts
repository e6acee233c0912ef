import { utils, write } from '@e965/xlsx';
import type { Seed } from '../seeds.ts';
import type { Trial } from '../trial-run.ts';

/** Type and length of a record that says how cells look (XF). */
const CELL_FORMAT = Buffer.from([0xe0, 0x00, 0x14, 0x00]);
/** The same of a cell with a number; as a formula it is too short. */
const NUMBER = Buffer.from([0x03, 0x02, 0x0e, 0x00]);
const FORMULA = 0x06;
const READ = ['checked OK', 'loaded OK'];

/** A workbook of Excel 95, which the library still reads. */
function olderWorkbook(): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([['id', 'date', 'customer', 'amount'], ...Array.from({ length: 40 }, (_, n) => [n, '2024-01-01', 'a', n])]),
  );
  return new Uint8Array(write(book, { type: 'array', bookType: 'biff5' }) as ArrayBuffer);
}

function retyped(sound: Uint8Array, record: Buffer, type: number): Uint8Array {
  const bytes = Buffer.from(sound);
  for (let at = bytes.indexOf(record); at >= 0; at = bytes.indexOf(record, at + 1)) bytes.writeUInt16LE(type, at);
  return bytes;
}

/** Old workbooks over which the library that reads them complains aloud, or which it would read for ever. */
export function specialWorkbooks(seeds: readonly Seed[]): Trial[] {
  const sound = seeds.find(({ name }) => name.endsWith('.xls'))?.bytes ?? new Uint8Array();
  return [
    { name: 'workbook: records of an unknown type', fileName: 'unknown.xls', make: () => retyped(sound, CELL_FORMAT, 0x3704), expects: READ },
    { name: 'workbook: formulas that are too short', fileName: 'formulas.xls', make: () => retyped(sound, NUMBER, FORMULA), expects: READ },
    {
      name: 'workbook: formulas without end',
      fileName: 'older.xls',
      make: () => retyped(olderWorkbook(), NUMBER, FORMULA),
      expects: ['refused FILE_DAMAGED', 'refused FILE_TOO_LARGE'],
    },
  ];
}
