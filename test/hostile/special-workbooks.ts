import type { Seed } from './seeds.ts';
import type { Trial } from './trial-run.ts';

/** Type and length of a record that says how cells look (XF). */
const CELL_FORMAT = Buffer.from([0xe0, 0x00, 0x14, 0x00]);

/** Old workbooks over which the library that reads them complains aloud. */
export function specialWorkbooks(seeds: readonly Seed[]): Trial[] {
  const sound = seeds.find(({ name }) => name.endsWith('.xls'))?.bytes ?? new Uint8Array();
  return [
    {
      name: 'workbook: records of an unknown type',
      fileName: 'unknown.xls',
      make: () => {
        const bytes = Buffer.from(sound);
        for (let at = bytes.indexOf(CELL_FORMAT); at >= 0; at = bytes.indexOf(CELL_FORMAT, at + 1)) bytes.writeUInt16LE(0x3704, at);
        return bytes;
      },
      expects: ['checked OK', 'loaded OK'],
    },
  ];
}
