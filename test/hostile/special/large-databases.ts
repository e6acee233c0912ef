import type { Trial } from '../trial-run.ts';

const MEGABYTE = 1024 * 1024;
const PAGE = 65_536;
const CHAINED = PAGE - 4;
const PAGE_1_HEADER = 100;
const DAMAGED = ['refused FILE_DAMAGED'];
const UNSAFE = ['refused FILE_UNSAFE'];
const READ = ['checked OK', 'loaded OK'];
const LOOKED_AT = ['previewed INCOMPLETE'];

/** A database whose list of tables is one leaf page with these cells, followed by these pages. */
function database(cells: readonly Buffer[], pages: readonly Buffer[], pointers: readonly number[] | null = null): Buffer {
  const first = Buffer.alloc(PAGE);
  first.write('SQLite format 3\0', 'latin1');
  first.writeUInt16BE(1, 16);
  first.writeUInt8(1, 18);
  first.writeUInt8(1, 19);
  first.writeUInt32BE(pages.length + 1, 28);
  first.writeUInt32BE(1, 56);
  fillLeaf(first, PAGE_1_HEADER, cells, pointers);
  return Buffer.concat([first, ...pages]);
}

/** Cells from the end of a page forward; `pointers` lets several lead to the same one. */
function fillLeaf(page: Buffer, base: number, cells: readonly Buffer[], pointers: readonly number[] | null): Buffer {
  const starts: number[] = [];
  let at = PAGE;
  for (const cell of cells) {
    at -= cell.length;
    cell.copy(page, at);
    starts.push(at);
  }
  const listed = pointers?.map((index) => starts[index] ?? 0) ?? starts;
  page.writeUInt8(13, base);
  page.writeUInt16BE(listed.length, base + 3);
  for (const [index, start] of listed.entries()) page.writeUInt16BE(start, base + 8 + index * 2);
  return page;
}

function varint(value: number): Buffer {
  const bytes = [value & 0x7f];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) bytes.unshift((left & 0x7f) | 0x80);
  return Buffer.from(bytes);
}

function record(values: readonly (string | number)[]): Buffer {
  const types = Buffer.concat(values.map((value) => (typeof value === 'number' ? varint(4) : varint(13 + 2 * Buffer.byteLength(value)))));
  const body = values.map((value) => {
    if (typeof value === 'string') return Buffer.from(value);
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return bytes;
  });
  return Buffer.concat([headed(types), ...body]);
}

/** The types of a record behind the length they take. */
function headed(types: Buffer): Buffer {
  const length = [1, 2, 3, 4].find((bytes) => varint(types.length + bytes).length === bytes) ?? 5;
  return Buffer.concat([varint(types.length + length), types]);
}

/** A cell of a table's leaf: what does not fit goes on in the pages from `next` on, which are given back. */
function cell(rowId: number, payload: Buffer, next: number): { readonly cell: Buffer; readonly pages: Buffer[] } {
  const head = Buffer.concat([varint(payload.length), varint(rowId)]);
  if (payload.length <= PAGE - 35) return { cell: Buffer.concat([head, payload]), pages: [] };
  const least = Math.floor(((PAGE - 12) * 32) / 255) - 23;
  const wanted = least + ((payload.length - least) % CHAINED);
  const local = wanted <= PAGE - 35 ? wanted : least;
  const pages: Buffer[] = [];
  for (let at = local; at < payload.length; at += CHAINED) {
    const page = Buffer.alloc(PAGE);
    page.writeUInt32BE(at + CHAINED < payload.length ? next + pages.length + 1 : 0, 0);
    payload.copy(page, 4, at, at + CHAINED);
    pages.push(page);
  }
  const pointer = Buffer.alloc(4);
  pointer.writeUInt32BE(next);
  return { cell: Buffer.concat([head, payload.subarray(0, local), pointer]), pages };
}

function table(name: string, root: number, sql: string): Buffer {
  return record(['table', name, name, root, sql]);
}

const ORDERS = 'CREATE TABLE orders (id INTEGER, date TEXT, customer TEXT, amount REAL)';

