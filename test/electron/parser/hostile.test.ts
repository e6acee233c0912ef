import { gzipSync } from 'node:zlib';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { ParserFailure } from '../../../electron/parser/parser-failure.ts';
import { previewDelimited } from '../../../electron/parser/sniff/preview.ts';
import { collect, TEXT } from './support/collect.ts';
import { encodeAs } from './support/encode-as.ts';
import { createScratch } from './support/scratch.ts';

const write = createScratch();
const ORDERS =
  'id;date;customer;sum\r\n1;31.01.2024;"Иванов ""П""; младший";1 234,50\r\n2;01.02.2024;Ann\u00a0Lee;-12,00\r\n3;1.3.2024;"two\r\nlines";0,01\r\n';
const SEEDS = [
  Buffer.from(ORDERS),
  encodeAs(ORDERS, 'windows-1251'),
  encodeAs(ORDERS, 'utf-16le'),
  gzipSync(ORDERS),
  Buffer.from('a,b\n1,2\n'),
  Buffer.from('\ufeff'),
];

/** Preview and read; whatever the bytes, either a whole ledger or a refusal. */
async function digest(bytes: Uint8Array): Promise<void> {
  const path = write('hostile.csv', bytes);
  try {
    const { preview } = await previewDelimited({ path, fileName: 'hostile.csv', dialect: {}, kind: null, saved: [] });
    const columns = preview.columns.map(({ index, header }) => ({
      index,
      header,
      role: index === 0 ? ('productName' as const) : ('ignore' as const),
      reading: TEXT,
    }));
    const { summary, records, rejected, raw } = await collect(path, { ...preview.mapping, kind: 'products', columns });
    expect(summary.read).toBe(summary.loaded + summary.filtered + summary.rejected);
    expect([records.length, rejected.length, raw.length]).toEqual([summary.loaded, summary.rejected, summary.read]);
  } catch (error) {
    if (!(error instanceof ParserFailure)) throw error;
  }
}

const mutation = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('set', 'insert', 'delete', 'repeat'),
  byte: fc.constantFrom(0, 9, 10, 13, 0x22, 0x2c, 0x3b, 0x80, 0xc3, 0xff, 0x41),
});

describe('bytes of strangers', () => {
  property.prop([fc.constantFrom(...SEEDS), fc.array(mutation, { minLength: 1, maxLength: 12 })], { numRuns: 600 })(
    'damaged files are read or refused',
    async (seed, mutations) => {
      let bytes = [...seed];
      for (const { at, kind, byte } of mutations) {
        const place = bytes.length === 0 ? 0 : at % bytes.length;
        if (kind === 'set') bytes[place] = byte;
        else if (kind === 'insert') bytes.splice(place, 0, byte);
        else if (kind === 'delete') bytes.splice(place, 3);
        else bytes = [...bytes.slice(0, place), ...bytes];
      }
      await digest(new Uint8Array(bytes));
    },
  );

  property.prop([fc.uint8Array({ maxLength: 400 })], { numRuns: 300 })('noise', digest);

  test('names that are code, markup, prototypes, direction overrides or a megabyte long', async () => {
    const names = [
      '__proto__',
      '<script>alert(1)</script>',
      "'; DROP TABLE customers; --",
      '\u202eevil',
      '😀👨‍👩‍👧',
      '=HYPERLINK("x")',
      '{{constructor}}',
      'x'.repeat(1_000_000),
    ];
    const path = write('names.csv', `name,other\n${names.map((name) => `"${name.replaceAll('"', '""')}",1`).join('\n')}\n`);
    const { preview } = await previewDelimited({ path, fileName: 'names.csv', dialect: {}, kind: 'customers', saved: [] });
    const { records } = await collect(path, preview.mapping);
    expect(records.map(({ values }) => values.customerName)).toEqual(names);
  });

  test('a cell that begins like an address and goes on with full stops', async () => {
    const path = write('dots.csv', `email,name\n"a@${'.'.repeat(500_000)} x",Ann\nb@x.com,Bob\n`);
    const { preview } = await previewDelimited({ path, fileName: 'dots.csv', dialect: {}, kind: null, saved: [] });
    expect(preview.columns[0]).toMatchObject({ header: 'email', role: 'email' });
  });

  test('a packed file of one endless line stays small in memory', async () => {
    const filler = new TextEncoder().encode(
      Array.from({ length: 4096 }, (_, index) => String.fromCharCode(97 + ((index * index * 31) % 26))).join(''),
    );
    const endless = Buffer.alloc(200 * 1024 * 1024, filler);
    const path = write('endless.csv.gz', gzipSync(Buffer.concat([Buffer.from('name,other\nAnn,1\n'), endless]), { level: 1 }));
    const before = process.memoryUsage.rss();
    const { preview } = await previewDelimited({ path, fileName: 'endless.csv.gz', dialect: {}, kind: 'customers', saved: [] });
    const { summary, rejected } = await collect(path, preview.mapping);
    expect(summary).toMatchObject({ read: 2, loaded: 1, rejected: 1 });
    expect(rejected[0]).toMatchObject({ row: 2, line: 3, reason: 'lineTooLong' });
    expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 1024 * 1024);
  });

  test('a packed file that unpacks to a thousand times its size is refused', async () => {
    const path = write('bomb.csv.gz', gzipSync(Buffer.concat([Buffer.from('name,other\nAnn,1\n'), Buffer.alloc(200 * 1024 * 1024, 'x')])));
    const request = { path, fileName: 'bomb.csv.gz', dialect: {}, kind: 'customers', saved: [] } as const;
    await expect(previewDelimited({ ...request, saved: [] })).rejects.toMatchObject({ code: 'FILE_UNSAFE' });
  });
});
