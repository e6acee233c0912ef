import { describe, expect, test } from 'vitest';
import { detectStructure } from '../../../../electron/parser/sniff/structure/detect-structure.ts';

const structureOf = (text: string, chosen = {}) =>
  detectStructure({ bytes: Buffer.from(text), tail: null, isWhole: true, encoding: 'utf-8' }, chosen);
const ROWS = Array.from({ length: 20 }, (_, row) => [
  `${1001 + row}`,
  `2024-03-${String(row + 1).padStart(2, '0')}`,
  `Customer ${'ABCDEFGHIJ'[row % 10]}`,
  `${row * 3 + 1}.50`,
]);
const HEADER = ['order', 'date', 'customer', 'amount'];
const fileOf = (rows: readonly (readonly string[])[], delimiter = ',') => rows.map((row) => `${row.join(delimiter)}\n`).join('');
const TABLE = fileOf([HEADER, ...ROWS]);

describe('delimiters', () => {
  test.each([', ', '; ', '||', ' | ', '~', '^', '¦', '::', '\x01'])('%j', (delimiter) => {
    const { dialect, data } = structureOf(fileOf([HEADER, ...ROWS], delimiter));
    expect(dialect).toMatchObject({ delimiter, hasHeader: true, skipLines: 0 });
    expect(data.map(({ fields }) => fields)).toEqual(ROWS);
  });
  test('single blanks with quotes', () => {
    const quoted = [HEADER, ...ROWS].map((row) => row.map((cell) => (cell.includes(' ') ? `"${cell}"` : cell)));
    expect(structureOf(fileOf(quoted, ' '))).toMatchObject({ dialect: { delimiter: ' ', collapse: false }, header: HEADER });
  });
  test('a trailing delimiter on every line is no ragged table', () => {
    const { dialect, ragged, header } = structureOf(`order,date,customer,amount\n${fileOf(ROWS.map((row) => [...row, '']))}`);
    expect([dialect.ragged, ragged, header]).toEqual([undefined, 0, HEADER]);
  });
  test('backslashes before quotes', () => {
    const text = `${HEADER.join(',')}\n${ROWS.map(([order, date, name, amount]) => `${order},${date},"${name}, \\"old\\" friend",${amount}\n`).join('')}`;
    const { dialect, data } = structureOf(text);
    expect(dialect.escape).toBe('\\');
    expect(data[0]?.fields[2]).toBe('Customer A, "old" friend');
  });
  test('whole lines in quotes', () => {
    const text = [HEADER, ...ROWS].map((row) => `"${row.map((cell) => (cell.includes(' ') ? `""${cell}""` : cell)).join(',')}"\r\n`).join('');
    const { dialect, header, data } = structureOf(text);
    expect([dialect.wrapped, dialect.delimiter, header]).toEqual([true, ',', HEADER]);
    expect(data.map(({ fields }) => fields)).toEqual(ROWS);
  });
  test('columns of fixed width, blanks and commas inside their texts', () => {
    const lines = ROWS.map(
      ([order, date, name, amount]) => `${order?.padEnd(8)}${`${name}, the old`.padEnd(24)}${date?.padEnd(12)}${`1,${amount}`.padStart(12)}\n`,
    );
    const { dialect, header, data } = structureOf(
      `${'ORDER'.padEnd(8)}${'NAME'.padEnd(24)}${'SINCE'.padEnd(12)}${'BALANCE'.padStart(12)}\n${lines.join('')}`,
    );
    expect(dialect).toMatchObject({ delimiter: '  ', collapse: true, hasHeader: true });
    expect(header).toEqual(['ORDER', 'NAME', 'SINCE', 'BALANCE']);
    expect(data.map(({ fields }) => fields.map((field) => field.trim()))).toEqual(
      ROWS.map(([order, date, name, amount]) => [order, `${name}, the old`, date, `1,${amount}`]),
    );
    const prose = structureOf(fileOf([['id', 'text'], ...ROWS.map(([order], row) => [order ?? '', row % 2 === 0 ? 'two  blanks  here' : 'none'])]));
    expect(prose.dialect.delimiter).toBe(',');
  });
  test('the line that names the separator, behind a mark', () => {
    expect(structureOf(`\ufeffsep=;\n${fileOf([HEADER, ...ROWS], ';')}`)).toMatchObject({
      dialect: { delimiter: ';', skipLines: 1 },
      header: HEADER,
    });
  });
});

