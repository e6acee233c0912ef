import { gzipSync } from 'node:zlib';
import { makeXlsx } from '../../electron/parser/support/make-xlsx.ts';
import { makeZip, type ZipEntry } from '../../electron/parser/support/make-zip.ts';
import { createRandom } from '../../support/random.ts';
import type { Trial } from '../trial-run.ts';

const MEGABYTE = 1024 * 1024;
const ONE_ORDER = 'id,date,customer,amount\n1,2024-01-01,a,5\n';
const HEADED = `<row>${['id', 'date', 'customer', 'amount'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;

function heavy(fileName: string, make: () => Uint8Array, expects?: readonly string[]): Trial {
  return { name: `large: ${fileName}`, fileName, make, isHeavy: true, expects };
}

/** Bytes that pack so badly that together with what follows they pass for an honest table. */
function ballast(bytes: number): string {
  const random = createRandom(7);
  return Array.from({ length: bytes / 8 }, () => random.integer(0, 0xffff_ffff).toString(16).padStart(8, '0')).join('');
}

/** So many megabytes of `piece`, and enough noise in a comment that the ratio is that of a table. */
function filled(megabytes: number, piece: string): string {
  return `<!--${ballast((megabytes * MEGABYTE) / 80)}-->${piece.repeat((megabytes * MEGABYTE) / piece.length)}`;
}

/** Rows of as many cells as a sheet has columns, each naming the first text. */
function naming(rows: number, columns: number): string {
  const cells = `<row>${'<c t="s"><v>0</v></c>'.repeat(columns)}</row>`.repeat(rows);
  return `<!--${ballast(cells.length / 80)}-->${HEADED}${cells}`;
}

function spreadsheet(tables: string, styles = ''): Uint8Array {
  return makeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', isStored: true },
    { name: 'META-INF/manifest.xml', content: '<manifest:manifest></manifest:manifest>' },
    {
      name: 'content.xml',
      content: `<?xml version="1.0"?><office:document-content>${styles}<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
}

const tableOf = (rows: string) => `<table:table table:name="T">${rows}</table:table>`;
const cell = (text: string) => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

function zip(...entries: readonly ZipEntry[]): Uint8Array {
  return makeZip(entries);
}

/** A ZIP archive that holds a member of so many megabytes which pretends to be a workbook. */
function archives(count: number, megabytes: number): Uint8Array {
  const inner = Buffer.concat([
    Buffer.from('PK\u0003\u0004', 'latin1'),
    Buffer.from(ballast((megabytes * MEGABYTE) / 80)),
    Buffer.alloc(megabytes * MEGABYTE),
    makeZip([{ name: 'a.txt', content: 'x' }]),
  ]);
  return makeZip(Array.from({ length: count }, (_, n) => ({ name: `inner ${n}.xlsx`, content: inner })));
}

