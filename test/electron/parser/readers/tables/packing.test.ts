import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { makeXlsx } from '../../support/make-xlsx.ts';
import { makeZip, type ZipEntry } from '../../support/make-zip.ts';
import { listTables, readTable } from '../../support/read-table.ts';
import { createScratch } from '../../support/scratch.ts';

const write = createScratch();
const CSV = 'id,n\n1,a\n2,b\n';
const BOOK = makeXlsx({ sheets: { One: '<row><c><v>1</v></c></row>' } });
const zip = (...entries: ZipEntry[]) => write('files.zip', makeZip(entries));
const noise = (length: number) => Buffer.from(Uint8Array.from({ length }, (_, index) => Math.imul(index + 1, 2_654_435_761) >>> 24));

describe('archives', () => {
  test('members of every format under their names; notes of macOS and folders are none', async () => {
    const path = zip(
      { name: 'data/', content: '', isStored: true },
      { name: 'data/orders.csv', content: CSV },
      { name: 'data/book.csv', content: BOOK, isStored: true },
      { name: 'lines.txt', content: '{"a":1}\n{"a":2}\n' },
      { name: '__MACOSX/data/._orders.csv', content: 'x' },
      { name: '.DS_Store', content: 'x' },
      { name: 'logo.png', content: Buffer.from('89504e470d0a1a0a00', 'hex') },
    );
    expect(await listTables(path)).toEqual(['data/orders.csv|delimited', 'data/book.csv|One|xlsx', 'lines.txt|ndjson']);
    expect(await readTable(path, { format: 'delimited', member: 'data/orders.csv', table: null })).toBe(CSV);
    expect(await readTable(path, { format: 'xlsx', member: 'data/book.csv', table: 'One' })).toBe('1\n');
    await expect(readTable(path, { format: 'delimited', member: 'gone.csv', table: null })).rejects.toMatchObject({ code: 'PART_NOT_FOUND' });
  });

  test('extensions say nothing: a workbook named .csv, text named .xlsx, gzip of anything', async () => {
    expect(await listTables(write('orders.csv', BOOK))).toEqual(['One|xlsx']);
    expect(await readTable(write('orders.xlsx', CSV))).toBe(CSV);
    expect(await readTable(write('book.gz', gzipSync(BOOK)))).toBe('1\n');
    expect(
      await readTable(write('page.xls', '<html><body><table><tr><td>id</td><td>n</td></tr><tr><td>001</td><td>1,5</td></tr></table></body></html>')),
    ).toBe('id,n\n001,"1,5"\n');
    expect(await readTable(write('book.xls', 'id\tn\n1\ta\n'))).toBe('id\tn\n1\ta\n');
  });

  test.each<[string, ZipEntry[], string]>([
    ['a name that climbs out', [{ name: '../evil.csv', content: CSV }], 'FILE_UNSAFE'],
    ['a name from the root', [{ name: '/etc/evil.csv', content: CSV }], 'FILE_UNSAFE'],
    ['a link', [{ name: 'link.csv', content: '/etc/passwd', mode: 0o120777 }], 'FILE_UNSAFE'],
    ['a thousandfold ratio', [{ name: 'a.csv', content: Buffer.alloc(8 * 1024 * 1024) }], 'FILE_UNSAFE'],
    ['a ratio that is hidden', [{ name: 'a.csv', content: Buffer.alloc(64 * 1024 * 1024), declaredSize: 1000 }], 'FILE_UNSAFE'],
    ['more than a gigabyte', [{ name: 'a.csv', content: noise(1000), declaredSize: 2 ** 31 - 1 }], 'FILE_UNSAFE'],
    [
      'entries over each other',
      [
        { name: 'a.csv', content: noise(5000) },
        { name: 'b.csv', content: noise(5000), offset: 10 },
      ],
      'FILE_UNSAFE',
    ],
    ['too many entries', Array.from({ length: 2001 }, (_, index) => ({ name: `${index}.csv`, content: CSV })), 'FILE_UNSAFE'],
    ['a wrong checksum', [{ name: 'a.csv', content: CSV, declaredCrc: 1 }], 'FILE_DAMAGED'],
    ['a wrong size', [{ name: 'a.csv', content: CSV, declaredSize: 100 }], 'FILE_DAMAGED'],
    ['a password', [{ name: 'a.csv', content: noise(100), flags: 0x801 }], 'FILE_ENCRYPTED'],
    ['another method', [{ name: 'a.csv', content: CSV, method: 14 }], 'FILE_PACKING_UNKNOWN'],
    ['an archive in it', [{ name: 'inner.zip', content: makeZip([{ name: 'a.csv', content: CSV }]) }], 'FILE_PACKING_UNKNOWN'],
    ['nothing in it', [], 'FILE_NO_TABLE'],
    [
      'a document of text',
      [
        { name: '[Content_Types].xml', content: '<x/>' },
        { name: 'word/document.xml', content: '<x/>' },
      ],
      'FILE_NOT_TEXT',
    ],
  ])('%s is refused', async (_, entries, code) => {
    await expect(readTable(zip(...entries))).rejects.toMatchObject({ code });
  });

  test.each<[string, Uint8Array | string, string]>([
    ['RAR', 'Rar!\u001a\u0007\u0001\u0000', 'FILE_PACKING_UNKNOWN'],
    ['7z', Buffer.from('377abcaf271c0004', 'hex'), 'FILE_PACKING_UNKNOWN'],
    ['a tar file', Buffer.concat([Buffer.alloc(257, 'a'), Buffer.from('ustar\u000000')]), 'FILE_PACKING_UNKNOWN'],
    [
      'an encrypted workbook',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000), Buffer.from('EncryptedPackage', 'utf16le')]),
      'FILE_ENCRYPTED',
    ],
    ['a document in an old container', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(3000, 1)]), 'FILE_DAMAGED'],
    ['encrypted Parquet', 'PARE0000000', 'FILE_ENCRYPTED'],
    ['a PDF', '%PDF-1.7\n', 'FILE_NOT_TEXT'],
    ['a page without a table', '<!DOCTYPE html><html><body><p>Hello</p></body></html>', 'FILE_NO_TABLE'],
    [
      'entities that multiply',
      '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Workbook xmlns="x">&b;</Workbook>',
      'FILE_UNSAFE',
    ],
  ])('%s is refused', async (_, bytes, code) => {
    await expect(readTable(write('strange.bin', bytes))).rejects.toMatchObject({ code });
  });

  test('cut at every twentieth: one clear refusal each', async () => {
    for (const whole of [makeZip([{ name: 'a.csv', content: CSV.repeat(500) }]), BOOK, gzipSync(CSV.repeat(500))]) {
      for (let cut = 1; cut < 20; cut++) {
        const path = write('cut.bin', whole.subarray(0, Math.max(4, Math.floor((whole.length * cut) / 20))));
        await expect(readTable(path)).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
      }
    }
  });

  test('the checksum of a source is that of the file on disk', async () => {
    const { openTables } = await import('../../../../../electron/parser/readers/tables/open-tables.ts');
    const { createHash } = await import('node:crypto');
    for (const path of [write('a.xlsx', BOOK), write('b.csv.gz', gzipSync(CSV)), zip({ name: 'a.csv', content: CSV })]) {
      await using tables = await openTables(path, { isPreview: false });
      await using source = await tables.open(null);
      for await (const block of source.blocks()) expect(block.length).toBeGreaterThan(0);
      expect(source.sha256()).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
      expect(source.bytesRead()).toBe(source.size);
    }
  });
});
