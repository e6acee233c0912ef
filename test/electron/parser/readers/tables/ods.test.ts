import { describe, expect, test } from 'vitest';
import { makeZip } from '../../support/make-zip.ts';
import { listTables, readTable } from '../../support/read-table.ts';
import { createScratch } from '../../support/scratch.ts';

const write = createScratch();
const NAMES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
const STYLES =
  '<office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles>';

function make(tables: string, manifest = ''): string {
  const content = `<?xml version="1.0"?><office:document-content ${NAMES}>${STYLES}<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  return write(
    'sheet.ods',
    makeZip([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', isStored: true },
      { name: 'META-INF/manifest.xml', content: `<manifest:manifest>${manifest}</manifest:manifest>` },
      { name: 'content.xml', content },
    ]),
  );
}
const table = (rows: string) => make(`<table:table table:name="A">${rows}</table:table>`);
const row = (cells: string, repeat = 1) => `<table:table-row table:number-rows-repeated="${repeat}">${cells}</table:table-row>`;
const text = (value: string) => `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
const value = (type: string, attribute: string) =>
  `<table:table-cell office:value-type="${type}" ${attribute}><text:p>shown</text:p></table:table-cell>`;
const empty = (repeat: number) => `<table:table-cell table:number-columns-repeated="${repeat}"/>`;

describe('ODS documents', () => {
  test('values by their type, paragraphs, blanks as tags, comments left out', async () => {
    const cells = [
      value('float', 'office:value="0.30000000000000004"'),
      value('percentage', 'office:value="0.12"'),
      value('currency', 'office:currency="EUR" office:value="1E3"'),
      value('date', 'office:date-value="2024-03-04"'),
      value('date', 'office:date-value="2024-03-04T05:06:07.5"'),
      value('time', 'office:time-value="PT26H03M04S"'),
      value('time', 'office:time-value="-PT1H30M"'),
      value('boolean', 'office:boolean-value="true"'),
      `<table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation><text:p>a  &amp;<text:s text:c="3"/>b<text:span>c</text:span></text:p><text:p>"2"<text:tab/></text:p></table:table-cell>`,
    ];
    expect(await readTable(table(row(cells.join(''))))).toBe(
      '0.3,0.12,1000,2024-03-04,2024-03-04T05:06:07,26:03:04,-01:30:00,true,"a &   bc\n""2""\t"\n',
    );
  });

  test('what only Office Open XML escapes is text like any other', async () => {
    expect(await readTable(table(row(text('_x0041_ &amp; _x000D_') + text('a\r\nb'))))).toBe('_x0041_ & _x000D_,a b\n');
  });

  test('repeated rows and cells, groups, merged cells; the million blank rows at the end are none', async () => {
    const rows = [
      row(text('Title')),
      row(empty(1024), 2),
      `<table:table-header-rows>${row(text('id') + text('n') + text('m'))}</table:table-header-rows>`,
      row(`${value('float', 'office:value="1" table:number-columns-repeated="2"')}<table:covered-table-cell/>`, 3),
      row(empty(2) + text('x')),
      row(empty(16384), 1048500),
    ];
    expect(await readTable(table(rows.join('')))).toBe('Title\n\n\nid,n,m\n1,1,\n1,1,\n1,1,\n,,x\n');
  });

  test('sheets by name, hidden ones not the first choice', async () => {
    const path = make(
      `<table:table table:name="Secret" table:style-name="ta2">${row(text('x'))}</table:table><table:table table:name="B &amp; C">${row(text('y'))}</table:table>`,
    );
    expect(await listTables(path)).toEqual(['Secret|ods', 'B & C|ods']);
    expect(await readTable(path)).toBe('y\n');
    expect(await readTable(path, { format: 'ods', member: null, table: 'Secret' })).toBe('x\n');
  });

  test.each([
    ['a cell that fills the sheet', row(value('float', 'office:value="1" table:number-columns-repeated="16384"'), 1_048_576), 'FILE_UNSAFE'],
    ['a cell wider than any sheet', row(value('float', 'office:value="1" table:number-columns-repeated="2000000000"')), 'FILE_TOO_WIDE'],
    ['more rows than any sheet', row(text('x'), 2_000_000_000), 'FILE_TOO_LARGE'],
    ['a row behind the last', row(empty(1), 1_048_576) + row(text('x')), 'FILE_TOO_LARGE'],
    ['a DOCTYPE', '<!DOCTYPE x>', 'FILE_UNSAFE'],
  ])('%s is refused', async (_, rows, code) => {
    await expect(readTable(table(rows))).rejects.toMatchObject({ code });
  });

  test('a password is named', async () => {
    await expect(readTable(make('', '<manifest:encryption-data/>'))).rejects.toMatchObject({ code: 'FILE_ENCRYPTED' });
  });
});
