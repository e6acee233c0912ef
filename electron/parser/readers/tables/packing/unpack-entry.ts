import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type { Entry } from 'yauzl';
import { BLOCK_BYTES } from '../../../limits.ts';
import { ParserFailure } from '../../../parser-failure.ts';
import { MAX_RATIO, RATIO_FLOOR_BYTES } from '../table-limits.ts';
import { type RandomAccess, readExactly } from './random-access.ts';

const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const READ_BYTES = 256 * 1024;

/**
 * Unpacks one entry of an archive. Throws ParserFailure FILE_ENCRYPTED, FILE_PACKING_UNKNOWN, FILE_UNSAFE when more comes out than the archive
 * said or than any table packs to, FILE_DAMAGED when it breaks off or the checksum is wrong.
 */
export async function* unpackEntry(
  access: RandomAccess,
  entry: Entry,
  onRead: (packedBytes: number) => void,
): AsyncGenerator<Uint8Array, void, void> {
  if (entry.isEncrypted()) throw new ParserFailure('FILE_ENCRYPTED', {});
  const { compressionMethod: method } = entry;
  if (method !== STORED && method !== DEFLATED) throw new ParserFailure('FILE_PACKING_UNKNOWN', { packing: `zip/${method}` });
  const start = await findData(access, entry);
  let packed = 0;
  async function* readPacked(): AsyncGenerator<Uint8Array, void, void> {
    while (packed < entry.compressedSize) {
      const length = Math.min(READ_BYTES, entry.compressedSize - packed);
      const block = await readExactly(access, start + packed, length);
      packed += length;
      onRead(length);
      yield block;
    }
  }
  let unpacked = 0;
  let checksum = 0;
  for await (const block of method === STORED ? readPacked() : inflate(readPacked())) {
    unpacked += block.length;
    if (unpacked > entry.uncompressedSize) throw new ParserFailure('FILE_UNSAFE', { reason: 'size' });
    if (unpacked > RATIO_FLOOR_BYTES && unpacked > MAX_RATIO * packed) throw new ParserFailure('FILE_UNSAFE', { reason: 'ratio' });
    checksum = crc32(block, checksum);
    yield block;
  }
  if (unpacked !== entry.uncompressedSize || checksum !== entry.crc32) throw new ParserFailure('FILE_DAMAGED', {});
}

async function findData(access: RandomAccess, entry: Entry): Promise<number> {
  const at = entry.relativeOffsetOfLocalHeader;
  const header = Buffer.from(await readExactly(access, at, LOCAL_HEADER_BYTES));
  if (header.readUInt32LE(0) !== LOCAL_HEADER) throw new ParserFailure('FILE_DAMAGED', {});
  return at + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function* inflate(packed: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  const unpacker = createInflateRaw({ chunkSize: BLOCK_BYTES / 4 });
  const input = Readable.from(packed, { objectMode: false, highWaterMark: READ_BYTES });
  input.on('error', (error) => unpacker.destroy(error));
  try {
    for await (const block of input.pipe(unpacker)) yield block as Uint8Array;
  } catch (error) {
    throw error instanceof ParserFailure ? error : new ParserFailure('FILE_DAMAGED', {}, { cause: error });
  } finally {
    input.destroy();
    unpacker.destroy();
  }
}
