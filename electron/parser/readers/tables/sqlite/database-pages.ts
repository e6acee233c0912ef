import { ParserFailure } from '../../../parser-failure.ts';
import { type RandomAccess, readExactly } from '../packing/random-access.ts';
import { readWriteAheadLog } from './write-ahead-log.ts';

/** How a database writes its texts. */
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be';

const HEADER_BYTES = 100;
const ENCODINGS: readonly TextEncodingName[] = ['utf-8', 'utf-8', 'utf-16le', 'utf-16be'];
/** Pages that are kept: the inner pages of a tree and the one at hand. */
const KEPT_PAGES = 256;

/** The pages of an SQLite database, as its last committed write left them: those in the write-ahead log stand for those in the file. */
export class DatabasePages {
  readonly pageSize: number;
  /** Bytes of a page that hold content. */
  readonly usableSize: number;
  readonly encoding: TextEncodingName;
  readonly count: number;
  readonly #access: RandomAccess;
  readonly #log: RandomAccess | null;
  readonly #logged: ReadonlyMap<number, number>;
  readonly #kept = new Map<number, Buffer>();

  private constructor(header: Buffer, access: RandomAccess, log: { access: RandomAccess; pages: Map<number, number>; count: number } | null) {
    const written = header.readUInt16BE(16);
    this.pageSize = written === 1 ? 65_536 : written;
    this.usableSize = this.pageSize - header.readUInt8(20);
    if (this.pageSize < 512 || (this.pageSize & (this.pageSize - 1)) !== 0 || this.usableSize < 480) throw new ParserFailure('FILE_DAMAGED', {});
    this.encoding = ENCODINGS[header.readUInt32BE(56)] ?? 'utf-8';
    this.count = log?.count ?? Math.floor(access.size / this.pageSize);
    const isCounted = header.readUInt32BE(24) === header.readUInt32BE(92);
    if (log === null && isCounted && header.readUInt32BE(28) > this.count) throw new ParserFailure('FILE_DAMAGED', {});
    this.#access = access;
    this.#log = log?.access ?? null;
    this.#logged = log?.pages ?? new Map();
  }

  /** Reads the header. Throws ParserFailure FILE_DAMAGED. */
  static async open(access: RandomAccess, log: RandomAccess | null): Promise<DatabasePages> {
    const header = Buffer.from(await readExactly(access, 0, HEADER_BYTES));
    const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
    const found = log === null ? null : await readWriteAheadLog(log, pageSize);
    if (found === null || log === null) return new DatabasePages(header, access, null);
    // A database that was never written back has its encoding in the log alone.
    const first = found.pages.get(1);
    const newest = first === undefined ? header : Buffer.from(await readExactly(log, first, HEADER_BYTES));
    return new DatabasePages(newest, access, { access: log, ...found });
  }

  /** Page `number`, from 1. Throws ParserFailure FILE_DAMAGED when there is no such page. */
  async read(number: number): Promise<Buffer> {
    const kept = this.#kept.get(number);
    if (kept !== undefined) return kept;
    if (number < 1 || number > this.count) throw new ParserFailure('FILE_DAMAGED', {});
    const logged = this.#logged.get(number);
    const bytes =
      logged !== undefined && this.#log !== null
        ? await readExactly(this.#log, logged, this.pageSize)
        : await readExactly(this.#access, (number - 1) * this.pageSize, this.pageSize);
    const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= KEPT_PAGES && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(number, page);
    return page;
  }
}
