import { describe, expect, test } from 'vitest';
import { describeChoice } from '../../../../electron/cli/mapping/describe-choice.ts';
import { previewDelimited } from '../../../../electron/parser/sniff/preview.ts';
import { makeXlsx } from '../../parser/support/make-xlsx.ts';
import { createScratch } from '../../parser/support/scratch.ts';

const write = createScratch();
const look = async (path: string) => (await previewDelimited({ path, fileName: 'orders', dialect: {}, kind: 'orders', saved: [] })).preview;

describe('what the terminal says of a guess', () => {
  test('dates and figures in use that could be two things, and no others', async () => {
    const rows = ['A1;03/04/2024;C1;1.250;05/06/24', 'A2;05/06/2024;C2;3.125;05/06/24', 'A3;07/08/2024;C1;4.500;01/02/24'];
    const notes = describeChoice(await look(write('orders.csv', `order;date;customer;amount;printed\n${rows.join('\n')}\n`)), false);
    expect(notes).toEqual([
      '"date" could also be month-day-year; it is read as day-month-year. "mapping FILE" prints what can be changed.',
      '"amount" could also be 1234.5; it is read as 1.234,5. "mapping FILE" prints what can be changed.',
    ]);
  });
  test('tables of the file that are not read, unless the person named one', async () => {
    const row = (day: number) => `<row><c><v>${day}</v></c><c t="d"><v>2024-01-${10 + day}</v></c><c><v>${day}.5</v></c></row>`;
    const names = '<row><c t="str"><v>order</v></c><c t="str"><v>date</v></c><c t="str"><v>amount</v></c></row>';
    const sheet = names + [1, 2, 3].map(row).join('');
    const preview = await look(
      write('book.xlsx', makeXlsx({ sheets: { January: sheet, February: sheet, Lists: sheet }, states: { Lists: 'hidden' } })),
    );
    expect(describeChoice(preview, false)).toEqual(['Only "January" is read; --sheet NAME takes one of February.']);
    expect(describeChoice(preview, true)).toEqual([]);
  });
});
