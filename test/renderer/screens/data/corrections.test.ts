import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changeCell,
  fieldsOf,
  gridColumns,
  pageStart,
  replaceInColumn,
  toCorrections,
} from '../../../../renderer/screens/data/rejected/corrections.ts';

const records = [
  { row: 4, fields: ['a', 'n/a', ''] },
  { row: 9, fields: ['b', ' n/a ', 'x'] },
  { row: 12, fields: ['c', '12', ''] },
];
const [first] = records as [(typeof records)[number]];

describe('corrections', () => {
  test('a changed cell makes a draft; the same text back takes it away', () => {
    const drafts = changeCell({}, first, 1, '5');
    expect(drafts).toEqual({ 4: ['a', '5', ''] });
    expect(fieldsOf(first, drafts)).toEqual(['a', '5', '']);
    expect(changeCell(drafts, first, 1, 'n/a')).toEqual({});
  });

  test('a field beyond the record widens it, and emptied it is as it came', () => {
    const wide = changeCell({}, first, 4, 'more');
    expect(wide[4]).toEqual(['a', 'n/a', '', '', 'more']);
    expect(changeCell(wide, first, 4, '')).toEqual({});
  });

  test('replaces whole cells, parts of cells, and empty cells', () => {
    expect(replaceInColumn({}, records, { place: 1, find: 'n/a', by: '0', isWhole: true })).toEqual({
      changed: 2,
      drafts: { 4: ['a', '0', ''], 9: ['b', '0', 'x'] },
    });
    expect(replaceInColumn({}, records, { place: 1, find: '/', by: '', isWhole: false }).drafts[9]).toEqual(['b', ' na ', 'x']);
    expect(replaceInColumn({}, records, { place: 2, find: '', by: '?', isWhole: false })).toMatchObject({ changed: 2 });
    expect(replaceInColumn({}, records, { place: 0, find: 'z', by: 'y', isWhole: true })).toEqual({ changed: 0, drafts: {} });
  });

  test('a page beyond the last record gives way to the last page', () => {
    const starts = [0, 500, 1000].flatMap((offset) => [0, 1, 500, 501, 1000].map((total) => [offset, total, pageStart(offset, total, 500)]));
    expect(starts.filter(([offset, , start]) => offset !== start)).toEqual([
      [500, 0, 0],
      [500, 1, 0],
      [500, 500, 0],
      [1000, 0, 0],
      [1000, 1, 0],
      [1000, 500, 0],
      [1000, 501, 500],
      [1000, 1000, 500],
    ]);
  });

  test('are sent in file order', () => {
    const drafts = replaceInColumn({}, [...records].reverse(), { place: 1, find: 'n/a', by: '0', isWhole: true }).drafts;
    expect(toCorrections(drafts).map(({ row }) => row)).toEqual([4, 9]);
  });

  test('any changes taken back leave nothing, whatever the order', () => {
    const change = fc.record({ at: fc.nat(2), place: fc.nat(5), value: fc.string() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        let drafts = {};
        for (const { at, place, value } of changes) drafts = changeCell(drafts, records[at] ?? first, place, value);
        for (const { at, place } of [...changes].reverse()) {
          const record = records[at] ?? first;
          drafts = changeCell(drafts, record, place, record.fields[place] ?? '');
        }
        expect(drafts).toEqual({});
      }),
    );
  });

  test('columns cover the header and the widest record', () => {
    expect(gridColumns(['h1', ''], records)).toEqual([
      { place: 0, header: 'h1', isBeyond: false },
      { place: 1, header: '', isBeyond: false },
      { place: 2, header: '', isBeyond: true },
    ]);
  });
});