describe('what stands above and below the table', () => {
  test('titles as a spreadsheet saves them', () => {
    const { dialect, shown, header } = structureOf(`Orders of March,,,\nPrinted:,2024-04-01,,\n,,,\n${TABLE}`);
    expect([dialect.skipLines, header]).toEqual([3, HEADER]);
    expect(shown.preamble[0]).toBe('Orders of March,,,');
  });
  test.each([
    ['Total,,,640.00\n', 1],
    ['Итого:,,,640.00\n', 1],
    ['\nجمع کل,,,640.00\n', 2],
    [',,合计,640.00\n', 1],
    ['Разом за місяць,,,640.00\n', 1],
    ['(20 rows)\n', 1],
    ['----,----,----,----\nGrand total,20,,640.00\n\nAll prices without tax.\n', 4],
    [',,,\n,,,\n', 2],
  ])('%j is no data', (footer, lines) => {
    const { dialect, data } = structureOf(`${TABLE}${footer}`);
    expect(dialect.footerLines).toBe(lines);
    expect(data.map(({ fields }) => fields)).toEqual(ROWS);
  });
  test.each(['1021,2024-03-21,Total SE,5.00\n', '1021,2024-03-21,Total,5.00\n', '1021,2024-03-21,Sum 41 Ltd,5.00\n', '1021,2024-03-21,,5.00\n'])(
    '%j is',
    (row) => {
      expect(structureOf(`${TABLE}${row}`)).toMatchObject({
        dialect: expect.not.objectContaining({ footerLines: expect.anything() }),
        data: { length: 21 },
      });
    },
  );
  test('a record with a sum for a value among names is', () => {
    const wide = ROWS.map((row) => [...row, 'Berlin', 'Ann', 'paid']);
    const { dialect, data } = structureOf(
      fileOf([[...HEADER, 'city', 'seller', 'state'], ...wide, ['1021', '', 'sum', 'seven', 'Rome', 'Bob', 'open']]),
    );
    expect([dialect.footerLines, data.length]).toEqual([undefined, 21]);
  });
  test('a second table of another width', () => {
    const other = 'city,country\nBerlin,DE\nRome,IT\nParis,FR\n';
    expect(structureOf(`${TABLE}\n${other}`)).toMatchObject({ dialect: { footerLines: 5 }, data: { length: 20 } });
  });
  test('comments between records; order numbers with # are none', () => {
    const lines = TABLE.split('\n');
    expect(structureOf(`# export 7\n${lines.slice(0, 5).join('\n')}\n# a break\n${lines.slice(5).join('\n')}`)).toMatchObject({
      dialect: { comment: '#' },
      header: HEADER,
      data: { length: 20 },
      shown: { comments: 2 },
    });
    const numbered = structureOf(fileOf([HEADER, ...ROWS.map(([order, ...rest]) => [`#${order}`, ...rest])]));
    expect([numbered.dialect.comment, numbered.data.length]).toEqual([undefined, 20]);
  });
});