/** A database with one table of orders whose only leaf holds this record, so many times. */
function orders(payload: Buffer, times = 1): Buffer {
  const { cell: large, pages } = cell(1, payload, 3);
  const leaf = fillLeaf(
    Buffer.alloc(PAGE),
    0,
    [large],
    Array.from({ length: times }, () => 0),
  );
  return database([cell(1, table('orders', 2, ORDERS), 0).cell], [leaf, ...pages]);
}

/** A database whose only table has this statement, so many times. */
function declared(sql: string, times = 1): Buffer {
  const { cell: large, pages } = cell(1, table('orders', 2, sql), 3);
  return database(
    [large],
    [fillLeaf(Buffer.alloc(PAGE), 0, [], []), ...pages],
    Array.from({ length: times }, () => 0),
  );
}

const columns = (count: number, column = (n: number) => `c${n}`) => Array.from({ length: count }, (_, n) => column(n)).join(',');
const value = (length: number) => record([1, '2024-01-01', 'x'.repeat(length), 5]);

type Made = readonly [name: string, make: () => Buffer, expects: readonly string[]];

/** SQLite files whose records share their bytes, are longer than any, or whose statements never end. */
export function largeDatabases(): Trial[] {
  const light: readonly Made[] = [
    ['one sound order', () => orders(value(5)), READ],
    ['a statement of five thousand columns', () => declared(`CREATE TABLE orders (${columns(5000)})`), ['refused FILE_TOO_WIDE']],
    ['a thousand tables that share a statement', () => declared(`CREATE TABLE orders (${columns(4000)})`, 1000), DAMAGED],
    ['a statement of comments without end', () => declared(`CREATE TABLE orders (${'/* '.repeat(250_000)}`), ['refused FILE_EMPTY']],
    ['a statement of brackets without end', () => declared(`CREATE TABLE orders (${'['.repeat(900_000)}`), LOOKED_AT],
    ['a statement of quotes without end', () => declared(`CREATE TABLE orders (${`"'\``.repeat(300_000)}`), LOOKED_AT],
    ['a statement of brackets in brackets', () => declared(`CREATE TABLE orders (${'('.repeat(900_000)}`), LOOKED_AT],
    ['a column of a long name', () => declared(`CREATE TABLE orders (id, "${'n'.repeat(900_000)}", date)`), [...READ, ...LOOKED_AT]],
    ['a list of free pages that bites its tail', () => withFreeList(orders(value(5))), READ],
    ['a count of pages of four billion', () => withCount(orders(value(5)), 0xffff_ffff), DAMAGED],
  ];
  const heavy: readonly Made[] = [
    ['a value of nine megabytes', () => orders(value(9 * MEGABYTE)), READ],
    ['a value of sixty megabytes', () => orders(value(60 * MEGABYTE)), READ],
    ['ten thousand records that share a value of sixty megabytes', () => orders(value(60 * MEGABYTE), 10_000), DAMAGED],
    ['a record of sixty million values', () => orders(headed(Buffer.alloc(60 * MEGABYTE))), DAMAGED],
    ['ten thousand tables that share sixty megabytes', () => declared(`CREATE TABLE orders (id)${' '.repeat(60 * MEGABYTE)}`, 10_000), UNSAFE],
    ['a statement of twenty million columns', () => declared(`CREATE TABLE orders (${'a,'.repeat(20_000_000)}b)`), UNSAFE],
  ];
  const toTrial = ([name, make, expects]: Made, isHeavy: boolean): Trial => ({
    name: `large database: ${name}`,
    fileName: 'shop.sqlite',
    make,
    isHeavy,
    expects,
  });
  return [...light.map((made) => toTrial(made, false)), ...heavy.map((made) => toTrial(made, true))];
}

/** The first page of the list of free pages, which nobody reads, is the first page itself. */
function withFreeList(bytes: Buffer): Buffer {
  bytes.writeUInt32BE(1, 32);
  bytes.writeUInt32BE(0xffff_ffff, 36);
  return bytes;
}

function withCount(bytes: Buffer, count: number): Buffer {
  bytes.writeUInt32BE(count, 28);
  return bytes;
}
