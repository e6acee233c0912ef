import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { BLOCK_BYTES } from '../../limits.ts';
import { gunzip } from './packing/gunzip.ts';
import { fromBytes, fromFile, gather, type RandomAccess } from './packing/random-access.ts';
import type { Member } from './packing/zip-archive.ts';
import { HEAD_BYTES } from './recognise.ts';
import { MAX_IN_MEMORY_BYTES } from './table-limits.ts';

/** One file to be read, on disk or inside an archive. */
export interface Payload {
  /** Name inside the archive; null for the file itself. */
  readonly member: string | null;
  /** Where its bytes lie; null on disk itself. */
  readonly path: string | null;
  /** Unpacked bytes where they are known. */
  readonly size: number | null;
  readonly head: () => Promise<Uint8Array>;
  /** All bytes from the first; `onRead` hears the share of them that was taken, 0–1. */
  readonly blocks: (onRead?: (share: number) => void) => AsyncGenerator<Uint8Array, void, void>;
  /** For formats that are read in any order; what is packed is unpacked into memory. Throws ParserFailure FILE_TOO_LARGE. */
  readonly random: () => Promise<RandomAccess>;
}

/** The file as it lies on disk. */
export function toFilePayload(file: FileHandle, size: number, path: string): Payload {
  const access = fromFile(file, size);
  return {
    member: null,
    path,
    size,
    head: () => access.read(0, HEAD_BYTES),
    blocks: (onRead) => readThrough(access, onRead),
    random: async () => access,
  };
}

/** What a gzip file holds. A ratio beyond any table's is refused while it is unpacked. */
export function toGzipPayload(file: FileHandle, size: number): Payload {
  const access = fromFile(file, size);
  const blocks = (onRead?: (share: number) => void) => unpack(access, onRead);
  return { member: null, path: null, size: null, head: () => takeHead(blocks()), blocks, random: inMemory(blocks, null) };
}

/** A member of an archive. */
export function toMemberPayload(member: Member): Payload {
  const blocks = (onRead: (share: number) => void = () => undefined) => {
    let packed = 0;
    return member.blocks((bytes) => {
      packed += bytes;
      onRead(packed / Math.max(1, member.packedSize));
    });
  };
  return { member: member.name, path: null, size: member.size, head: () => takeHead(blocks()), blocks, random: inMemory(blocks, member.size) };
}

/** Hex SHA-256 of a file as it lies on disk. */
export async function hashFile(file: FileHandle, size: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const block of readThrough(fromFile(file, size))) hash.update(block);
  return hash.digest('hex');
}

async function* readThrough(access: RandomAccess, onRead: (share: number) => void = () => undefined): AsyncGenerator<Uint8Array, void, void> {
  for (let at = 0; at < access.size; ) {
    const block = await access.read(at, BLOCK_BYTES);
    if (block.length === 0) return;
    at += block.length;
    onRead(at / access.size);
    yield block;
  }
}

function unpack(access: RandomAccess, onRead: (share: number) => void = () => undefined): AsyncGenerator<Uint8Array, void, void> {
  let packed = 0;
  const onPacked = (share: number) => {
    packed = share * access.size;
    onRead(share);
  };
  return gunzip(readThrough(access, onPacked), () => packed);
}

async function takeHead(blocks: AsyncGenerator<Uint8Array, void, void>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const block of blocks) {
    parts.push(block.slice());
    length += block.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(parts, Math.min(length, HEAD_BYTES));
}

function inMemory(blocks: () => AsyncGenerator<Uint8Array, void, void>, size: number | null): () => Promise<RandomAccess> {
  let held: Promise<RandomAccess> | null = null;
  return () => {
    held ??= gather(blocks(), MAX_IN_MEMORY_BYTES, size).then(fromBytes);
    return held;
  };
}
