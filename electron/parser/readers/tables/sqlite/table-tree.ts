import { ParserFailure } from '../../../parser-failure.ts';
import type { DatabasePages } from './database-pages.ts';

/** A record as it lies in its tree: the bytes of its payload, and its row number (0 in tables WITHOUT ROWID). */
export interface TreeRecord {
  readonly rowId: bigint;
  readonly payload: Buffer;
}

const LEAF_TABLE = 0x0d;
const INNER_TABLE = 0x05;
const LEAF_INDEX = 0x0a;
const INNER_INDEX = 0x02;
const MAX_TREE_DEPTH = 24;
/** A record larger than this holds films or pictures. */
const MAX_PAYLOAD_BYTES = 64 * 1024 * 1024;
const PAGE_1_HEADER = 100;

/**
 * Walks a table's tree in the order of its keys; trees of tables WITHOUT ROWID have the form of an index. Each page is visited once at most, and all
 * records together are no longer than the file, so that a tree which bites its tail and records that share their bytes end as damage. `onPage` hears every page. Throws ParserFailure FILE_DAMAGED.
 */
export async function* walkTree(pages: DatabasePages, root: number, onPage: () => void): AsyncGenerator<TreeRecord, void, void> {
  const visited = new Set<number>();
  const budget = { bytes: pages.count * pages.pageSize };

  async function* walk(number: number, depth: number): AsyncGenerator<TreeRecord, void, void> {
    if (depth > MAX_TREE_DEPTH || visited.has(number) || (depth > 0 && number === 1)) throw new ParserFailure('FILE_DAMAGED', {});
    visited.add(number);
    onPage();
    const page = await pages.read(number);
    const base = number === 1 ? PAGE_1_HEADER : 0;
    const type = page.readUInt8(base);
    const isInner = type === INNER_TABLE || type === INNER_INDEX;
    if (!isInner && type !== LEAF_TABLE && type !== LEAF_INDEX) throw new ParserFailure('FILE_DAMAGED', {});
    const cells = page.readUInt16BE(base + 3);
    const pointers = base + (isInner ? 12 : 8);
    if (pointers + cells * 2 > page.length) throw new ParserFailure('FILE_DAMAGED', {});
    for (let cell = 0; cell < cells; cell++) {
      const at = page.readUInt16BE(pointers + cell * 2);
      if (at + 4 > page.length) throw new ParserFailure('FILE_DAMAGED', {});
      if (isInner) yield* walk(page.readUInt32BE(at), depth + 1);
      if (type !== INNER_TABLE) yield await readCell(pages, page, isInner ? at + 4 : at, { isTable: type === LEAF_TABLE, budget });
    }
    if (isInner) yield* walk(page.readUInt32BE(base + 8), depth + 1);
  }

  yield* walk(root, 0);
}

interface CellForm {
  readonly isTable: boolean;
  /** Bytes that records may still take. */
  readonly budget: { bytes: number };
}

async function readCell(pages: DatabasePages, page: Buffer, from: number, { isTable, budget }: CellForm): Promise<TreeRecord> {
  const size = readVarint(page, from);
  const length = Number(size.value);
  const rowId = isTable ? readVarint(page, size.end) : { value: 0n, end: size.end };
  budget.bytes -= length;
  if (!(budget.bytes >= 0)) throw new ParserFailure('FILE_DAMAGED', {});
  if (length > MAX_PAYLOAD_BYTES) throw new ParserFailure('FILE_TOO_LARGE', { megabytes: MAX_PAYLOAD_BYTES / 1024 ** 2 });
  const usable = pages.usableSize;
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const wanted = least + ((length - least) % (usable - 4));
  const local = length <= most ? length : wanted <= most ? wanted : least;
  if (length < 0 || rowId.end + local > page.length) throw new ParserFailure('FILE_DAMAGED', {});
  const start = page.subarray(rowId.end, rowId.end + local);
  if (local === length) return { rowId: BigInt.asIntN(64, rowId.value), payload: start };
  const parts = [start];
  let missing = length - local;
  let next = rowId.end + local + 4 <= page.length ? page.readUInt32BE(rowId.end + local) : 0;
  while (missing > 0) {
    const overflow = await pages.read(next);
    const taken = Math.min(missing, usable - 4);
    parts.push(overflow.subarray(4, 4 + taken));
    missing -= taken;
    next = overflow.readUInt32BE(0);
  }
  return { rowId: BigInt.asIntN(64, rowId.value), payload: Buffer.concat(parts, length) };
}

/** A variable-length integer: seven bits a byte, the ninth byte whole. Throws ParserFailure FILE_DAMAGED at the end of the bytes. */
export function readVarint(bytes: Buffer, from: number): { readonly value: bigint; readonly end: number } {
  let small = 0;
  for (let at = from; at < from + 4; at++) {
    const byte = bytes[at];
    if (byte === undefined) throw new ParserFailure('FILE_DAMAGED', {});
    small = small * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value: BigInt(small), end: at + 1 };
  }
  let value = BigInt(small);
  for (let at = from + 4; at < from + 9; at++) {
    const byte = bytes[at];
    if (byte === undefined) throw new ParserFailure('FILE_DAMAGED', {});
    if (at === from + 8) return { value: (value << 8n) | BigInt(byte), end: at + 1 };
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return { value, end: at + 1 };
  }
  throw new ParserFailure('FILE_DAMAGED', {});
}
