import type { Seed } from '../seeds.ts';
import type { Trial } from '../trial-run.ts';

/** Type and length of a record that says how cells look (XF). */
const CELL_FORMAT = Buffer.from([0xe0, 0x00, 0x14, 0x00]);
/** The same of a cell with a number; as a formula it is too short. */
const NUMBER = Buffer.from([0x03, 0x02, 0x0e, 0x00]);
const FORMULA = 0x06;

/** Old workbooks over which the library that reads them complains aloud, or which it would read for ever. */
export function specialWorkbooks(seeds: readonly Seed[]): Trial[] {
  const sound = seeds.find(({ name }) => name.endsWith('.xls'))?.bytes ?? new Uint8Array();
  const retyped = (record: Buffer, type: number): Uint8Array => {
    const bytes = Buffer.from(sound);
    for (let at = bytes.indexOf(record); at >= 0; at = bytes.indexOf(record, at + 1)) bytes.writeUInt16LE(type, at);
    return bytes;
  };
  return [
    {
      name: 'workbook: records of an unknown type',
      fileName: 'unknown.xls',
      make: () => retyped(CELL_FORMAT, 0x3704),
      expects: ['checked OK', 'loaded OK'],
    },
    { name: 'workbook: formulas without end', fileName: 'formulas.xls', make: () => retyped(NUMBER, FORMULA), expects: ['refused FILE_DAMAGED'] },
  ];
}
