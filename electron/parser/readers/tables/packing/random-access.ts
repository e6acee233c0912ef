import type { FileHandle } from 'node:fs/promises';
import { ParserFailure } from '../../../parser-failure.ts';

/** Bytes that can be read in any order. */
export interface RandomAccess {
  readonly size: number;
  /** Bytes [offset, offset + length), cut at the end. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
}

/** Random access to an open file; reads that come back short are repeated. */
export function fromFile(file: FileHandle, size: number): RandomAccess {
  return {
    size,
    read: async (offset, length) => {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const bytes = new Uint8Array(wanted);
      let got = 0;
      while (got < wanted) {
        const { bytesRead } = await file.read(bytes, got, wanted - got, offset + got);
        if (bytesRead === 0) break;
        got += bytesRead;
      }
      return bytes.subarray(0, got);
    },
  };
}

/** Random access to bytes in memory. */
export function fromBytes(bytes: Uint8Array): RandomAccess {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

/** Exactly `length` bytes, or ParserFailure FILE_DAMAGED when the file ends before. */
export async function readExactly(access: RandomAccess, offset: number, length: number): Promise<Uint8Array> {
  const bytes = await access.read(offset, length);
  if (bytes.length !== length) throw new ParserFailure('FILE_DAMAGED', {});
  return bytes;
}

/** The last `most` bytes of all blocks, in their place; reads before them come back empty. */
export async function gatherEnd(blocks: AsyncIterable<Uint8Array>, most: number): Promise<RandomAccess> {
  const kept = new Uint8Array(most);
  let filled = 0;
  let size = 0;
  for await (const block of blocks) {
    size += block.length;
    const added = block.subarray(Math.max(0, block.length - most));
    const moved = Math.min(filled, most - added.length);
    kept.copyWithin(0, filled - moved, filled);
    kept.set(added, moved);
    filled = moved + added.length;
  }
  const start = size - filled;
  const read = async (offset: number, length: number) =>
    offset < start ? kept.subarray(0, 0) : kept.subarray(offset - start, Math.min(filled, offset - start + length));
  return { size, read };
}

/** All blocks in one; throws ParserFailure FILE_TOO_LARGE beyond `limit` bytes. With the size `expected` they are written to their place at once. */
export async function gather(blocks: AsyncIterable<Uint8Array>, limit: number, expected: number | null = null): Promise<Uint8Array> {
  const tooLarge = () => new ParserFailure('FILE_TOO_LARGE', { megabytes: Math.round(limit / 1024 ** 2) });
  if (expected !== null && expected > limit) throw tooLarge();
  let bytes = new Uint8Array(expected ?? 1024 * 1024);
  let length = 0;
  for await (const block of blocks) {
    if (length + block.length > limit) throw tooLarge();
    if (length + block.length > bytes.length) {
      const larger = new Uint8Array(Math.min(limit, Math.max(length + block.length, bytes.length * 2)));
      larger.set(bytes.subarray(0, length));
      bytes = larger;
    }
    bytes.set(block, length);
    length += block.length;
  }
  return bytes.subarray(0, length);
}
