import { describe, expect, test } from 'vitest';
import { batchesOf, type ImportTable, shapeOf, tableName, usualParts } from '../../../../../renderer/screens/import/session/batches.ts';
import { makePreview } from '../reading/make-preview.ts';

const preview = makePreview([['1', '2024-01-05', 'A', '2', '1.50']]);
const renamed = { ...preview, columns: preview.columns.map((column) => (column.index === 4 ? { ...column, header: 'Total' } : column)) };
const table = (id: string, look = preview): ImportTable => ({ id, fileId: id, file: { source: { staged: id }, fileName: `${id}.csv` }, look });
const part = (table: string | null, member: string | null = null, rows: number | null = 5) =>
  ({ format: 'xlsx', member, table, rows, bytes: null }) as const;

describe('tables of one shape', () => {
  test('are one batch, in the order in which the shapes came', () => {
    const batches = batchesOf([table('a'), table('b', renamed), table('c')]);
    expect(batches.map(({ tables }) => tables.map(({ id }) => id))).toEqual([['a', 'c'], ['b']]);
  });

  test('blanks and case of a header make no other shape; without names the readings tell', () => {
    const loud = { ...preview, columns: preview.columns.map((column) => ({ ...column, header: ` ${column.header.toUpperCase()} ` })) };
    expect(shapeOf(loud)).toBe(shapeOf(preview));
    const bare = { ...preview, dialect: { ...preview.dialect, hasHeader: false } };
    const text = { ...bare, columns: bare.columns.map((column) => ({ ...column, reading: { kind: 'text' as const } })) };
    expect(shapeOf(bare)).not.toBe(shapeOf(preview));
    expect(shapeOf(text)).not.toBe(shapeOf(bare));
  });
});

describe('a file that holds several tables', () => {
  test('of a workbook the sheet shown is taken, of an archive every member that is not empty', () => {
    const sheets = { ...preview, part: part('Orders'), parts: [part('Notes'), part('Orders')] };
    expect(usualParts(sheets)).toEqual([{ format: 'xlsx', member: null, table: 'Orders' }]);
    const archive = { ...preview, part: part(null, 'a.csv'), parts: [part(null, 'a.csv'), part(null, 'b.csv'), part(null, 'empty.csv', 0)] };
    expect(usualParts(archive).map(({ member }) => member)).toEqual(['a.csv', 'b.csv']);
    expect(usualParts(preview)).toEqual([]);
  });

  test('its tables carry the name of the file and their own', () => {
    const look = { ...preview, part: part('Orders'), parts: [part('Notes'), part('Orders')] };
    expect(tableName({ ...table('book'), look })).toBe('book.csv › Orders');
    expect(tableName(table('plain'))).toBe('plain.csv');
  });
});