describe('header rows', () => {
  test('units below the names are joined to them', () => {
    const { dialect, header, data } = structureOf(`${HEADER.join(',')}\nno.,ISO,name,EUR\n${fileOf(ROWS)}`);
    expect([dialect.headerRows, header]).toEqual([2, ['order no.', 'date ISO', 'customer name', 'amount EUR']]);
    expect(data).toHaveLength(20);
  });
  test('names that come twice take the groups above them, as merged cells are saved', () => {
    const names = ['Region', 'Manager', 'Units', 'Revenue', 'Units', 'Revenue', 'Note'];
    const rows = Array.from({ length: 20 }, (_, row) => [`R${row}`, 'Ann', `${row}`, `${row}.50`, `${row + 1}`, `${row}.75`, '']);
    const total = ['Total', '', '190', '200.00', '210', '205.00', ''];
    const groups = ['', '', 'Q1', '', 'Q2', '', ''];
    const { dialect, header, data, shown } = structureOf(fileOf([['Sales', '', '', '', '', '', ''], groups, names, ...rows, total]));
    expect(dialect).toMatchObject({ skipLines: 1, headerRows: 2, footerLines: 1 });
    expect(header).toEqual(['Region', 'Manager', 'Q1 Units', 'Q1 Revenue', 'Q2 Units', 'Q2 Revenue', 'Note']);
    expect([data.length, shown.preamble]).toEqual([20, ['Sales,,,,,,']]);
  });
  test('a line above names that come twice is a title when it does not tell them apart', () => {
    const names = ['Booked', 'Text', 'Balance', 'Currency', 'Amount', 'Currency'];
    const rows = Array.from({ length: 20 }, (_, row) => [
      `2024-01-${String(row + 1).padStart(2, '0')}`,
      'Rent',
      `${row}.00`,
      'EUR',
      `${row}.50`,
      'EUR',
    ]);
    const { dialect, header } = structureOf(fileOf([['Customer', 'Max', '', '', '', ''], names, ...rows]));
    expect([dialect.skipLines, dialect.headerRows, header]).toEqual([1, undefined, names]);
  });
  test('a record with a word where numbers stand is no header row', () => {
    expect(structureOf(`${HEADER.join(',')}\n1000,unknown,Zed,n/a\n${fileOf(ROWS)}`).dialect.headerRows).toBeUndefined();
  });
  test('a header delimited otherwise than the records', () => {
    expect(structureOf(`order date customer amount\n${fileOf(ROWS)}`)).toMatchObject({
      dialect: { hasHeader: true, ragged: 'repair', skipLines: 0 },
      header: HEADER,
    });
  });
});

describe('ragged records', () => {
  const withRow = (row: string) => structureOf(`${TABLE}${row}\n${fileOf(ROWS)}`);
  test.each([
    ['1500,,2024-04-01,Zed,7.00', ['1500', '2024-04-01', 'Zed', '7.00']],
    ['1500,2024-04-01,Smith, Zed,7.00', ['1500', '2024-04-01', 'Smith, Zed', '7.00']],
    ['1500,2024-04-01Zed,7.00', ['1500', '2024-04-01', 'Zed', '7.00']],
    ['1500,2024-04-01,7.00', ['1500', '2024-04-01', '', '7.00']],
    ['1500;2024-04-01;Zed;7.00', ['1500', '2024-04-01', 'Zed', '7.00']],
    ['1500,2024-04-01,"Zed,7.00', ['1500', '2024-04-01', '"Zed', '7.00']],
  ])('%j can be meant in one way only', (row, fields) => {
    const { dialect, data, shown } = withRow(row);
    expect([dialect.ragged, shown.repaired]).toEqual(['repair', 1]);
    expect(data[20]).toMatchObject({ fields, isRepaired: true, line: 22 });
  });
  test.each(['1500,Zed', '1500,2024-04-01,Zed,7.00,8.00', 'x,y,z', '7.00,1500,Zed'])(
    '%j is left as it is: a number might stand in a wrong column',
    (row) => {
      const { data, shown } = withRow(row);
      expect(shown.repaired).toBe(0);
      expect(data[20]?.fields.join(',')).toBe(row);
    },
  );
  test('records that end where their values do', () => {
    const baskets = Array.from({ length: 30 }, (_, row) => ['milk', 'bread', 'butter', 'tea', 'rice'].slice(0, 1 + (row % 5)));
    const { dialect, header, data } = structureOf(fileOf(baskets));
    expect([dialect.hasHeader, header.length, data.length]).toEqual([false, 5, 30]);
    expect(data[0]?.fields).toEqual(['milk', '', '', '', '']);
  });
  test('a quote that never closes: told with its line, and the rest of the file read', () => {
    const { data, shown } = structureOf(`${TABLE}1500,2024-04-01,"Zed\n${fileOf(ROWS)}`);
    expect([data.length, shown.unterminatedAt]).toEqual([41, 22]);
  });
  test('a last cell of a megabyte that begins like a count of rows, or like a total, is looked at once', () => {
    for (const text of [`1${' '.repeat(1_000_000)}`, `${'1 '.repeat(500_000)}x`, `total:${':'.repeat(1_000_000)}\n x`]) {
      const { data } = structureOf(`${TABLE}"${text}",,,\n`);
      expect(data.at(-1)?.fields[0]).toBe(text);
    }
  });
});
