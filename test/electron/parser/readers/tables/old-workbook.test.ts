import { type BookType, utils, write as writeBook } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { listTables, readTable } from '../../support/read-table.ts';
import { createScratch } from '../../support/scratch.ts';

const write = createScratch();
const at = (...parts: [number, number, number, number?, number?, number?]) => new Date(Date.UTC(...parts));

function make(bookType: BookType): Uint8Array {
  const sheet = utils.aoa_to_sheet(
    [
      ['Report 2024'],
      [],
      ['id', 'when', 'amount', 'paid'],
      ['00123', at(2024, 2, 4), 0.30000000000000004, true],
      ['b, "c"', at(2024, 2, 4, 5, 6, 7), -1234567.5, false],
    ],
    { UTC: true, dateNF: 'yyyy-mm-dd' },
  );
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Orders');
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['x', 'y'],
      [1, 2],
    ]),
    'Other',
  );
  return new Uint8Array(writeBook(book, { type: 'array', bookType }) as ArrayBuffer);
}

const EXPECTED = 'Report 2024\n\nid,when,amount,paid\n00123,2024-03-04,0.3,true\n"b, ""c""",2024-03-04T05:06:07,-1234567.5,false\n';

describe('old and foreign workbooks', () => {
  test.each<BookType>(['biff8', 'biff5', 'xlsb', 'ods', 'fods', 'xlml', 'xlsx'])('%s', async (bookType) => {
    const path = write('book.bin', make(bookType));
    expect((await listTables(path)).map((name) => name.split('|')[0])).toEqual(['Orders', 'Other']);
    expect(await readTable(path)).toBe(EXPECTED);
  });

  test('cyrillic texts of a workbook from before Unicode', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['AAAA', 1]]), 'A');
    const bytes = Buffer.from(writeBook(book, { type: 'array', bookType: 'biff5' }) as ArrayBuffer);
    bytes.set([0xc0, 0xed, 0xed, 0xe0], bytes.indexOf('AAAA'));
    const codePage = Buffer.from([0x42, 0, 2, 0]);
    bytes.writeUInt16LE(1251, bytes.indexOf(codePage) + codePage.length);
    expect(await readTable(write('old.xls', bytes))).toBe('Анна,1\n');
  });

  test('the tables of a page, in its own encoding', async () => {
    const html =
      '<html><head><meta charset="windows-1251"></head><body><table><tr><th>Имя</th><th>Сумма</th></tr><tr><td>Анна</td><td>1&nbsp;234,50</td></tr><tr><td colspan="3">Итого</td></tr></table><table><tr><td>a</td></tr></table></body></html>';
    const bytes = Uint8Array.from(html, (letter) => (letter >= 'А' && letter <= 'я' ? letter.charCodeAt(0) - 0x410 + 0xc0 : letter.charCodeAt(0)));
    const path = write('page.xls', bytes);
    expect(await listTables(path)).toHaveLength(2);
    expect(await readTable(path)).toBe('Имя,Сумма\nАнна,"1 234,50"\nИтого,\n');
  });

  test('cut at every twentieth: whole or refused, never read in part', async () => {
    for (const bookType of ['biff8', 'ods', 'xlsb'] as const) {
      const whole = make(bookType);
      for (let cut = 1; cut < 20; cut++) {
        const path = write('cut.xls', whole.subarray(0, Math.floor((whole.length * cut) / 20)));
        const outcome = await readTable(path).catch((error: { code?: string }) => error.code ?? 'crash');
        expect([EXPECTED, 'FILE_DAMAGED', 'FILE_NO_TABLE', 'FILE_NOT_TEXT']).toContain(outcome);
      }
    }
  });
});
