import type { Trial } from '../trial-run.ts';

const MEGABYTE = 1024 * 1024;
const ORDERS = 'id,date,customer,amount\n';
const READ = ['checked OK', 'loaded OK'];

function text(fileName: string, make: () => string, expects?: readonly string[]): Trial {
  return { name: `text: ${fileName}`, fileName, make: () => new TextEncoder().encode(make()), expects };
}

function heavy(fileName: string, make: () => string, expects?: readonly string[]): Trial {
  return { ...text(fileName, make, expects), isHeavy: true };
}

function wide(columns: number): string {
  return `id,date,customer,amount${Array.from({ length: columns - 4 }, (_, n) => `,c${n}`).join('')}\n1,2024-01-01,a,5${','.repeat(columns - 4)}\n`;
}

/** Text that is markup, code, or turns the direction of what follows it. */
const NAMES = [
  '<img src=x onerror=alert(1)>',
  "'); DROP TABLE customers;--",
  '__proto__',
  'constructor',
  'toString',
  '\u202eexe.tnemyap',
  '\u2066\u2069\u200f\u200e',
  '=HYPERLINK("http://example.org";"x")',
  '+1+1',
  '@SUM(A1)',
  '\uff1d1+1',
  '\t=1',
  '\u0000',
  '😀'.repeat(50),
  'a\u0301'.repeat(300),
  '\ud800',
  '%s%n{{name}}$name',
  '../../../etc/passwd',
];
const quoted = NAMES.map((name) => `"${name.replaceAll('"', '""')}"`);

