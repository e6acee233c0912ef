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

/** All blocks in one; throws ParserFailure FILE_TOO_LARGE beyond `limit` bytes. */
export async function gather(blocks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const block of blocks) {
    length += block.length;
    if (length > limit) throw new ParserFailure('FILE_TOO_LARGE', { megabytes: Math.round(limit / 1024 ** 2) });
    parts.push(block.slice());
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
