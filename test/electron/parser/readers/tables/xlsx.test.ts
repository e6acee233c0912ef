import { describe, expect, test } from 'vitest';
import { makeXlsx, type XlsxParts } from '../../support/make-xlsx.ts';
import { listTables, readTable } from '../../support/read-table.ts';
import { createScratch } from '../../support/scratch.ts';

const write = createScratch();
const sheet = (rows: string, parts: Partial<XlsxParts> = {}) => readTable(write('book.xlsx', makeXlsx({ sheets: { One: rows }, ...parts })));

describe('workbooks', () => {
  test('texts: shared, inline, of formulas, rich without phonetic guides, with references, escapes and CDATA', async () => {
    const strings = [
      '<si><t>a, "b"</t></si>',
      '<si><r><t>Tō</t></r><r><rPr><b/></rPr><t xml:space="preserve"> kyō</t></r><rPh sb="0" eb="1"><t>トウ</t></rPh></si>',
      '<si><t>x_x000D_&#10;y &amp; _x005F_z</t></si>',
      '<si/>',
      '<si><t><![CDATA[<b>]]> &lt;</t></si>',
    ].join('');
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row>' +
      '<row r="2"><c r="A2" t="inlineStr"><is><t>in</t></is></c><c r="B2" t="str"><f>A1&amp;"x"</f><v>00123</v></c><c r="C2" t="e"><v>#N/A</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="b"><v>0</v></c></row>';
    expect(await sheet(rows, { strings })).toBe('"a, ""b""",Tō kyō,"x\r\ny & _z",,<b> <\nin,00123,#N/A,true,false\n');
  });

  test('rows keep their numbers, missing references count on, rows are filled up to the width of the table, titles are not', async () => {
    const rows =
      '<row r="1"><c r="A1" t="str"><v>Report</v></c></row><row r="3"><c t="str"><v>id</v></c><c t="str"><v>n</v></c><c t="str"><v>note</v></c></row>' +
      '<row><c><v>1</v></c></row><row r="6" hidden="1"><c r="C6"><v>3</v></c><c r="D6" s="1"/></row><row r="8"/>';
    expect(await sheet(rows)).toBe('Report\n\nid,n,note\n1,,\n\n,,3\n\n\n');
  });

  test('numbers: as Excel shows them, long ids whole, no exponents, zeros of a postcode', async () => {
    const values = [
      '0.30000000000000004',
      '1.5E+21',
      '-2.50',
      '12345678901234567890',
      '1E-7',
      '33.333333333333336',
      '7',
      '1000.0',
      '-0.0',
      '1.2345678E7',
      '10.0',
    ];
    const rows = `<row r="1">${values.map((value) => `<c><v>${value}</v></c>`).join('')}<c s="1"><v>123</v></c></row>`;
    expect(await sheet(rows, { formats: ['General', '00000'] })).toBe(
      '0.3,1500000000000000000000,-2.50,12345678901234567890,0.0000001,33.3333333333333,7,1000,0,12345678,10,00123\n',
    );
  });

  test('dates and times by their format, in both calendars', async () => {
    const formats = ['yyyy\\-mm\\-dd', '[$-419]D MMMM YYYY;@', 'h:mm', '[h]:mm', '0.00', '"day" 0', 'General'];
    const cell = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`;
    const rows = `<row>${cell(0, '45355')}${cell(1, '45355.2125810185')}${cell(2, '0.5')}${cell(3, '1.5')}${cell(4, '45355')}${cell(5, '45355')}${cell(0, '60')}${cell(0, '1')}${cell(0, '-1')}<c t="d"><v>2024-03-04T05:06:07.000Z</v></c></row>`;
    expect(await sheet(rows, { formats })).toBe(
      '2024-03-04,2024-03-04T05:06:07,12:00:00,36:00:00,45355,45355,1900-02-29,1900-01-01,-1,2024-03-04T05:06:07\n',
    );
    const since1904 = `<row>${cell(0, '43893')}${cell(0, '0')}</row>`;
    expect(await sheet(since1904, { formats, workbookPr: '<workbookPr date1904="1"/>' })).toBe('2024-03-04,1904-01-01\n');
  });

  test('strict files, prefixes, hidden sheets, charts and links elsewhere', async () => {
    const path = write(
      'strict.xlsx',
      makeXlsx({
        sheets: {
          'A & "b"': '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="C1"><x:v>3</x:v></x:c></x:row>',
          Secret: '<row><c><v>2</v></c></row>',
        },
        states: { Secret: 'veryHidden' },
        isStrict: true,
        extra: [{ name: 'xl/vbaProject.bin', content: 'macro' }],
      }),
    );
    expect(await listTables(path)).toEqual(['A & "b"|xlsx', 'Secret|xlsx']);
    expect(await readTable(path)).toBe('1,,3\n');
    expect(await readTable(path, { format: 'xlsx', member: null, table: 'Secret' })).toBe('2\n');
    await expect(readTable(path, { format: 'xlsx', member: null, table: 'Gone' })).rejects.toMatchObject({ code: 'PART_NOT_FOUND' });
  });

  test('comments, odd quotes and blanks in tags change nothing, wherever blocks are cut', async () => {
    const rows = Array.from(
      { length: 4000 },
      (_, index) =>
        `<!-- <c> --><row  r = '${index + 1}'>\n<c r='A${index + 1}' t = "str"><v>v>${index}</v></c\n><c r="B${index + 1}"><f>SUM(A1)</f><v>${index}</v></c></row>`,
    ).join('\n');
    const lines = (await sheet(rows)).split('\n');
    expect(lines).toHaveLength(4001);
    expect(lines[3999]).toBe('v>3999,3999');
  });

  test.each([
    ['a DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><row/>', 'FILE_UNSAFE'],
    ['a cell of 200 KB', `<row><c t="str"><v>${'x'.repeat(200_000)}</v></c></row>`, 'FILE_UNSAFE'],
    ['a column behind XFD', '<row><c r="XFE1"><v>1</v></c></row>', 'FILE_TOO_WIDE'],
    ['a row behind the last', '<row r="1048577"><c><v>1</v></c></row>', 'FILE_TOO_LARGE'],
    ['cells out of order', '<row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>', 'FILE_DAMAGED'],
    ['a text that is not there', '<row><c t="s"><v>7</v></c></row>', 'FILE_DAMAGED'],
    ['a row without end', '<row r="1"><c><v>1</v></c>', 'FILE_DAMAGED'],
  ])('%s is refused', async (_, rows, code) => {
    await expect(sheet(rows)).rejects.toMatchObject({ code });
  });

  test('a workbook without sheets holds no table', async () => {
    await expect(readTable(write('none.xlsx', makeXlsx({ sheets: {} })))).rejects.toMatchObject({ code: 'FILE_NO_TABLE' });
  });
});
