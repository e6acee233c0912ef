import { PassThrough, type Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl';
import { ParserFailure } from '../../../parser-failure.ts';
import { MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED_BYTES, RATIO_FLOOR_BYTES } from '../table-limits.ts';
import { gather, type RandomAccess } from './random-access.ts';
import { unpackEntry } from './unpack-entry.ts';

/** A file inside an archive. */
export interface Member {
  readonly name: string;
  /** Unpacked, as the archive says. */
  readonly size: number;
  readonly packedSize: number;
  readonly isEncrypted: boolean;
  /** Unpacked bytes; sizes, ratio and checksum are held against what the archive said. `onRead` hears how many packed bytes were taken. */
  readonly blocks: (onRead?: (packedBytes: number) => void) => AsyncGenerator<Uint8Array, void, void>;
  /** The whole member, at most `limit` bytes; throws ParserFailure FILE_TOO_LARGE. */
  readonly bytes: (limit: number) => Promise<Uint8Array>;
}

const LOCAL_HEADER_BYTES = 30;
const SYMLINK = 0xa000;

/**
 * The members of a ZIP archive by name, folders and the notes macOS adds left out. Throws ParserFailure FILE_UNSAFE (`reason`: entries, names, links,
 * size, ratio, overlap) for what no honest archive holds and FILE_DAMAGED for what cannot be followed.
 */
export async function openZip(access: RandomAccess): Promise<Map<string, Member>> {
  const entries = await readEntries(access);
  assertHonest(entries, access.size);
  const members = new Map<string, Member>();
  for (const entry of entries) {
    if (entry.fileName.endsWith('/') || entry.fileName.startsWith('__MACOSX/')) continue;
    members.set(entry.fileName, toMember(access, entry));
  }
  return members;
}

async function readEntries(access: RandomAccess): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    const zip = await fromRandomAccessReaderPromise(new AccessReader(access), access.size, { lazyEntries: true, autoClose: false });
    if (zip.entryCount > MAX_ENTRIES) throw unsafe('entries');
    await new Promise<void>((resolve, reject) => {
      zip.on('entry', (entry: Entry) => {
        entries.push(entry);
        zip.readEntry();
      });
      zip.on('end', resolve);
      zip.on('error', reject);
      zip.readEntry();
    });
    return entries;
  } catch (error) {
    if (error instanceof ParserFailure) throw error;
    const isName = error instanceof Error && /^(absolute path|invalid relative path|invalid characters in fileName)/.test(error.message);
    throw isName ? unsafe('names', error) : new ParserFailure('FILE_DAMAGED', {}, { cause: error });
  }
}

function assertHonest(entries: readonly Entry[], size: number): void {
  let unpacked = 0;
  let taken = 0;
  for (const entry of entries.toSorted((left, right) => left.relativeOffsetOfLocalHeader - right.relativeOffsetOfLocalHeader)) {
    unpacked += entry.uncompressedSize;
    const isLink = entry.versionMadeBy >> 8 === 3 && ((entry.externalFileAttributes >>> 16) & 0xf000) === SYMLINK;
    if (isLink) throw unsafe('links');
    if (unpacked > MAX_UNPACKED_BYTES) throw unsafe('size');
    if (entry.uncompressedSize > RATIO_FLOOR_BYTES && entry.uncompressedSize > MAX_RATIO * entry.compressedSize) throw unsafe('ratio');
    if (entry.relativeOffsetOfLocalHeader < taken) throw unsafe('overlap');
    taken = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.compressedSize;
    if (taken > size) throw new ParserFailure('FILE_DAMAGED', {});
  }
}

function toMember(access: RandomAccess, entry: Entry): Member {
  const blocks = (onRead: (packedBytes: number) => void = () => undefined) => unpackEntry(access, entry, onRead);
  return {
    name: entry.fileName,
    size: entry.uncompressedSize,
    packedSize: entry.compressedSize,
    isEncrypted: entry.isEncrypted(),
    blocks,
    bytes: (limit) => gather(blocks(), limit, entry.uncompressedSize),
  };
}

function unsafe(reason: string, cause?: unknown): ParserFailure {
  return new ParserFailure('FILE_UNSAFE', { reason }, { cause });
}

/** What yauzl reads through. */
class AccessReader extends RandomAccessReader {
  readonly #access: RandomAccess;

  constructor(access: RandomAccess) {
    super();
    this.#access = access;
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null) => void): void {
    this.#access.read(position, length).then((bytes) => {
      buffer.set(bytes, offset);
      callback(bytes.length === length ? null : new Error('unexpected end of the archive'));
    }, callback);
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const stream = new PassThrough();
    this.#access.read(start, end - start).then(
      (bytes) => stream.end(bytes),
      (error: Error) => stream.destroy(error),
    );
    return stream;
  }

  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }
}
