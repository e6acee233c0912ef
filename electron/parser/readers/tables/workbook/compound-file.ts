import { ParserFailure } from '../../../parser-failure.ts';

const SECTOR_SHIFT_AT = 30;
const DIRECTORY_START_AT = 48;
const TABLES_AT = 76;
const TABLES = 109;
const ENTRY_BYTES = 128;
const ENTRY_TYPE_AT = 66;
const ENTRY_START_AT = 116;
const ENTRY_SIZE_AT = 120;
const STREAM = 2;
const ROOT = 5;
/** Shorter streams lie inside that of the root. */
const SHORTEST_STREAM = 4096;
const LAST_SECTOR = 0xffff_fffa;

/**
 * Throws ParserFailure FILE_DAMAGED when a stream of an OLE compound file goes on behind the end of the file: readers would show the rows that are left
 * as if they were all. Source: [MS-CFB] 2.2–2.6; of files beyond 7 MB, the part that the header's own tables describe is looked at.
 */
export function assertWholeCompoundFile(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < TABLES_AT + TABLES * 4) throw new ParserFailure('FILE_DAMAGED', {});
  const sectorBytes = 1 << (view.getUint16(SECTOR_SHIFT_AT, true) & 15);
  const isThere = (sector: number) => (sector + 1) * sectorBytes < bytes.length;
  const perSector = sectorBytes / 4;

  /** The sector after this one; null at the end of what the tables describe. */
  function next(sector: number): number | null {
    const table = Math.floor(sector / perSector);
    if (table >= TABLES) return null;
    const at = (view.getUint32(TABLES_AT + table * 4, true) + 1) * sectorBytes + (sector % perSector) * 4;
    if (at + 4 > bytes.length) throw new ParserFailure('FILE_DAMAGED', {});
    return view.getUint32(at, true);
  }

  function* chain(start: number): Generator<number, void, void> {
    let left = bytes.length / sectorBytes + 1;
    for (let sector: number | null = start; sector !== null && sector < LAST_SECTOR; sector = next(sector)) {
      if (!isThere(sector) || left-- < 0) throw new ParserFailure('FILE_DAMAGED', {});
      yield sector;
    }
  }

  for (const sector of chain(view.getUint32(DIRECTORY_START_AT, true))) {
    const from = (sector + 1) * sectorBytes;
    for (let entry = from; entry + ENTRY_BYTES <= Math.min(bytes.length, from + sectorBytes); entry += ENTRY_BYTES) {
      const type = view.getUint8(entry + ENTRY_TYPE_AT);
      const size = view.getUint32(entry + ENTRY_SIZE_AT, true);
      if (type !== ROOT && (type !== STREAM || size < SHORTEST_STREAM)) continue;
      walkToEnd(chain(view.getUint32(entry + ENTRY_START_AT, true)));
    }
  }
}

function walkToEnd(sectors: Generator<number, void, void>): void {
  while (sectors.next().done !== true);
}
