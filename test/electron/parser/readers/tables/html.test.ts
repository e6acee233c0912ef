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

  test.each([
    ['no table', '<p>nothing</p>', 'FILE_NO_TABLE'],
    ['cells that cover a sheet each', `<table>${'<tr><td colspan="16384" rowspan="9">'.repeat(3000)}</table>`, 'FILE_UNSAFE'],
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
