import type { RandomAccess } from '../packing/random-access.ts';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC = 0x377f0682;

/**
 * Where in a write-ahead log the newest committed version of each page lies, and how many pages the database has by it. Null when nothing in it was
 * committed. Frames count as far as salts and running checksums agree (SQLite file format, 4.3).
 */
export async function readWriteAheadLog(access: RandomAccess, pageSize: number): Promise<{ pages: Map<number, number>; count: number } | null> {
  const header = Buffer.from(await access.read(0, HEADER_BYTES));
  if (header.length < HEADER_BYTES || (header.readUInt32BE(0) & ~1) >>> 0 !== MAGIC || header.readUInt32BE(8) !== pageSize) return null;
  const isBigEndian = (header.readUInt32BE(0) & 1) === 1;
  let sums = addToChecksum([0, 0], header.subarray(0, 24), isBigEndian);
  if (sums[0] !== header.readUInt32BE(24) || sums[1] !== header.readUInt32BE(28)) return null;
  const salts = header.subarray(16, 24);
  const pages = new Map<number, number>();
  let pending: [number, number][] = [];
  let count = 0;
  for (let at = HEADER_BYTES; at + FRAME_HEADER_BYTES + pageSize <= access.size; at += FRAME_HEADER_BYTES + pageSize) {
    const frame = Buffer.from(await access.read(at, FRAME_HEADER_BYTES + pageSize));
    if (!frame.subarray(8, 16).equals(salts)) break;
    sums = addToChecksum(addToChecksum(sums, frame.subarray(0, 8), isBigEndian), frame.subarray(FRAME_HEADER_BYTES), isBigEndian);
    if (sums[0] !== frame.readUInt32BE(16) || sums[1] !== frame.readUInt32BE(20)) break;
    pending.push([frame.readUInt32BE(0), at + FRAME_HEADER_BYTES]);
    const committed = frame.readUInt32BE(4);
    if (committed === 0) continue;
    for (const [page, offset] of pending) pages.set(page, offset);
    pending = [];
    count = committed;
  }
  return count === 0 ? null : { pages, count };
}

function addToChecksum([first, second]: readonly [number, number], bytes: Buffer, isBigEndian: boolean): [number, number] {
  let one = first;
  let two = second;
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const left = isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const right = isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    one = (one + left + two) >>> 0;
    two = (two + right + one) >>> 0;
  }
  return [one, two];
}
