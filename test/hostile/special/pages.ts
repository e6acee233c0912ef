import type { Trial } from '../trial-run.ts';

const MEGABYTE = 1024 * 1024;
/** The most that is read as a page. */
const MOST = 32 * MEGABYTE;
const HEAD = '<html><body><table><tr><td>id<td>date<td>customer<td>amount<tr><td>1<td>2024-01-01<td>a<td>5';

function page(fileName: string, make: () => string, expects?: readonly string[]): Trial {
  return { name: `page: ${fileName}`, fileName: `${fileName}.html`, make: () => Buffer.from(make(), 'latin1'), isHeavy: true, expects };
}

function full(piece: string, head = '<table>', tail = ''): string {
  return head + piece.repeat(Math.floor((MOST - head.length - tail.length - 1) / piece.length)) + tail;
}

/** Pages of nothing but tags, and of tags that have no end. */
export function specialPages(): Trial[] {
  return [
    page('tables in tables', () => full('<table>')),
    page('tables in tables with cells', () => full('<table><tr><td>')),
    page('one table after another', () => full('<table></table>')),
    page('tables of one row', () => full('<table><tr><td>1</table>')),
    page('rows', () => full('<tr>')),
    page('rows after an order', () => full('<tr>', HEAD)),
    page('rows of one cell', () => full('<tr><td>1')),
    page('cells', () => full('<td>')),
    page('cells with a letter', () => full('<td>x')),
    page('cells with a letter after an order', () => full('<td>x', HEAD)),
    page('line breaks in a cell', () => full('<br>', `${HEAD}<tr><td>`)),
    page('paragraphs in a cell', () => full('</p>', `${HEAD}<tr><td>`)),
    page('one long cell', () => full('x', `${HEAD}<tr><td>`)),
    page('brackets in a cell', () => full('<', `${HEAD}<tr><td>`)),
    page('ampersands in a cell', () => full('&', `${HEAD}<tr><td>`)),
    page('references in a cell', () => full('&nbsp;', `${HEAD}<tr><td>`)),
    page('tags without an end', () => full('<a ', HEAD)),
    page('quotes without an end', () => full('<a "', HEAD)),
    page('mixed quotes without an end', () => full(`<a '">`, HEAD)),
    page('ends that only stand in quotes', () => full('<a ">"', HEAD)),
    page('comments without an end', () => full('<!--', HEAD)),
    page('scripts without an end', () => full('<script>', HEAD)),
    page('cells over many columns', () => full('<tr><td colspan=16384>x', HEAD)),
    page('cells over many rows', () => full(`<tr><td colspan=16384 rowspan=16384>${'<tr>'.repeat(16_384)}`, HEAD)),
    page('rows below a wide cell', () => full(`<tr><td colspan=16384 rowspan=16384>${'<tr><td>'.repeat(16_384)}`, HEAD)),
    page('long spans', () => full(`<td rowspan=2 colspan=${' '.repeat(60_000)}`, HEAD)),
    page('workbook of empty cells', () => full('<Cell/>', '<?xml version="1.0"?><Workbook><Worksheet><Table><Row>').slice(0, 15 * MEGABYTE)),
    page('workbook of empty rows', () => full('<Row/>', '<?xml version="1.0"?><Workbook><Worksheet><Table>').slice(0, 15 * MEGABYTE)),
    page('workbook of cells', () =>
      full('<Row><Cell><Data ss:Type="Number">1</Data></Cell></Row>', '<?xml version="1.0"?><Workbook><Worksheet><Table>').slice(0, 15 * MEGABYTE),
    ),
    page('workbook of styles', () => full('<Style ss:ID="a"/>', '<?xml version="1.0"?><Workbook><Styles>').slice(0, 15 * MEGABYTE)),
    page('workbook of sheets', () => full('<Worksheet ss:Name="a"><Table/></Worksheet>', '<?xml version="1.0"?><Workbook>').slice(0, 15 * MEGABYTE)),
    page(
      'workbook with a far cell',
      () =>
        '<?xml version="1.0"?><Workbook><Worksheet ss:Name="a"><Table><Row ss:Index="1048576"><Cell ss:Index="999999999"><Data ss:Type="Number">1</Data></Cell></Row><Row ss:Index="4000000000"><Cell ss:Index="16384" ss:MergeAcross="99999999" ss:MergeDown="99999999"><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>',
    ),
  ];
}
