import { describe, expect, test } from 'vitest';
import { listTables, readTable } from '../../support/read-table.ts';
import { createScratch } from '../../support/scratch.ts';

const write = createScratch();
const sheet = (rows: string, name = 'Orders', options = '') =>
  `<Worksheet ss:Name="${name}"><Table ss:ExpandedColumnCount="9">${rows}</Table>${options}</Worksheet>`;
const STYLES =
  '<Styles><Style ss:ID="Default"><NumberFormat/></Style><Style ss:ID="zip"><NumberFormat ss:Format="00000"/></Style><Style ss:ID="day"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style><Style ss:ID="hours"><NumberFormat ss:Format="[h]:mm:ss"/></Style></Styles>';
const book = (inside: string, head = '<?xml version="1.0"?>') =>
  `${head}\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${STYLES}${inside}</Workbook>`;
const data = (type: string, text: string) => `<Data ss:Type="${type}">${text}</Data>`;
const part = (table: string) => ({ format: 'xls', member: null, table }) as const;

describe('XML spreadsheets', () => {
  test('rows and cells keep their place, merged and skipped ones stay blank', async () => {
    const rows = `<Row>${['a', 'b', 'c', 'd'].map((name) => `<Cell>${data('String', name)}</Cell>`).join('')}</Row>
      <Row ss:Index="4" ss:Span="1"><Cell ss:Index="2" ss:MergeAcross="1">${data('String', 'x')}</Cell><Cell>${data('Number', '1')}</Cell></Row>
      <Row ss:AutoFitHeight="0"/>
      <Row><Cell/><Cell ss:StyleID="zip"/><Cell ss:Index="4">${data('Number', '2')}</Cell></Row>`;
    expect(await readTable(write('book.xls', book(sheet(rows))))).toBe('a,b,c,d\n\n\n,x,,1\n\n\n,,,2\n');
  });

  test('values by their type and the format they are shown in', async () => {
    const values = [
      `<Cell ss:StyleID="zip">${data('Number', '123')}</Cell>`,
      `<Cell>${data('Number', '0.30000000000000004')}</Cell>`,
      `<Cell>${data('Number', '1.2E+3')}</Cell>`,
      `<Cell ss:StyleID="day">${data('Number', '45355')}</Cell>`,
      `<Cell>${data('DateTime', '2024-03-04T00:00:00.000')}</Cell>`,
      `<Cell>${data('DateTime', '2024-03-04T05:06:07.000')}</Cell>`,
      `<Cell>${data('DateTime', '1899-12-31T08:30:00.000')}</Cell>`,
      `<Cell ss:StyleID="hours">${data('DateTime', '1900-01-01T02:00:00.000')}</Cell>`,
      `<Cell>${data('Boolean', '1')}</Cell>`,
      `<Cell>${data('Boolean', '0')}</Cell>`,
      `<Cell>${data('Error', '#N/A')}</Cell>`,
    ];
    expect(await readTable(write('book.xls', book(sheet(`<Row>${values.join('')}</Row>`))))).toBe(
      '00123,0.3,1200,2024-03-04,2024-03-04,2024-03-04T05:06:07,08:30:00,26:00:00,true,false,#N/A\n',
    );
  });

  test('references, line ends and formatted text are the value, comments are not', async () => {
    const cells = `<Cell>${data('String', 'a &amp; b&#10;c')}<Comment ss:Author="me"><ss:Data xmlns="x">note</ss:Data></Comment><NamedCell ss:Name="n"/></Cell><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>bold</B> and <I>not</I></ss:Data></Cell><Cell ss:Formula="=1+1">${data('Number', '2')}</Cell>`;
    expect(await readTable(write('book.xls', book(sheet(`<Row>${cells}</Row>`))))).toBe('"a & b\nc",bold and not,2\n');
  });

  test('several sheets, a hidden one told as hidden and never proposed', async () => {
    const hidden = sheet(
      `<Row><Cell>${data('String', 'h')}</Cell></Row>`.repeat(9),
      'Lists',
      '<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>',
    );
    const path = write('book.xls', book(hidden + sheet(`<Row><Cell>${data('String', 'o')}</Cell></Row>`)));
    expect(await listTables(path)).toEqual(['Lists|xls', 'Orders|xls']);
    expect(await readTable(path)).toBe('o\n');
    expect(await readTable(path, part('Lists'))).toBe('h\n'.repeat(9));
    await expect(readTable(path, part('Nowhere'))).rejects.toMatchObject({ code: 'PART_NOT_FOUND' });
  });

  test('the encoding a document states, or its byte order mark', async () => {
    const text = sheet(`<Row><Cell>${data('String', 'Имя')}</Cell></Row>`);
    const cyrillic = Uint8Array.from(book(text, '<?xml version="1.0" encoding="windows-1251"?>'), (letter) =>
      letter >= 'А' && letter <= 'я' ? letter.charCodeAt(0) - 0x410 + 0xc0 : letter.charCodeAt(0),
    );
    const wide = Buffer.from(`\ufeff${book(text, '<?xml version="1.0" encoding="UTF-16"?>')}`, 'utf16le');
    for (const bytes of [cyrillic, wide, Buffer.from(`\ufeff${book(text)}`), Buffer.from(book(text, '<?xml version="1.0" encoding="nonsense"?>'))])
      expect(await readTable(write('book.xls', bytes))).toBe('Имя\n');
  });

  test('a sheet larger than the memory it is read in', async () => {
    const rows = `<Row><Cell>${data('String', 'x'.repeat(200))}</Cell><Cell>${data('Number', '1')}</Cell></Row>`.repeat(60_000);
    const text = await readTable(write('book.xls', book(sheet(rows))));
    expect([text.length, text.slice(-4)]).toEqual([60_000 * 203, 'x,1\n']);
  });

  test.each([
    ['cut off in a sheet', book(sheet(`<Row><Cell>${data('String', 'a')}</Cell></Row>`)).slice(0, -40), 'FILE_DAMAGED'],
    ['with entities of its own', `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>${book('', '')}`, 'FILE_UNSAFE'],
    ['without a sheet', book(''), 'FILE_NO_TABLE'],
    ['with a row beyond every sheet', book(sheet(`<Row ss:Index="1048577"><Cell>${data('String', 'a')}</Cell></Row>`)), 'FILE_TOO_LARGE'],
    ['with a cell beyond every sheet', book(sheet(`<Row><Cell ss:Index="16385">${data('String', 'a')}</Cell></Row>`)), 'FILE_TOO_WIDE'],
    ['with a cell longer than any', book(sheet(`<Row><Cell>${data('String', 'a'.repeat(200_000))}</Cell></Row>`)), 'FILE_UNSAFE'],
  ])('%s: refused', async (_, text, code) => {
    await expect(readTable(write('book.xls', text))).rejects.toMatchObject({ code });
  });
});
