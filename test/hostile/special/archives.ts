import { gzipSync } from 'node:zlib';
import { makeXlsx } from '../../electron/parser/support/make-xlsx.ts';
import { makeZip, type ZipEntry } from '../../electron/parser/support/make-zip.ts';
import type { Trial } from '../trial-run.ts';

const MEGABYTE = 1024 * 1024;
const ORDERS = 'id,date,customer,amount\n';
const ONE_ORDER = `${ORDERS}1,2024-01-01,a,5\n2,2024-01-02,b,6\n`;
const READ = ['checked OK', 'loaded OK'];
const UNSAFE = ['refused FILE_UNSAFE'];
const ENCRYPTED = ['refused FILE_ENCRYPTED'];
const PACKING_UNKNOWN = ['refused FILE_PACKING_UNKNOWN'];

function made(fileName: string, make: () => Uint8Array, expects?: readonly string[]): Trial {
  return { name: `archive: ${fileName}`, fileName, make, expects };
}

function heavy(fileName: string, make: () => Uint8Array, expects?: readonly string[]): Trial {
  return { ...made(fileName, make, expects), isHeavy: true };
}

function zip(fileName: string, entries: () => readonly ZipEntry[], expects?: readonly string[]): Trial {
  return made(fileName, () => makeZip(entries()), expects);
}

function sheet(fileName: string, rows: () => string, expects?: readonly string[]): Trial {
  return made(fileName, () => makeXlsx({ sheets: { Orders: rows() } }), expects);
}

function noise(length: number, ...start: number[]): Uint8Array {
  return Uint8Array.from([...start, ...Array.from({ length }, (_, n) => (n * 104_729 + (n >> 3)) & 255)]);
}

function withWrongSum(packed: Uint8Array): Uint8Array {
  return Uint8Array.from(packed).fill(7, packed.length - 8, packed.length - 4);
}

