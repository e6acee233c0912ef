import { ParserFailure } from '../../../parser-failure.ts';

const SECTOR_SHIFT_AT = 30;
const DIRECTORY_START_AT = 48;
const FURTHER_START_AT = 68;
const TABLES_AT = 76;
const TABLES = 109;
const HEADER_BYTES = TABLES_AT + TABLES * 4;
const ENTRY_BYTES = 128;
const NAME_LENGTH_AT = 64;
const TYPE_AT = 66;
const START_AT = 116;
const SIZE_AT = 120;
const STREAM = 2;
/** Shorter streams lie inside that of the root. */
const SHORTEST_STREAM = 4096;
const LAST_SECTOR = 0xffff_fffa;

/**
 * The bytes of a stream of an OLE compound file, whatever the order of its sectors; null when there is none of that name, or it is so short that it lies in
 * the stream of the root. Throws ParserFailure FILE_DAMAGED when a chain of sectors leaves the file or comes back to itself. Source: [MS-CFB] 2.2–2.6.
 */
export function readCompoundStream(bytes: Uint8Array, name: string): Uint8Array | null {
  if (bytes.length < HEADER_BYTES) throw damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorBytes = 1 << (view.getUint16(SECTOR_SHIFT_AT, true) & 15);
  if (sectorBytes < 512) throw damaged();
  const at = (sector: number) => {
    const offset = (sector + 1) * sectorBytes;
    if (offset >= bytes.length) throw damaged();
    return offset;
  };
  const tables = listTables(view, sectorBytes, at);
  const next = (sector: number) => {
    const table = tables[Math.floor((sector * 4) / sectorBytes)];
    const offset = table === undefined ? bytes.length : at(table) + ((sector * 4) % sectorBytes);
    if (offset + 4 > bytes.length) throw damaged();
    return view.getUint32(offset, true);
  };
  for (const sector of chain(view.getUint32(DIRECTORY_START_AT, true), next, bytes.length / sectorBytes + 1)) {
    const from = at(sector);
    for (let entry = from; entry + ENTRY_BYTES <= Math.min(bytes.length, from + sectorBytes); entry += ENTRY_BYTES) {
      if (view.getUint8(entry + TYPE_AT) !== STREAM || nameOf(bytes, view, entry) !== name) continue;
      const size = view.getUint32(entry + SIZE_AT, true);
      if (size < SHORTEST_STREAM) return null;
      if (size > bytes.length) throw damaged();
      const stream = new Uint8Array(size);
      let filled = 0;
      for (const part of chain(view.getUint32(entry + START_AT, true), next, size / sectorBytes + 1)) {
        if (filled >= size) break;
        stream.set(bytes.subarray(at(part), Math.min(bytes.length, at(part) + sectorBytes, at(part) + size - filled)), filled);
        filled += sectorBytes;
      }
      if (filled < size) throw damaged();
      return stream;
    }
  }
  return null;
}

/** Sectors of the allocation table: the first are named in the header, the others in sectors of their own. */
function listTables(view: DataView, sectorBytes: number, at: (sector: number) => number): number[] {
  const tables: number[] = [];
  const take = (sector: number) => {
    if (sector < LAST_SECTOR) tables.push(sector);
  };
  for (let index = 0; index < TABLES; index++) take(view.getUint32(TABLES_AT + index * 4, true));
  const most = view.byteLength / sectorBytes + 1;
  for (let further = view.getUint32(FURTHER_START_AT, true), seen = 0; further < LAST_SECTOR; seen++) {
    const from = at(further);
    if (seen > most || from + sectorBytes > view.byteLength) throw damaged();
    for (let offset = from; offset < from + sectorBytes - 4; offset += 4) take(view.getUint32(offset, true));
    further = view.getUint32(from + sectorBytes - 4, true);
  }
  return tables;
}

function* chain(start: number, next: (sector: number) => number, most: number): Generator<number, void, void> {
  let seen = 0;
  for (let sector = start; sector < LAST_SECTOR; sector = next(sector)) {
    if (seen++ > most) throw damaged();
    yield sector;
  }
}

function nameOf(bytes: Uint8Array, view: DataView, entry: number): string {
  const length = Math.min(NAME_LENGTH_AT, Math.max(2, view.getUint16(entry + NAME_LENGTH_AT, true)));
  return Buffer.from(bytes.buffer, bytes.byteOffset + entry, length - 2).toString('utf16le');
}

function damaged(): ParserFailure {
  return new ParserFailure('FILE_DAMAGED', {});
}
