import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BLOCK_BYTES } from '../../../limits.ts';
import { ParserFailure } from '../../../parser-failure.ts';
import { MAX_RATIO, RATIO_FLOOR_BYTES } from '../table-limits.ts';

/**
 * Unpacks gzip; `packedBytes` tells how many of its bytes were taken so far. Throws ParserFailure FILE_UNSAFE when more comes out than any table packs
 * to, FILE_DAMAGED when it breaks off.
 */
export async function* gunzip(packed: AsyncGenerator<Uint8Array>, packedBytes: () => number): AsyncGenerator<Uint8Array, void, void> {
  const unpacker = createGunzip({ chunkSize: BLOCK_BYTES });
  const input = Readable.from(packed, { objectMode: false });
  input.on('error', (error) => unpacker.destroy(error));
  let unpacked = 0;
  try {
    for await (const block of input.pipe(unpacker)) {
      unpacked += (block as Uint8Array).length;
      if (unpacked > RATIO_FLOOR_BYTES && unpacked > MAX_RATIO * packedBytes()) throw new ParserFailure('FILE_UNSAFE', { reason: 'ratio' });
      yield block as Uint8Array;
    }
  } catch (error) {
    const isUnpacking = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    throw isUnpacking ? new ParserFailure('FILE_DAMAGED', {}, { cause: error }) : error;
  } finally {
    input.destroy();
    unpacker.destroy();
  }
}
