import { fc, test as property } from '@fast-check/vitest';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { RecordCursor } from '../../../../electron/parser/readers/record-cursor.ts';

interface Read {
  readonly status: string;
  readonly line: number;
  readonly fields: readonly string[];
  readonly raw: string;
}

/** Reads text given in blocks of `size` bytes. */
function read(text: string, { delimiter = ',', quote = '"' as string | null, skipLines = 0, size = 1 << 20 } = {}): Read[] {
  const cursor = new RecordCursor({ delimiter, quote, skipLines }, false);
  const bytes = Buffer.from(text);
  const records: Read[] = [];
  const walk = () => {
    for (let status = cursor.next(); status !== 'needMore'; status = cursor.next()) {
      const fields = status === 'record' ? Array.from({ length: cursor.fields.count }, (_, index) => cursor.text(index)) : [];
      records.push({ status, line: cursor.line, fields, raw: cursor.decode(cursor.start, cursor.end) });
    }
  };
  for (let from = 0; from < bytes.length; from += size) {
    cursor.refill(new Uint8Array(bytes.subarray(from, from + size)));
    walk();
  }
  cursor.finish();
  walk();
  return records;
}

const fieldsOf = (text: string, options = {}) => read(text, options).map(({ fields }) => fields);

describe('fields', () => {
  test('plain, empty and quoted', () => {
    expect(fieldsOf('a,b,c\n1,,3\n"x, y","say ""hi""",\n')).toEqual([
      ['a', 'b', 'c'],
      ['1', '', '3'],
      ['x, y', 'say "hi"', ''],
    ]);
  });
  test('LF, CRLF and a lone CR end a line', () => {
    expect(fieldsOf('a,b\r\n1,2\r3,4\n5,6')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });
  test('a quote inside an unquoted field is an ordinary character', () => {
    expect(fieldsOf('1,15" screen,3\n')).toEqual([['1', '15" screen', '3']]);
  });
  test('blanks behind a closing quote are skipped', () => {
    expect(fieldsOf('"a" ,"b"\t\n')).toEqual([['a', 'b']]);
  });
  test('blank lines are no records but count as lines', () => {
    expect(read('a\n\n  \nb\n').map(({ line, fields }) => [line, ...fields])).toEqual([
      [1, 'a'],
      [4, 'b'],
    ]);
  });
  test('runs of spaces separate when the space is the delimiter', () => {
    expect(fieldsOf(' 00001 19970101  1   11.77\n', { delimiter: ' ' })).toEqual([['00001', '19970101', '1', '11.77']]);
  });
  test('a delimiter beyond ASCII, and a character that begins with the same byte', () => {
    expect(fieldsOf('a¦b«c¦d\n', { delimiter: '¦' })).toEqual([['a', 'b«c', 'd']]);
  });
  test('without quotes every character counts', () => {
    expect(fieldsOf('"a,b"\n', { quote: null })).toEqual([['"a', 'b"']]);
  });
  test('lines before the table are passed over', () => {
    expect(read('Report "x\n\na,b\n1,2\n', { skipLines: 2 }).map(({ line, fields }) => [line, ...fields])).toEqual([
      [3, 'a', 'b'],
      [4, '1', '2'],
    ]);
  });
});

describe('a table without lines', () => {
  test('every record counts as one line, blank ones too, however many line ends its fields hold', () => {
    const cursor = new RecordCursor({ delimiter: ',', quote: '"', skipLines: 1 }, false, 'record');
    cursor.refill(new Uint8Array(Buffer.from('"a title\nof two lines"\na,b\n"1\n2\n3",x\n\n4,y\n')));
    cursor.finish();
    const lines: [string, number][] = [];
    for (let status = cursor.next(); status !== 'needMore'; status = cursor.next()) lines.push([cursor.text(1), cursor.line]);
    expect(lines).toEqual([
      ['b', 2],
      ['x', 3],
      ['y', 5],
    ]);
  });
});

describe('faults cost one record', () => {
  test('a quote that never closes, with the line where it began', () => {
    const records = read('a,b\n1,"open\n2,x\n3,y\n');
    expect(records.map(({ status, line }) => [status, line])).toEqual([
      ['record', 1],
      ['unterminatedQuote', 2],
      ['record', 3],
      ['record', 4],
    ]);
    expect(records[1]?.raw).toBe('1,"open\n');
  });
  test('a stray quote that meets a later one', () => {
    expect(read('1,"open\n2,"x"\n3,y\n').map(({ status, line }) => [status, line])).toEqual([
      ['unterminatedQuote', 1],
      ['record', 2],
      ['record', 3],
    ]);
  });
  test('an unescaped quote inside quotes', () => {
    expect(read('1,"Hey, I missed " it",3\n2,b,c\n').map(({ status, line }) => [status, line])).toEqual([
      ['badQuote', 1],
      ['record', 2],
    ]);
  });
  test('bytes that are not UTF-8', () => {
    const cursor = new RecordCursor({ delimiter: ',', quote: '"', skipLines: 0 }, false);
    cursor.refill(new Uint8Array([...Buffer.from('a,é\nb,'), 0xe9, 10, ...Buffer.from('c,d\n')]));
    cursor.finish();
    expect([cursor.next(), cursor.next(), cursor.line, cursor.next(), cursor.next()]).toEqual(['record', 'badEncoding', 2, 'record', 'needMore']);
  });
  test('a line beyond 10 MB, without keeping it in memory', () => {
    const long = `a,b\n${'x'.repeat(11 * 1024 * 1024)},1\nc,d\n`;
    const records = read(long, { size: 1 << 20 });
    expect(records.map(({ status, line }) => [status, line])).toEqual([
      ['record', 1],
      ['lineTooLong', 2],
      ['record', 3],
    ]);
    expect(records[1]?.raw.length).toBe(64 * 1024);
  });
  test('an open quote is given up after 10 MB', () => {
    const records = read(`1,"open\n${'2,xxxxxxxxxxxx\n'.repeat(800_000)}`, { size: 1 << 20 });
    expect(records.length).toBe(800_001);
    expect(records[0]?.status).toBe('unterminatedQuote');
    expect(records.at(-1)?.line).toBe(800_001);
  });
});

const cell = fc.string({ unit: fc.constantFrom('a', 'б', 'ی', '中', '😀', ',', '"', '\n', '\r', '\r\n', ' ', ';', "'"), maxLength: 8 });
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const quoteIf = (text: string, always: boolean) => (always || /[",\r\n]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text);
const countLineEnds = (text: string) => text.match(/\r\n|\n|\r/g)?.length ?? 0;

describe('properties', () => {
  property.prop(
    [
      fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 12 }),
      lineEnd,
      fc.boolean(),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
    ],
    {
      numRuns: 2000,
    },
  )('any RFC 4180 file comes back, with physical lines and exact slices, however it is cut into blocks', (rows, end, always, size, endsWithLine) => {
    const texts = rows.map((row) => row.map((text) => quoteIf(text, always)).join(','));
    const file = texts.join(end) + (endsWithLine ? end : '');
    const records = read(file, { size });
    expect(records.map(({ fields }) => fields)).toEqual(rows);
    let before = '';
    for (const record of records) {
      expect(record.line).toBe(countLineEnds(before) + 1);
      before += record.raw;
    }
    expect(before).toBe(file);
  });

  property.prop([fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })], { numRuns: 1000 })(
    'papaparse agrees',
    (rows) => {
      const file = Papa.unparse(rows, { newline: '\n', quotes: true });
      expect(fieldsOf(file)).toEqual(Papa.parse(file, { newline: '\n', delimiter: ',' }).data);
    },
  );

  property.prop([fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r', ' '), maxLength: 60 }), fc.integer({ min: 1, max: 9 })], {
    numRuns: 3000,
  })('any text: nothing is lost but blank lines, and blocks make no difference', (text, size) => {
    const whole = read(text);
    expect(read(text, { size })).toEqual(whole);
    let at = 0;
    for (const { raw, line } of whole) {
      const found = text.indexOf(raw, at);
      expect(text.slice(at, found)).toMatch(/^[ \t\r\n]*$/);
      expect(line).toBe(countLineEnds(text.slice(0, found)) + 1);
      at = found + raw.length;
    }
    expect(text.slice(at)).toMatch(/^[ \t\r\n]*$/);
  });
});