/** An OpenDocument sheet with these rows. */
function spreadsheet(rows: string, manifest = ''): Uint8Array {
  return makeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', isStored: true },
    { name: 'META-INF/manifest.xml', content: `<manifest:manifest>${manifest}</manifest:manifest>` },
    {
      name: 'content.xml',
      content: `<?xml version="1.0"?><office:document-content><office:body><office:spreadsheet><table:table table:name="T">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
}

const cell = (text: string) => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const headed = (rows: string) => `<row>${['id', 'date', 'customer', 'amount'].map(inline).join('')}</row>${rows}`;

/** Packed text, archives and workbooks: bombs, lies, locks, and links out of themselves. */
export function specialArchives(): Trial[] {
  return [
    heavy('bomb.csv.gz', () => gzipSync(Buffer.alloc(600 * MEGABYTE, 'id,date,amount\n')), UNSAFE),
    made('nested.gz', () => gzipSync(gzipSync(gzipSync(ORDERS)))),
    made('cut.csv.gz', () => gzipSync(ORDERS.repeat(5000)).subarray(0, 60), ['refused FILE_DAMAGED']),
    made('followed by noise.csv.gz', () => Buffer.concat([gzipSync(ONE_ORDER), noise(500, 1, 2, 3)])),
    made('followed by zeros.csv.gz', () => Buffer.concat([gzipSync(ONE_ORDER), Buffer.alloc(1024)]), READ),
    made('two in a row.csv.gz', () => Buffer.concat([gzipSync(ONE_ORDER), gzipSync('3,2024-01-03,c,7\n')]), READ),
    made('wrong sum.csv.gz', () => withWrongSum(gzipSync(ONE_ORDER)), ['refused FILE_DAMAGED']),
    made('nothing.csv.gz', () => gzipSync('')),
    made('picture.csv', () => noise(5000, 0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), ['refused FILE_NOT_TEXT']),
    made('program.xlsx', () => noise(9000, 0x7f, 0x45, 0x4c, 0x46), ['refused FILE_NOT_TEXT']),
    made('document.csv', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), noise(9000)]), ['refused FILE_NOT_TEXT']),
    made('empty.xlsx', () => new Uint8Array(0), ['refused FILE_EMPTY']),
    made('packed.7z', () => noise(400, 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), PACKING_UNKNOWN),
    made('packed.rar', () => noise(400, 0x52, 0x61, 0x72, 0x21, 0x1a, 0x07), PACKING_UNKNOWN),
    made('end only.zip', () => Uint8Array.from([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0)])),
    zip('strange packing.zip', () => [{ name: 'a.csv', content: ONE_ORDER, method: 14 }], PACKING_UNKNOWN),
    zip('locked.zip', () => [{ name: 'a.csv', content: ONE_ORDER, flags: 0x801 }], ENCRYPTED),
    heavy('lying.zip', () => makeZip([{ name: 'a.csv', content: Buffer.alloc(300 * MEGABYTE, 'id,date,amount\n'), declaredSize: 20 }]), UNSAFE),
    heavy('bomb.zip', () => makeZip([{ name: 'a.csv', content: Buffer.alloc(300 * MEGABYTE, 'id,date,amount\n') }]), UNSAFE),
    zip('wrong sum.zip', () => [{ name: 'a.csv', content: ONE_ORDER, declaredCrc: 1 }], ['refused FILE_DAMAGED']),
    zip('climbing.zip', () => [{ name: '../../evil.csv', content: ONE_ORDER }], UNSAFE),
    zip('absolute.zip', () => [{ name: '/etc/evil.csv', content: ONE_ORDER }], UNSAFE),
    zip('drive.zip', () => [{ name: 'C:\\evil.csv', content: ONE_ORDER }], UNSAFE),
    zip('link.zip', () => [{ name: 'link.csv', content: '/etc/passwd', mode: 0o120777 }], UNSAFE),
    zip('overlap.zip', () => [1, 2, 3].map((n) => ({ name: `f${n}.csv`, content: ONE_ORDER, offset: 0 })), UNSAFE),
    zip('many.zip', () => Array.from({ length: 5000 }, (_, n) => ({ name: `f${n}.csv`, content: ORDERS })), UNSAFE),
    heavy('most.zip', () => makeZip(Array.from({ length: 1900 }, (_, n) => ({ name: `f${n}.csv`, content: ONE_ORDER }))), READ),
    zip('nested.zip', () => [{ name: 'inner.zip', content: makeZip([{ name: 'a.csv', content: ORDERS }]) }]),
    zip('same names.zip', () => [1, 2].map(() => ({ name: 'a.csv', content: ONE_ORDER })), READ),
    zip('names.zip', () => [
      { name: '\u202evsc.exe.csv', content: ONE_ORDER },
      { name: '__proto__', content: ORDERS },
      { name: 'a'.repeat(60_000), content: ORDERS },
    ]),
    heavy('bomb.xlsx', () => makeXlsx({ sheets: { Bomb: `<row>${inline('A'.repeat(400 * MEGABYTE))}</row>` } }), UNSAFE),
    heavy('rows bomb.xlsx', () => makeXlsx({ sheets: { Bomb: '<row><c><v>1</v></c></row>'.repeat(3_000_000) } })),
    sheet('entities.xlsx', () => '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><row><c><v>&a;</v></c></row>', UNSAFE),
    sheet('far cell.xlsx', () => headed('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    sheet('beyond every row.xlsx', () => headed('<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>')),
    sheet('beyond every column.xlsx', () => headed('<row><c r="ZZZZZZZ1"><v>1</v></c></row>')),
    sheet('long cell.xlsx', () => headed(`<row>${inline('x'.repeat(3 * MEGABYTE))}</row>`)),
    sheet('row upon row.xlsx', () => headed('<row r="2"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row><row r="2"><c><v>3</v></c></row>')),
    sheet('open tags.xlsx', () => '<row><c '.repeat(100_000)),
    sheet('unknown texts.xlsx', () => headed('<row><c t="s"><v>99999999</v></c><c t="s"><v>-1</v></c><c s="500"><v>1e400</v></c></row>')),
    sheet('formulas.xlsx', () =>
      headed(
        '<row><c><f>WEBSERVICE("http://example.org")</f><v>1</v></c><c t="d"><v>2024-01-01</v></c><c t="str"><f>A1</f><v>=cmd|x</v></c><c t="e"><v>#REF!</v></c></row>',
      ),
    ),
    made('names.xlsx', () => makeXlsx({ sheets: { __proto__x: headed(''), '\u202e"&<>': headed('') } })),
    made('links.xlsx', () =>
      makeXlsx({
        sheets: { Orders: headed('<row><c><v>1</v></c></row>') },
        extra: [
          { name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' },
          { name: 'xl/vbaProject.bin', content: 'macro' },
        ],
      }),
    ),
    made('locked.xlsx', () =>
      Buffer.concat([
        Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(504),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    ),
    made('repeated rows.ods', () => spreadsheet(`<table:table-row table:number-rows-repeated="1048576">${cell('x').repeat(3)}</table:table-row>`)),
    made('repeated cells.ods', () =>
      spreadsheet(
        `<table:table-row><table:table-cell table:number-columns-repeated="99999999"><text:p>x</text:p></table:table-cell></table:table-row>`,
      ),
    ),
    made('repeated both.ods', () =>
      spreadsheet(
        `<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>`,
      ),
    ),
    made('repeated spaces.ods', () => spreadsheet(`<table:table-row>${cell('a<text:s text:c="2000000000"/>b')}</table:table-row>`)),
    made('rows below zero.ods', () => spreadsheet(`<table:table-row table:number-rows-repeated="-5">${cell('x')}</table:table-row>`)),
    made('entities.ods', () => spreadsheet('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><table:table-row/>')),
    made('locked.ods', () => spreadsheet('', '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>'), ENCRYPTED),
    heavy('bomb.ods', () => spreadsheet(`<table:table-row>${cell('A'.repeat(300 * MEGABYTE))}</table:table-row>`), UNSAFE),
  ];
}