/** Workbooks, documents and archives that stay within every limit and become very large once they are read. */
export function largeSheets(): Trial[] {
  return [
    heavy('one text in every cell.xlsx', () => makeXlsx({ strings: `<si><t>${'x'.repeat(1000)}</t></si>`, sheets: { Orders: naming(50, 16_384) } })),
    heavy('one long text in every cell.xlsx', () =>
      makeXlsx({ strings: `<si><t>${'x'.repeat(100_000)}</t></si>`, sheets: { Orders: naming(50, 16_384) } }),
    ),
    heavy('one text in many rows.xlsx', () =>
      makeXlsx({ strings: `<si><t>${'x'.repeat(100_000)}</t></si>`, sheets: { Orders: naming(200_000, 4) } }),
    ),
    heavy('sixteen million empty texts.xlsx', () => makeXlsx({ strings: filled(100, '<si/>'), sheets: { Orders: HEADED } })),
    heavy('two hundred megabytes of texts.xlsx', () =>
      makeXlsx({ strings: filled(200, `<si><t>${'x'.repeat(1000)}</t></si>`), sheets: { Orders: HEADED } }),
    ),
    heavy('three hundred megabytes of texts.xlsx', () =>
      makeXlsx({ strings: filled(300, `<si><t>${'x'.repeat(1000)}</t></si>`), sheets: { Orders: HEADED } }),
    ),
    heavy('a text of many runs.xlsx', () => makeXlsx({ strings: `<si>${'<r><t>a</t></r>'.repeat(250_000)}</si>`, sheets: { Orders: HEADED } })),
    heavy('texts of many runs.xlsx', () =>
      makeXlsx({ strings: filled(60, `<si>${'<r><t>a</t></r>'.repeat(50_000)}</si>`), sheets: { Orders: HEADED } }),
    ),
    heavy('empty cells.xlsx', () => makeXlsx({ sheets: { Orders: `${HEADED}<row>${filled(100, '<c/>')}</row>` } })),
    heavy('empty rows.xlsx', () => makeXlsx({ sheets: { Orders: HEADED + filled(100, '<row/>') } })),
    heavy('many styles.xlsx', () =>
      makeXlsx({ sheets: { Orders: HEADED }, formats: Array.from({ length: 300_000 }, (_, n) => `0.${'0'.repeat(n % 20)}"${n}"`) }),
    ),
    heavy('many sheets.xlsx', () => makeXlsx({ sheets: Object.fromEntries(Array.from({ length: 1500 }, (_, n) => [`Sheet ${n}`, HEADED])) })),
    heavy('laughs.xlsx', () => makeXlsx({ sheets: { Orders: HEADED }, strings: `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><si><t>&l9;</t></si>` })),
    heavy(
      'laughs.ods',
      () => spreadsheet(`<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>${tableOf(`<table:table-row>${cell('&l9;')}</table:table-row>`)}`),
      ['refused FILE_UNSAFE'],
    ),
    heavy('laughs.xml', () =>
      Buffer.from(
        `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell><Data>&l9;</Data></Cell></Row></Table></Worksheet></Workbook>`,
      ),
    ),
    heavy('many tables.ods', () => spreadsheet(filled(100, '<table:table table:name="T"/>'))),
    heavy('many styles.ods', () =>
      spreadsheet(
        tableOf(`<table:table-row>${cell('1')}</table:table-row>`),
        Array.from({ length: 1_000_000 }, (_, n) => `<number:date-style style:name="d${n}"/>`).join(''),
      ),
    ),
    heavy('repeated rows, again and again.ods', () =>
      spreadsheet(tableOf(`<table:table-row table:number-rows-repeated="500">${cell('x'.repeat(50)).repeat(4)}</table:table-row>`.repeat(2000))),
    ),
    heavy('a wide repeated row, again and again.ods', () =>
      spreadsheet(
        tableOf(
          `<table:table-row table:number-rows-repeated="4"><table:table-cell office:value-type="string" table:number-columns-repeated="4000"><text:p>${'x'.repeat(1000)}</text:p></table:table-cell></table:table-row>`.repeat(
            3000,
          ),
        ),
      ),
    ),
    heavy('blanks that become blanks.ods', () =>
      spreadsheet(tableOf(`<table:table-row>${cell('<text:s text:c="131072"/>'.repeat(100_000))}</table:table-row>`)),
    ),
    heavy('lines in a cell.ods', () =>
      spreadsheet(tableOf(`<table:table-row><table:table-cell>${'<text:p/>'.repeat(400_000)}</table:table-cell></table:table-row>`)),
    ),
    heavy('tables in a cell.ods', () => spreadsheet(tableOf(`<table:table-row><table:table-cell>${'<table:table>'.repeat(300_000)}`))),
    heavy('archives.zip', () => archives(6, 120)),
    heavy('many archives.zip', () => archives(100, 7)),
    heavy('one archive.xlsx', () => archives(1, 100)),
    heavy('archive in archive in archive.zip', () =>
      zip({ name: 'a.zip', content: zip({ name: 'b.zip', content: zip({ name: 'c.csv', content: ONE_ORDER }) }) }),
    ),
    heavy('a packed file in an archive.zip', () => zip({ name: 'a.csv.gz', content: gzipSync(ONE_ORDER) })),
    heavy('a database in an archive.zip', () =>
      zip({ name: 'a.sqlite', content: Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4096)]) }),
    ),
    heavy('records in an archive.zip', () => zip({ name: 'a.json', content: `[${'[],'.repeat(10_000_000)}0]`, isStored: true })),
    heavy('records, packed.json.gz', () =>
      gzipSync(Buffer.from(`[${ballast(MEGABYTE).replaceAll(/(.{8})/g, '"$1",')}${'{},'.repeat(20_000_000)}{}]`)),
    ),
    heavy('a page, packed.html.gz', () => gzipSync(Buffer.from(`<table><!--${ballast(MEGABYTE)}-->${'<tr><td>'.repeat(3_000_000)}`))),
    heavy('members that overlap behind their names.zip', () => overlapping()),
    heavy('a million packed files in a row.csv.gz', () => Buffer.concat([gzipSync(ONE_ORDER), ...Array.from({ length: 300_000 }, () => EMPTY_GZIP)])),
    heavy('a million packed lines in a row.csv.gz', () =>
      Buffer.concat([gzipSync(ONE_ORDER), ...Array.from({ length: 200_000 }, () => ONE_LINE_GZIP)]),
    ),
    heavy('a packed file with a name without end.csv.gz', () =>
      Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]), Buffer.alloc(20 * MEGABYTE, 'n')]),
    ),
  ];
}

const EMPTY_GZIP = gzipSync('');
const ONE_LINE_GZIP = gzipSync('2,2024-01-02,b,6\n');

/** Each member claims to reach over the head of the next one. */
function overlapping(): Uint8Array {
  const bytes = Buffer.from(makeZip(Array.from({ length: 200 }, (_, n) => ({ name: `f${n}.csv`, content: ONE_ORDER, isStored: true }))));
  for (let at = bytes.indexOf('PK\u0001\u0002', 'latin1'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
    bytes.writeUInt32LE(5000, at + 20);
    bytes.writeUInt32LE(5000, at + 24);
  }
  return bytes;
}
