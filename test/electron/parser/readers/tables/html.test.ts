import { describe, expect, test } from 'vitest';
import { listTables, readTable } from '../../support/read-table.ts';
import { createScratch } from '../../support/scratch.ts';

const write = createScratch();
const page = (body: string) =>
  write('page.xls', `<!DOCTYPE html><html><head><meta charset="utf-8"><style>td{color:red}</style></head><body>${body}</body></html>`);

describe('pages that call themselves workbooks', () => {
  test('cells without closing tags, entities, lines, comments, scripts and odd attributes', async () => {
    const path = page(
      `<TABLE border=1><TR><TH>id<TH title="a > b">name<!-- <td>x</td> --><tr><td>001<td>A &amp; B&nbsp;&euro; &lt;c&gt;<br>second  line<tr><td><script>if (a < b) "<td>"</script>2<td><p>one</p><p>two</p></TABLE>`,
    );
    expect(await readTable(path)).toBe('id,name\n001,"A & B € <c>\nsecond line"\n2,"one\ntwo"\n');
  });

  test('cells that cover columns and rows leave the others in their place', async () => {
    const path = page(
      '<table><tr><td rowspan="3">a</td><td colspan="2">b</td><td>c</td></tr><tr><td>d</td><td rowspan="2">e</td><td>f</td></tr><tr><td>g</td><td>h</td></tr><tr><td>i</td></tr></table>',
    );
    expect(await readTable(path)).toBe('a,b,,c\n,d,e,f\n,g,,h\ni,,,\n');
  });

  test('tables inside tables are tables of their own', async () => {
    const path = page('<table><tr><td>menu</td><td><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table></td></tr></table>');
    expect(await listTables(path)).toEqual(['Table 1|xls', 'Table 2|xls']);
    expect(await readTable(path, { format: 'xls', member: null, table: 'Table 2' })).toBe('1,2\n3,4\n');
    expect(await readTable(path, { format: 'xls', member: null, table: 'Table 1' })).toBe('menu\n');
  });

  test('scripts and styles in capitals end where they end', async () => {
    const path = page('<SCRIPT>var a = "<table>";</SCRIPT ><TABLE><TR><TD>1<STYLE>td{}</STYLE><TD>2</TABLE>');
    expect(await readTable(path)).toBe('1,2\n');
  });

  test('a picture written into its tag, and quotes that do not close, cost no cell', async () => {
    const picture = `<img src="data:image/png;base64,${'A'.repeat(100_000)}">`;
    expect(await readTable(page(`<table><tr><td>1${picture}<td title="it's>2</table>`))).toBe('1,2\n');
  });

  test('a cell longer than a sheet allows is refused with its table, not with those beside it', async () => {
    const path = page(`<table><tr><td>${'x'.repeat(200_000)}</table><table><tr><td>1</table>`);
    await expect(readTable(path)).rejects.toMatchObject({ code: 'FILE_UNSAFE' });
    expect(await readTable(path, { format: 'xls', member: null, table: 'Table 2' })).toBe('1\n');
  });

  test.each([
    ['no table', '<p>nothing</p>', 'FILE_NO_TABLE'],
    ['cells that cover a sheet each', `<table>${'<tr><td colspan="16384" rowspan="9">'.repeat(3000)}</table>`, 'FILE_UNSAFE'],
    ['rows that step over cells from above', `<table><tr><td rowspan="16384" colspan="16384">${'<tr><td>'.repeat(2000)}`, 'FILE_UNSAFE'],
    ['tables in tables without end', '<table><tr><td>1'.repeat(70), 'FILE_UNSAFE'],
    ['more columns than a sheet has', `<table><tr>${'<td>1'.repeat(16_385)}`, 'FILE_TOO_WIDE'],
    ['more rows than a sheet has', `<table>${'<tr>'.repeat(1_048_577)}`, 'FILE_TOO_LARGE'],
  ])('%s is refused', async (_, body, code) => {
    await expect(readTable(page(body))).rejects.toMatchObject({ code });
  });

  test('a page that breaks off anywhere is read as far as it goes', async () => {
    const whole = '<html><table><tr><td title="x">a</td><td>b &amp; c</td></tr><!-- note --></table></html>';
    for (let cut = 20; cut < whole.length; cut++) {
      const outcome = await readTable(write('cut.html', whole.slice(0, cut))).catch((error: { code?: string }) => error.code);
      expect(typeof outcome).toBe('string');
    }
  });
});
