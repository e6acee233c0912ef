import { gzipSync } from 'node:zlib';
import { makeXlsx } from '../electron/parser/support/make-xlsx.ts';
import { makeZip } from '../electron/parser/support/make-zip.ts';

/** A file made to hurt, built when it is its turn. */
export interface SpecialFile {
  readonly name: string;
  readonly bytes: () => Uint8Array;
}

const MEGABYTE = 1024 * 1024;
const ORDERS = 'id,date,customer,amount\n';
const encode = (text: string) => new TextEncoder().encode(text);
const text = (name: string, make: () => string): SpecialFile => ({ name, bytes: () => encode(make()) });

/** Text that is markup, code, or turns the direction of what follows it. */
const NAMES = [
  '<img src=x onerror=alert(1)>',
  "'); DROP TABLE customers;--",
  '__proto__',
  'constructor',
  'toString',
  '\u202eexe.tnemyap',
  '=HYPERLINK("http://example.org";"x")',
  '+1+1',
  '@SUM(A1)',
  '\t=1',
  '\u0000',
  '😀'.repeat(50),
  'a\u0301'.repeat(300),
  '\ud800',
];

/** Delimited text, packed text and what only pretends to be a table. */
export function specialFiles(): SpecialFile[] {
  return [
    text('long line.csv', () => `${ORDERS}1,2024-01-01,${'x'.repeat(11 * MEGABYTE)},5\n2,2024-01-02,b,6\n`),
    text('one long line.csv', () => 'y'.repeat(40 * MEGABYTE)),
    text('wide.csv', () => `${Array.from({ length: 5000 }, (_, n) => `c${n}`).join(',')}\n${'1,'.repeat(4999)}1\n`),
    text('widest.csv', () => `${Array.from({ length: 4096 }, (_, n) => `c${n}`).join(',')}\n${'1,'.repeat(4095)}1\n`),
    text('commas.csv', () => ','.repeat(3 * MEGABYTE)),
    text('quotes.csv', () => '"'.repeat(3 * MEGABYTE)),
    text('line ends.csv', () => '\n'.repeat(3 * MEGABYTE)),
    text('lone returns.csv', () => `id,date,customer,amount\r1,2024-01-01,a,5\r2,2024-01-02,b,6\r`),
    text('zeros.csv', () => '\u0000'.repeat(2 * MEGABYTE)),
    text('some zeros.csv', () => `${ORDERS}1,2024-01-01,a\u0000b,5\n\u0000,2024-01-02,b,6\n`),
    text('open quote.csv', () => `${ORDERS}1,2024-01-01,"a,5\n${'2,2024-01-02,b,6\n'.repeat(100_000)}`),
    text('names.csv', () => ORDERS + NAMES.map((name, row) => `${row},2024-01-01,"${name.replaceAll('"', '""')}",5\n`).join('')),
    text('headers.csv', () => `${NAMES.map((name) => `"${name.replaceAll('"', '""')}"`).join(',')}\n${'1,'.repeat(NAMES.length - 1)}1\n`),
    text('__proto__.csv', () => '__proto__,constructor,date,amount\n1,2,2024-01-01,5\n'),
    text('one header.csv', () => 'id'),
    text('blank.csv', () => '   \n \n'),
    text(
      'numbers.csv',
      () => `${ORDERS}1,2024-01-01,a,${'9'.repeat(400)}\n2,2024-01-01,b,1e308\n3,2024-01-01,c,-9223372036854775808\n4,2024-01-01,d,NaN\n`,
    ),
    text('dates.csv', () => `${ORDERS}1,0000-00-00,a,1\n2,9999-12-31,b,2\n3,-1-1-1,c,3\n4,2024-02-30,d,4\n`),
    text('page.csv', () => '<!DOCTYPE html><html><body><table><tr><td>1</td></tr></table></body></html>'),
    text('entities.xml', () => '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'),
    text('deep.json', () => `${'['.repeat(200_000)}${']'.repeat(200_000)}`),
    text('deep objects.json', () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    text('proto.json', () => '[{"__proto__":{"polluted":1},"id":1,"date":"2024-01-01","amount":2},{"constructor":{"prototype":{"x":1}},"id":2}]'),
    text('wide.json', () => `[{${Array.from({ length: 6000 }, (_, n) => `"k${n}":${n}`).join(',')}}]`),
    text('many shapes.json', () => `[${Array.from({ length: 3000 }, (_, n) => `{"k${n}":1}`).join(',')}]`),
    text('cut.json', () => '[{"id":1,"date":"2024-01-01"},{"id":2,"da'),
    text('long string.json', () => `[{"id":"${'z'.repeat(12 * MEGABYTE)}"}]`),
    { name: 'bomb.csv.gz', bytes: () => gzipSync(Buffer.alloc(600 * MEGABYTE, 'id,date,amount\n')) },
    { name: 'nested.gz', bytes: () => gzipSync(gzipSync(gzipSync(ORDERS))) },
    { name: 'cut.csv.gz', bytes: () => gzipSync(ORDERS.repeat(5000)).subarray(0, 60) },
    {
      name: 'picture.csv',
      bytes: () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...Array.from({ length: 5000 }, (_, n) => (n * 7919) & 255)]),
    },
    { name: 'program.xlsx', bytes: () => Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, ...Array.from({ length: 9000 }, (_, n) => (n * 104_729) & 255)]) },
    { name: 'empty.xlsx', bytes: () => new Uint8Array(0) },
    { name: 'end only.zip', bytes: () => Uint8Array.from([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0)]) },
    {
      name: 'bomb.xlsx',
      bytes: () => makeXlsx({ sheets: { Bomb: `<row><c t="inlineStr"><is><t>${'A'.repeat(400 * MEGABYTE)}</t></is></c></row>` } }),
    },
    { name: 'rows bomb.xlsx', bytes: () => makeXlsx({ sheets: { Bomb: '<row><c><v>1</v></c></row>'.repeat(3_000_000) } }) },
    {
      name: 'entities.xlsx',
      bytes: () => makeXlsx({ sheets: { S: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><row><c><v>&a;</v></c></row>' } }),
    },
    { name: 'lying.zip', bytes: () => makeZip([{ name: 'a.csv', content: Buffer.alloc(300 * MEGABYTE, 'id,date,amount\n'), declaredSize: 20 }]) },
    {
      name: 'climbing.zip',
      bytes: () =>
        makeZip([
          { name: '../../evil.csv', content: ORDERS },
          { name: '/etc/evil.csv', content: ORDERS },
          { name: 'link.csv', content: '/etc/passwd', mode: 0o120777 },
        ]),
    },
    { name: 'many.zip', bytes: () => makeZip(Array.from({ length: 5000 }, (_, n) => ({ name: `f${n}.csv`, content: ORDERS }))) },
    { name: 'nested.zip', bytes: () => makeZip([{ name: 'inner.zip', content: makeZip([{ name: 'a.csv', content: ORDERS }]) }]) },
    {
      name: 'names.zip',
      bytes: () =>
        makeZip([
          { name: '\u202evsc.exe.csv', content: `${ORDERS}1,2024-01-01,a,5\n` },
          { name: '__proto__', content: ORDERS },
        ]),
    },
  ];
}
