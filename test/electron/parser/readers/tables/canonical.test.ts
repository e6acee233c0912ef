import { describe, expect, test } from 'vitest';
import { previewDelimited } from '../../../../../electron/parser/sniff/preview.ts';
import { collect } from '../../support/collect.ts';
import { makeXlsx } from '../../support/make-xlsx.ts';
import { createScratch } from '../../support/scratch.ts';

const write = createScratch();
const preview = async (path: string, kind: 'customers' | 'orders') =>
  (await previewDelimited({ path, fileName: 'file', dialect: {}, kind, saved: [] })).preview;
const cells = (...values: string[]) => values.map((value) => `<c t="inlineStr"><is><t>${value}</t></is></c>`).join('');

describe('tables that were no text, through sniffing and reading', () => {
  test('a line of NDJSON that is damaged is refused with its text and never mended', async () => {
    const people = Array.from({ length: 40 }, (_, index) => JSON.stringify({ customer_id: `C${index}`, name: `Name ${index}`, city: 'Rome' }));
    people[20] = '{"customer_id":"C20","name":"Na';
    const path = write('people.ndjson', people.join('\n'));
    const { mapping, part } = await preview(path, 'customers');
    expect(part).toMatchObject({ format: 'ndjson' });
    expect(mapping.part).toEqual(part);
    const { summary, rejected } = await collect(path, mapping);
    expect(summary).toMatchObject({ read: 40, loaded: 39, rejected: 1 });
    expect(rejected).toMatchObject([{ row: 21, line: 22, reason: 'tooFewFields' }]);
  });

  test('titles above and a total below a sheet are seen; lines are rows of the sheet, texts of several lines one row', async () => {
    const rows = [
      `<row r="2">${cells('Sales of May')}</row>`,
      `<row r="4">${cells('Order No', 'Customer', 'Order date', 'Amount', 'Note')}</row>`,
      ...Array.from({ length: 30 }, (_, index) => {
        const amount = `<c><v>${index + 1}.5</v></c>`;
        return `<row r="${index + 5}">${cells(`O${index}`, `C${index % 7}`, '2024-05-04')}${amount}${cells(index === 3 ? 'first&#10;second, "third"' : '')}</row>`;
      }),
      `<row r="36">${cells('Total', '', '')}<c r="D36"><v>480</v></c></row>`,
    ];
    const path = write('sheet.xlsx', makeXlsx({ sheets: { May: rows.join('') } }));
    const { mapping, columns, dialect } = await preview(path, 'orders');
    expect(columns.map(({ header }) => header)).toEqual(['Order No', 'Customer', 'Order date', 'Amount', 'Note']);
    expect(dialect).toMatchObject({ skipLines: 3, hasHeader: true });
    const { summary, raw, rejected } = await collect(path, mapping);
    expect(summary.amount).toBe('480');
    expect(summary.loaded).toBe(30);
    expect(raw.slice(0, 5).map(({ line }) => line)).toEqual([5, 6, 7, 8, 9]);
    expect(raw[3]?.text).toContain('"first\nsecond, ""third"""');
    expect(rejected.every(({ line }) => line === 36)).toBe(true);
  });

  test('names of a document are its header, even when they look like values', async () => {
    const path = write(
      'odd.json',
      JSON.stringify([
        { '2024': 'a', '2025': 'b' },
        { '2024': 'c', '2025': 'd' },
      ]),
    );
    const { columns, dialect, rows } = await preview(path, 'customers');
    expect(columns.map(({ header }) => header)).toEqual(['2024', '2025']);
    expect(dialect).toMatchObject({ skipLines: 0, hasHeader: true });
    expect(rows.map(({ fields }) => fields)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });
});
