import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCells, pasteCells } from '../../../../renderer/screens/data/rejected/pasted-cells.ts';

const records = [
  { row: 4, fields: ['a', 'n/a', ''] },
  { row: 9, fields: ['b', 'x', 'y'] },
];

describe('cells copied from a spreadsheet', () => {
  test('are parted by tabs and line ends, of any system', () => {
    expect(parseCells('1\t2\r\n3\t\r\n')).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
    expect(parseCells('only')).toEqual([['only']]);
    expect(parseCells('"two\nlines"\t"he said ""no"""\n5" pipe\t"')).toEqual([
      ['two\nlines', 'he said "no"'],
      ['5" pipe', '"'],
    ]);
  });

  test('what a spreadsheet writes is read back', () => {
    const quote = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const cell = fc.string({ unit: fc.constantFrom('a', '7', ' ', '"', '\t', '\n', ',', 'ی') });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 })),
        (rows) => {
          const text = rows.map((row) => row.map(quote).join('\t')).join('\n');
          expect(parseCells(`${text}\n`)).toEqual(rows);
        },
      ),
    );
  });

  test('fill the records from the cursor on, as far as these reach', () => {
    const cells = [
      ['1', '2', '3'],
      ['4', '5'],
      ['6', '7'],
    ];
    expect(pasteCells({}, records, { index: 0, column: 1, columns: 3, cells })).toEqual({
      changed: 4,
      drafts: { 4: ['a', '1', '2'], 9: ['b', '4', '5'] },
    });
    expect(pasteCells({}, records, { index: 1, column: 0, columns: 3, cells: [['b', 'x']] })).toEqual({ changed: 0, drafts: {} });
  });
});
