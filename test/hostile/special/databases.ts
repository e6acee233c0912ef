import type { Seed } from '../seeds.ts';
import type { Trial } from '../trial-run.ts';

const PAGE_SIZE_AT = 16;
const RESERVED_AT = 20;
const PAGE_1_HEADER = 100;

/** SQLite files whose pages lead nowhere, in circles, or claim to be more than there is. */
export function specialDatabases(seeds: readonly Seed[]): Trial[] {
  const sound = Buffer.from(seeds.find(({ name }) => name.endsWith('.sqlite'))?.bytes ?? []);
  const pageSize = sound.readUInt16BE(PAGE_SIZE_AT) === 1 ? 65_536 : sound.readUInt16BE(PAGE_SIZE_AT);
  const changed = (name: string, change: (bytes: Buffer) => void): Trial => ({
    name: `database: ${name}`,
    fileName: 'shop.sqlite',
    make: () => {
      const bytes = Buffer.from(sound);
      change(bytes);
      return bytes;
    },
  });
  return [
    ...[0, 1, 3, 512, 0x8000, 0xffff].map((size) => changed(`page size ${size}`, (bytes) => bytes.writeUInt16BE(size, PAGE_SIZE_AT))),
    changed('every page reserved', (bytes) => bytes.writeUInt8(255, RESERVED_AT)),
    changed('a tree that bites its tail', (bytes) => writeInner(bytes, pageSize, [2, 2, 2])),
    changed('a tree that leads to the list of tables', (bytes) => writeInner(bytes, pageSize, [1])),
    changed('a tree that leads beyond the file', (bytes) => writeInner(bytes, pageSize, [0xff_ff_ff])),
    changed('a thousand records that share one endless chain', (bytes) => writeChains(bytes, pageSize, 30)),
    changed('a record longer than the file', (bytes) => writeChains(bytes, pageSize, 10_000)),
    changed('more cells than a page holds', (bytes) => bytes.writeUInt16BE(0xffff, pageSize + 3)),
    changed('no root', (bytes) => bytes.fill(0, PAGE_1_HEADER, PAGE_1_HEADER + 8)),
    changed('an unknown encoding', (bytes) => bytes.writeUInt32BE(0xffff_ffff, 56)),
  ];
}

/** Page 2 becomes an inner page of its table whose children are these. */
function writeInner(bytes: Buffer, pageSize: number, children: readonly number[]): void {
  const page = bytes.subarray(pageSize, pageSize * 2).fill(0);
  page.writeUInt8(5, 0);
  page.writeUInt16BE(children.length, 3);
  page.writeUInt32BE(children.at(-1) ?? 0, 8);
  for (const [cell, child] of children.entries()) {
    const at = pageSize - (cell + 1) * 8;
    page.writeUInt16BE(at, 12 + cell * 2);
    page.writeUInt32BE(child, at);
  }
}

/** Page 2 becomes a leaf with many records, each going on in page 2 itself; their length is so many kilobytes. */
function writeChains(bytes: Buffer, pageSize: number, kilobytes: number): void {
  const page = bytes.subarray(pageSize, pageSize * 2).fill(0);
  const cells = Math.floor((pageSize - 100) / 2 / 4);
  page.writeUInt32BE(2, 0);
  page.writeUInt8(13, 0);
  page.writeUInt16BE(cells, 3);
  const at = pageSize - 64;
  for (let cell = 0; cell < cells; cell++) page.writeUInt16BE(at, 8 + cell * 2);
  const length = kilobytes * 1024;
  page.set([0x80 | (length >> 21), 0x80 | ((length >> 14) & 0x7f), 0x80 | ((length >> 7) & 0x7f), length & 0x7f, 1], at);
}
