const SECTOR = 512;
const END = 0xffff_fffe;
const FREE = 0xffff_ffff;
const FAT = 0xffff_fffd;
const MINIMUM = 4096;

/** A BIFF record. */
export function record(type: number, ...parts: readonly (readonly number[] | Uint8Array)[]): Buffer {
  const data = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

export const u16 = (value: number) => [value & 255, (value >> 8) & 255];
export const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];
export const f64 = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};
/** Row, column and format of a cell. */
export const place = (row: number, column: number, format = 0) => [...u16(row), ...u16(column), ...u16(format)];
/** A text behind its length of two bytes, one byte a character. */
export const narrow = (text: string) => [...u16(text.length), 0, ...Buffer.from(text, 'latin1')];
/** The same with two bytes a character. */
export const wide = (text: string) => [...u16(text.length), 1, ...Buffer.from(text, 'utf16le')];

export interface BiffSheet {
  readonly name: string;
  readonly state?: number;
  /** Records between the begin and the end of the sheet. */
  readonly records: readonly Buffer[];
}

/** A workbook: globals between their begin and end (without the list of sheets), and the sheets. */
export function makeBiff(globals: readonly Buffer[], sheets: readonly BiffSheet[]): Uint8Array {
  const begin = (kind: number) => record(0x0809, u16(0x0600), u16(kind), new Uint8Array(12));
  const end = record(0x000a);
  const list = (offsets: readonly number[]) =>
    sheets.map(({ name, state = 0 }, index) => record(0x0085, u32(offsets[index] ?? 0), [state, 0, name.length, 1], Buffer.from(name, 'utf16le')));
  const bodies = sheets.map(({ records }) => Buffer.concat([begin(0x10), ...records, end]));
  let at = Buffer.concat([begin(5), ...globals, ...list([]), end]).length;
  const offsets = bodies.map((body) => {
    const offset = at;
    at += body.length;
    return offset;
  });
  return makeCompound('Workbook', Buffer.concat([begin(5), ...globals, ...list(offsets), end, ...bodies]));
}

/** An OLE compound file with one stream, its sectors in reverse order; the first tables of sectors in the header, more of them in sectors of their own. */
export function makeCompound(name: string, content: Uint8Array): Uint8Array {
  const size = Math.max(MINIMUM, content.length);
  const sectors = Math.ceil(size / SECTOR);
  let tables = 1;
  let further = 0;
  while (tables * 128 < sectors + 1 + tables + further) {
    tables++;
    further = Math.max(0, Math.ceil((tables - 109) / 127));
  }
  const directoryAt = sectors;
  const tablesAt = sectors + 1;
  const furtherAt = tablesAt + tables;
  const file = Buffer.alloc((furtherAt + further + 1) * SECTOR);
  const sectorAt = (sector: number) => (sector + 1) * SECTOR;
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  file.writeUInt16LE(3, 26);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(tables, 44);
  file.writeUInt32LE(directoryAt, 48);
  file.writeUInt32LE(MINIMUM, 56);
  file.writeUInt32LE(END, 60);
  file.writeUInt32LE(further === 0 ? END : furtherAt, 68);
  file.writeUInt32LE(further, 72);
  for (let index = 0; index < 109; index++) file.writeUInt32LE(index < tables ? tablesAt + index : FREE, 76 + index * 4);
  for (let index = 0; index < further; index++) {
    const from = sectorAt(furtherAt + index);
    for (let slot = 0; slot < 127; slot++) {
      const table = 109 + index * 127 + slot;
      file.writeUInt32LE(table < tables ? tablesAt + table : FREE, from + slot * 4);
    }
    file.writeUInt32LE(index + 1 < further ? furtherAt + index + 1 : END, from + 508);
  }
  const table = (sector: number, value: number) => file.writeUInt32LE(value, sectorAt(tablesAt + Math.floor(sector / 128)) + (sector % 128) * 4);
  for (let sector = 0; sector < tables * 128; sector++) table(sector, FREE);
  const order = Array.from({ length: sectors }, (_, index) => sectors - 1 - index);
  for (const [index, sector] of order.entries()) {
    file.set(content.subarray(index * SECTOR, (index + 1) * SECTOR), sectorAt(sector));
    table(sector, order[index + 1] ?? END);
  }
  table(directoryAt, END);
  for (let index = 0; index < tables; index++) table(tablesAt + index, FAT);
  for (const [index, entry] of ['Root Entry', name].entries()) {
    const from = sectorAt(directoryAt) + index * 128;
    file.write(entry, from, 'utf16le');
    file.writeUInt16LE((entry.length + 1) * 2, from + 64);
    file.writeUInt8(index === 0 ? 5 : 2, from + 66);
    file.writeUInt8(1, from + 67);
    for (const at of [68, 72, 76]) file.writeUInt32LE(at === 76 && index === 0 ? 1 : FREE, from + at);
    file.writeUInt32LE(index === 0 ? END : (order[0] ?? END), from + 116);
    file.writeUInt32LE(index === 0 ? 0 : size, from + 120);
  }
  return new Uint8Array(file);
}
