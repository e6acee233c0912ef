import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { BLOCK_BYTES } from '../limits.ts';
import { ParserFailure } from '../parser-failure.ts';
import { openToRead } from './open-to-read.ts';
import { gunzip } from './tables/packing/gunzip.ts';

export type Packing = 'none' | 'gzip' | 'zip';

/** A file being read from front to back; what was read so far is counted and hashed as it lies on disk. */
export interface ByteSource extends AsyncDisposable {
  readonly size: number;
  readonly packing: Packing;
  readonly bytesRead: () => number;
  /** Hex SHA-256 of the bytes read so far. */
  readonly sha256: () => string;
  /** Unpacked blocks; each is valid until the next one is asked for. */
  readonly blocks: () => AsyncGenerator<Uint8Array, void, void>;
}

/** Opens a file, plain or gzip by its first bytes. Throws ParserFailure FILE_NOT_FOUND, FILE_UNREADABLE or FILE_EMPTY. */
export async function openByteSource(path: string): Promise<ByteSource> {
  const file = await openFile(path);
  try {
    const info = await file.stat();
    if (!info.isFile()) throw new ParserFailure('FILE_NOT_FOUND', { path });
    if (info.size === 0) throw new ParserFailure('FILE_EMPTY', { path });
    const head = new Uint8Array(2);
    await file.read(head, 0, 2, 0);
    return toSource(file, info.size, head[0] === 0x1f && head[1] === 0x8b ? 'gzip' : 'none', path);
  } catch (error) {
    await file.close();
    throw toFileFailure(error, path);
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await openToRead(path);
  } catch (error) {
    throw toFileFailure(error, path);
  }
}

function toSource(file: FileHandle, size: number, packing: Packing, path: string): ByteSource {
  const hash = createHash('sha256');
  let bytesRead = 0;

  async function* readRaw(isCopied: boolean): AsyncGenerator<Uint8Array, void, void> {
    let block = new Uint8Array(BLOCK_BYTES);
    for (;;) {
      const { bytesRead: got } = await file.read(block, 0, block.length, bytesRead);
      if (got === 0) return;
      bytesRead += got;
      const part = block.subarray(0, got);
      hash.update(part);
      yield part;
      if (isCopied) block = new Uint8Array(BLOCK_BYTES);
    }
  }

  async function* blocks(): AsyncGenerator<Uint8Array, void, void> {
    try {
      if (packing === 'none') yield* readRaw(false);
      else yield* gunzip(readRaw(true), () => bytesRead);
    } catch (error) {
      throw toFileFailure(error, path);
    }
  }

  return {
    size,
    packing,
    bytesRead: () => bytesRead,
    sha256: () => hash.copy().digest('hex'),
    blocks,
    [Symbol.asyncDispose]: () => file.close(),
  };
}

/** What a failed file operation means; what cannot be unpacked or followed within the file is damage. */
export function toFileFailure(error: unknown, path: string): ParserFailure {
  if (error instanceof ParserFailure) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isDamage = error instanceof RangeError || code.startsWith('Z_');
  const meaning = isDamage ? 'FILE_DAMAGED' : code === 'ENOENT' || code === 'EISDIR' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE';
  return new ParserFailure(meaning, { path }, { cause: error });
}
