import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type CursorDialect, RecordCursor } from '../../../../electron/parser/readers/record-cursor.ts';

interface Read {
  readonly status: string;
  readonly line: number;
  readonly fields: readonly string[];
  readonly raw: string;
  readonly isRepaired: boolean;
}

/** Reads text given in blocks of `size` bytes. */
function read(text: string, dialect: Partial<CursorDialect> = {}, size = 1 << 20): Read[] {
  const cursor = new RecordCursor({ delimiter: ',', quote: '"', skipLines: 0, ...dialect }, false);
  const bytes = Buffer.from(text);
  const records: Read[] = [];
  const walk = () => {
    for (let status = cursor.next(); status !== 'needMore'; status = cursor.next()) {
      const fields = status === 'record' ? Array.from({ length: cursor.fields.count }, (_, index) => cursor.text(index)) : [];
      records.push({ status, line: cursor.line, fields, raw: cursor.decode(cursor.start, cursor.end), isRepaired: cursor.isRepaired });
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

const fieldsOf = (text: string, dialect: Partial<CursorDialect> = {}) => read(text, dialect).map(({ fields }) => fields);

describe('delimiters', () => {
  test.each([
    [', ', 'a, b,c, "d, e"\n', ['a', 'b,c', 'd, e']],
    ['||', 'a||b|c||\n', ['a', 'b|c', '']],
    [' | ', 'a | "b | c" | d\n', ['a', 'b | c', 'd']],
    ['::', 'a:b::c\n', ['a:b', 'c']],
    ['¦', 'a¦b\n', ['a', 'b']],
  ])('%j', (delimiter, text, fields) => {
    expect(fieldsOf(text, { delimiter })).toEqual([fields]);
    for (let size = 1; size < 6; size++) expect(read(text, { delimiter }, size).map((record) => record.fields)).toEqual([fields]);
  });
  test('single blanks, or runs of them', () => {
    expect(fieldsOf(' a  b \n', { delimiter: ' ', collapse: false })).toEqual([['', 'a', '', 'b', '']]);
    expect(fieldsOf(' a  b \n', { delimiter: ' ', collapse: true })).toEqual([['a', 'b']]);
    expect(fieldsOf('\t\ta\t\tb\t\n', { delimiter: '\t', collapse: true })).toEqual([['a', 'b']]);
  });
});

describe('escapes and other quotes', () => {
  const backslash = { escape: '\\' };
  test('a backslash before a quote, a delimiter or itself', () => {
    expect(fieldsOf('"say \\"hi\\"",a\\,b,"C:\\\\x","C:\\temp","doubled ""too"""\n', backslash)).toEqual([
      ['say "hi"', 'a,b', 'C:\\x', 'C:\\temp', 'doubled "too"'],
    ]);
  });
  test('raw text and lines are those of the file, however it is cut into blocks', () => {
    const text = '1,"a \\"b\\"\nc",x\n2,"\\\\",y\n';
    for (let size = 1; size < 12; size++) {
      expect(read(text, backslash, size)).toMatchObject([
        { line: 1, fields: ['1', 'a "b"\nc', 'x'], raw: '1,"a \\"b\\"\nc",x\n' },
        { line: 3, fields: ['2', '\\', 'y'], raw: '2,"\\\\",y\n' },
      ]);
    }
  });
  test('quotes that differ at their ends', () => {
    expect(fieldsOf('1,«Ромашка, ООО»\n2,Лютик\n', { quote: '«' })).toEqual([
      ['1', 'Ромашка, ООО'],
      ['2', 'Лютик'],
    ]);
    expect(fieldsOf('1,“a, b”\n', { quote: '“' })).toEqual([['1', 'a, b']]);
  });
  test('whole lines in quotes', () => {
    expect(read('"id,name"\n"1,""Smith, John"""\n2,Ann\n', { wrapped: true })).toMatchObject([
      { line: 1, fields: ['id', 'name'] },
      { line: 2, fields: ['1', 'Smith, John'], raw: '"1,""Smith, John"""\n' },
      { line: 3, fields: ['2', 'Ann'] },
    ]);
  });
});

describe('escapes inside whole lines in quotes', () => {
  test('what is written out does not overwrite its neighbours', () => {
    expect(fieldsOf('"a,b\\,c,d\\,e,f"\n', { wrapped: true, escape: '\\' })).toEqual([['a', 'b,c', 'd,e', 'f']]);
  });
});

describe('a quote that never closes', () => {
  test.each([1 << 12, 1 << 20])('each of very many costs its own line, in blocks of %i bytes', (size) => {
    const odd = Array.from({ length: 20_000 }, (_, index) => `«Customer ${index}, ${index}.50\n`);
    const records = read(`«Ann», 1.50\n${odd.join('')}`, { quote: '«' }, size);
    expect(records.map(({ status, raw }) => [status, raw])).toEqual([['record', '«Ann», 1.50\n'], ...odd.map((raw) => ['unterminatedQuote', raw])]);
  });
});

describe('what is no record', () => {
  test('comments, anywhere and at the end without a line end', () => {
    expect(read('# made by x\na,b\n#c,d\n1,2\n# end', { comment: '#' }).map(({ line, fields }) => [line, ...fields])).toEqual([
      [2, 'a', 'b'],
      [4, '1', '2'],
    ]);
  });
  test.each([1, 2, 3, 7, 1000])('a comment that goes on in the next block is one, in blocks of %i bytes', (size) => {
    const records = read('// made, by x\r\na,b\r\n// long, comment\r\n\r\n1,2\r\n//\r\n// end, of it', { comment: '//' }, size);
    expect(records.map(({ line, raw }) => [line, raw])).toEqual([
      [2, 'a,b\r\n'],
      [5, '1,2\r\n'],
    ]);
  });
  test.each([1, 2, 3, 7, 1000])('the last lines, in blocks of %i bytes', (size) => {
    const text = 'a,b\r\n1,2\r\n3,4\r\n\r\nTotal,6\r\nprinted "today\r\n';
    expect(read(text, { footerLines: 3 }, size).map(({ fields }) => fields)).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(read(text.trimEnd(), { footerLines: 3 }, size)).toHaveLength(3);
  });
  test('more footer than file', () => {
    expect(read('a,b\n1,2\n', { footerLines: 9 })).toEqual([]);
  });
  test('byte order marks of files put one behind the other', () => {
    expect(fieldsOf('a,b\n\ufeff1,2\n\ufeff"3",4\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });
  test('the header when it comes again, quoted otherwise too', () => {
    expect(fieldsOf('name,city\nAnn,Berlin\nname,city\n"name","city"\nname,Rome\n', { hasHeader: true })).toEqual([
      ['name', 'city'],
      ['Ann', 'Berlin'],
      ['name', 'Rome'],
    ]);
  });
});

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '|', '"', '\\', '\n', ' ', ','), maxLength: 6 });

describe('properties', () => {
  property.prop([fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 30 })], {
    numRuns: 1000,
  })('what was written with backslashes comes back, however it is cut into blocks', (rows, size) => {
    const text = rows.map((row) => row.map((value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join('||')).join('\r\n');
    const records = read(text, { delimiter: '||', escape: '\\' }, size);
    expect(records.map(({ fields }) => fields)).toEqual(rows);
    expect(records.map(({ raw }) => raw).join('')).toBe(text);
  });

  const noise = fc.string({ unit: fc.constantFrom('1', '7', '-', '.', 'a', 'Z', 'é', ',', ',', '"', ' ', ';', '\n'), maxLength: 30 });
  property.prop([fc.array(noise, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 60 })], { numRuns: 400 })(
    'mending makes nothing up: fields are bytes of their record, dates and amounts stand in their columns, nothing is lost, blocks make no difference',
    (odd, size) => {
      const rows = Array.from({ length: 100 }, (_, row) => `2024-03-${String(10 + (row % 20))},Customer ${row},${row}.50\n`);
      const text = [...rows, ...odd.map((line) => `${line}\n`), ...rows].join('');
      const dialect = { ragged: 'repair' as const };
      const records = read(text, dialect);
      expect(read(text, dialect, size)).toEqual(records);
      expect(
        records
          .map(({ raw }) => raw)
          .join('')
          .replace(/\s/g, ''),
      ).toBe(text.replace(/\s/g, ''));
      for (const { fields, raw, isRepaired } of records) {
        if (!isRepaired) continue;
        expect(fields).toHaveLength(3);
        for (const field of fields) expect(raw.replaceAll('""', '"')).toContain(field.replaceAll('""', '"'));
        expect(fields[0]?.replace(/^"|"$/g, '').trim() ?? '').toMatch(/^(\d+-\d+-\d+)?$/);
        expect(fields[2]?.replace(/^"|"$/g, '').trim() ?? '').toMatch(/^(\d+\.\d+)?$/);
      }
    },
  );
});