/** Delimited text and JSON, and what only pretends to be either. */
export function specialTexts(): Trial[] {
  return [
    heavy('long line.csv', () => `${ORDERS}1,2024-01-01,${'x'.repeat(11 * MEGABYTE)},5\n2,2024-01-02,b,6\n`, READ),
    text('long value.csv', () => `${ORDERS}1,2024-01-01,${'x'.repeat(MEGABYTE)},5\n2,2024-01-02,b,6\n`, READ),
    heavy('one long line.csv', () => 'y'.repeat(40 * MEGABYTE)),
    text('wide.csv', () => wide(5000), ['refused FILE_TOO_WIDE']),
    text('widest.csv', () => wide(4096), READ),
    text('too wide by one.csv', () => wide(4097), ['refused FILE_TOO_WIDE']),
    heavy('commas.csv', () => ','.repeat(3 * MEGABYTE), ['refused FILE_TOO_WIDE']),
    heavy('quotes.csv', () => '"'.repeat(3 * MEGABYTE)),
    heavy('line ends.csv', () => '\n'.repeat(3 * MEGABYTE)),
    heavy('blank fields.csv', () => ORDERS + ',,,\n'.repeat(500_000)),
    text('lone returns.csv', () => 'id,date,customer,amount\r1,2024-01-01,a,5\r2,2024-01-02,b,6\r', READ),
    text('returns within.csv', () => `${ORDERS}1,2024-01-01,"a\rb",5\n2,2024-01-02,b,6\n`, READ),
    heavy('zeros.csv', () => '\u0000'.repeat(2 * MEGABYTE), ['refused FILE_NOT_TEXT']),
    text('some zeros.csv', () => `${ORDERS}1,2024-01-01,a\u0000b,5\n\u0000,2024-01-02,b,6\n`),
    heavy('open quote.csv', () => `${ORDERS}1,2024-01-01,"a,5\n${'2,2024-01-02,b,6\n'.repeat(100_000)}`),
    text('quote open at the end.csv', () => `${ORDERS}1,2024-01-01,a,5\n2,2024-01-02,"b,6\n`, READ),
    text('names.csv', () => ORDERS + quoted.map((name, row) => `${row},2024-01-01,${name},5\n`).join('')),
    text('headers.csv', () => `${quoted.join(',')}\n${'1,'.repeat(NAMES.length - 1)}1\n`),
    text('same headers.csv', () => `${'amount,'.repeat(60)}date\n${'1,'.repeat(60)}2024-01-01\n`),
    text('__proto__.csv', () => '__proto__,constructor,date,amount\n1,2,2024-01-01,5\n'),
    text('prototype ids.csv', () => `${ORDERS}__proto__,2024-01-01,__proto__,5\nconstructor,2024-01-02,hasOwnProperty,6\n`, READ),
    text('\u202evsc.exe.csv', () => `${ORDERS}1,2024-01-01,a,5\n`, READ),
    text('one header.csv', () => 'id'),
    text('header only.csv', () => ORDERS),
    text('blank.csv', () => '   \n \n'),
    text('mark only.csv', () => '\ufeff'),
    text(
      'numbers.csv',
      () =>
        `${ORDERS}1,2024-01-01,a,${'9'.repeat(400)}\n2,2024-01-01,b,1e308\n3,2024-01-01,c,-9223372036854775808\n4,2024-01-01,d,NaN\n5,2024-01-01,e,0x10\n6,2024-01-01,f,1e-400\n7,2024-01-01,g,922337203685477.5807\n`,
    ),
    text('long number.csv', () => `${ORDERS}1,2024-01-01,a,${'9'.repeat(MEGABYTE)}\n2,2024-01-01,b,1.${'0'.repeat(MEGABYTE)}1\n`),
    text('dates.csv', () => `${ORDERS}1,0000-00-00,a,1\n2,9999-12-31,b,2\n3,-1-1-1,c,3\n4,2024-02-30,d,4\n5,275760-09-14,e,5\n`),
    text('long date.csv', () => `${ORDERS}1,${'2024-'.repeat(200_000)},a,1\n2,2024-01-01,b,2\n`),
    text('long blanks.csv', () => `${ORDERS}1,2024-01-01,${' '.repeat(MEGABYTE)}x,1${' '.repeat(MEGABYTE)}\n2,2024-01-01,b,2\n`),
    text('ragged.csv', () => ORDERS + Array.from({ length: 3000 }, (_, row) => '1,'.repeat(row % 97)).join('\n')),
    text('backslashes.csv', () => `${ORDERS}1,2024-01-01,"a\\",5\n2,2024-01-02,"\\\\\\"",6\n`.repeat(300)),
    text('many comments.csv', () => `${'# a note\n'.repeat(50_000)}${ORDERS}1,2024-01-01,a,5\n`),
    text('long preamble.csv', () => `${'Report\n\n'.repeat(20_000)}${ORDERS}1,2024-01-01,a,5\n`),
    text('separator.csv', () => `sep=\n${ORDERS}1,2024-01-01,a,5\n`),
    text('page.csv', () => '<!DOCTYPE html><html><body><table><tr><td>1</td></tr></table></body></html>'),
    text('deep page.html', () => `<html>${'<table><tr><td>'.repeat(50_000)}1`),
    text('open tags.html', () => `<table>${'<tr><td a="'.repeat(100_000)}`),
    text('entities.xml', () => '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'),
    text('deep.json', () => `${'['.repeat(200_000)}${']'.repeat(200_000)}`),
    text('deep objects.json', () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    text('deep records.json', () => `[${'{"a":'.repeat(63)}1${'}'.repeat(63)},{"id":1}]`),
    text('proto.json', () => '[{"__proto__":{"polluted":1},"id":1,"date":"2024-01-01","amount":2},{"constructor":{"prototype":{"x":1}},"id":2}]'),
    text('wide.json', () => `[{${Array.from({ length: 6000 }, (_, n) => `"k${n}":${n}`).join(',')}}]`),
    text('many shapes.json', () => `[${Array.from({ length: 3000 }, (_, n) => `{"k${n}":1}`).join(',')}]`),
    text('same keys.json', () => `[{${'"id":1,'.repeat(100_000)}"date":"2024-01-01"}]`),
    text('cut.json', () => '[{"id":1,"date":"2024-01-01"},{"id":2,"da'),
    text('numbers.json', () => `[{"id":1e999,"amount":-1e-999,"n":${'9'.repeat(5000)}},{"id":1.${'0'.repeat(5000)}1}]`),
    text('surrogates.json', () => '[{"id":"\\ud800","name":"\\udc00\\ud800"},{"id":"\\u0000"}]'),
    heavy('long string.json', () => `[{"id":"${'z'.repeat(12 * MEGABYTE)}"}]`),
    heavy('long line.ndjson', () => `{"id":1}\n{"id":"${'z'.repeat(12 * MEGABYTE)}"}\n{"id":3}\n`),
    text('mixed.ndjson', () => '{"id":1}\n[1,2]\n"x"\n\nnull\n{"id":\n{"id":2}\n'),
    text('inner arrays.json', () => `[${Array.from({ length: 200 }, (_, n) => `{"id":${n},"a":[{"b":[{"c":[{"d":${n}}]}]}]}`).join(',')}]`),
  ];
}
