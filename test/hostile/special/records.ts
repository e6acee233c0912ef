import type { Trial } from '../trial-run.ts';

const MEGABYTE = 1024 * 1024;
const TOO_LARGE = ['refused FILE_TOO_LARGE'];
const NO_TABLE = ['refused FILE_NO_TABLE'];
const UNSAFE = ['refused FILE_UNSAFE'];
const ONE_ORDER = '{"id":1,"date":"2024-01-01","customer":"a","amount":5}';

function heavy(fileName: string, make: () => Uint8Array, expects?: readonly string[]): Trial {
  return { name: `records: ${fileName}`, fileName, make, isHeavy: true, expects };
}

/** `piece` again and again up to so many megabytes, between a head and a tail. */
function filled(megabytes: number, piece: string, head = '[', tail = '0]'): Uint8Array {
  return Buffer.concat([Buffer.from(head), Buffer.alloc(Math.floor((megabytes * MEGABYTE) / piece.length) * piece.length, piece), Buffer.from(tail)]);
}

/** Members with names of their own: `"k0":0,"k1":0,…`. */
function members(count: number, value: string, prefix = 'k'): string {
  return Array.from({ length: count }, (_, n) => `"${prefix}${n.toString(36)}":${value}`).join(',');
}

/** JSON whose every few bytes become an object of the program that reads it. */
export function specialRecords(): Trial[] {
  return [
    heavy('empty arrays.json', () => filled(60, '[],'), NO_TABLE),
    heavy('empty arrays in one.json', () => filled(60, '[],', '[['), TOO_LARGE),
    heavy('empty arrays in an array of ten megabytes.json', () => filled(9, '[],', `[${ONE_ORDER},[`, '0]]')),
    heavy('empty objects.json', () => filled(60, '{},')),
    heavy('empty objects in one.json', () => filled(60, '{},', '[[', '0]]'), TOO_LARGE),
    heavy('empty objects in an object of ten megabytes.json', () => filled(9, '{},', '[{"id":1,"a":[', '0]}]'), TOO_LARGE),
    heavy('empty objects after an order.json', () => filled(60, '{},', `[${ONE_ORDER},`)),
    heavy('empty arrays after an order.json', () => filled(60, '[],', `[${ONE_ORDER},`)),
    heavy('empty texts.json', () => filled(8, '"",', '[', '""]')),
    heavy('zeros.json', () => filled(6, '0,')),
    heavy('zeros in an array of ten megabytes.json', () => filled(9, '0,', '[[', '0]]')),
    heavy('zeros in an object of ten megabytes.json', () => filled(9, '0,', '[{"id":1,"a":[', '0]}]')),
    heavy('texts in an object of ten megabytes.json', () => filled(9, '"",', '[{"id":1,"a":[', '0]}]')),
    heavy('blanks.json', () => filled(60, '        ', '[0,')),
    heavy('a million names.json', () => Buffer.from(`[{${members(1_000_000, '0')}}]`), TOO_LARGE),
    heavy('a million names, a few at a time.json', () =>
      Buffer.from(`[${Array.from({ length: 250 }, (_, n) => `{${members(4000, '0', `n${n}_`)}}`).join(',')}]`),
    ),
    heavy('a quarter of a million tables.json', () => Buffer.from(`{${members(250_000, '[1]')}}`)),
    heavy('a quarter of a million tables of one record.json', () => Buffer.from(`{${members(250_000, '[{"a":1}]')}}`)),
    heavy('a thousand tables of four thousand columns.json', () =>
      Buffer.from(`[${Array.from({ length: 1000 }, (_, n) => `{"t${n}":[{${members(4000, '0')}}]}`).join(',')}]`),
    ),
    heavy('long names.json', () => Buffer.from(`[{"${'n'.repeat(8 * MEGABYTE)}":{${members(4000, '0')}}}]`), UNSAFE),
    heavy(
      'long names in each other.json',
      () => Buffer.from(`[${`{"${'n'.repeat(140_000)}":`.repeat(60)}{${members(4000, '0')}}${'}'.repeat(60)}]`),
      UNSAFE,
    ),
    heavy('a long name of a table.json', () => Buffer.from(`{"${'n'.repeat(8 * MEGABYTE)}":[${ONE_ORDER}]}`), UNSAFE),
    heavy('long names of tables in each other.json', () => Buffer.from(`${`{"${'n'.repeat(900_000)}":`.repeat(60)}[${ONE_ORDER}]${'}'.repeat(60)}`)),
    heavy('one long value beside a million rows.json', () =>
      filled(4, '{},', `[{"id":"${'x'.repeat(5 * MEGABYTE)}","date":"2024-01-01","customer":"a","lines":[`, '{"amount":5}]}]'),
    ),
    heavy('one value of a megabyte beside rows.json', () =>
      Buffer.from(`[{"id":"${'x'.repeat(MEGABYTE)}","date":"2024-01-01","customer":"a","lines":[${'{"amount":5},'.repeat(60_000)}{"amount":5}]}]`),
    ),
    heavy('arrays in arrays.json', () => filled(9, `${'['.repeat(60)}${']'.repeat(60)},`)),
    heavy('escapes.json', () => Buffer.from(`[{"id":"${'\\u0041'.repeat(1_500_000)}"}]`)),
    heavy('unescaped marks.json', () => Buffer.from(`[{"id":"\\n${'\u0001'.repeat(9 * MEGABYTE)}"}]`)),
    heavy('one long number.json', () => Buffer.from(`[{"id":${'9'.repeat(9 * MEGABYTE)}}]`)),
    heavy('an exponent.json', () => Buffer.from(`[{"id":1e999999999,"amount":1e-999999999},{"id":-1.5e+99999999999999999999,"amount":0e99}]`)),
    heavy('empty lines.ndjson', () => filled(15, '\n', `${ONE_ORDER}\n${ONE_ORDER}\n`, ONE_ORDER)),
    heavy('empty objects.ndjson', () => filled(15, '{}\n', `${ONE_ORDER}\n${ONE_ORDER}\n`, ONE_ORDER)),
    heavy('brackets.ndjson', () => filled(2, '{\n', `${ONE_ORDER}\n${ONE_ORDER}\n`, ONE_ORDER)),
    heavy('other names in every line.ndjson', () => Buffer.from(Array.from({ length: 400_000 }, (_, n) => `{"id":1,"k${n}":1}`).join('\n'))),
    heavy('wide.json', () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`[${'{},'.repeat(8_000_000)}{}]`, 'utf16le')])),
  ];
}
