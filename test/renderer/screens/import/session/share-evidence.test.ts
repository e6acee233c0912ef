import { describe, expect, test } from 'vitest';
import { NO_DRAFT } from '../../../../../renderer/screens/import/session/batch-draft.ts';
import { readBatch } from '../../../../../renderer/screens/import/session/batch-reading.ts';
import { shareEvidence } from '../../../../../renderer/screens/import/session/share-evidence.ts';
import type { Preview } from '../../../../../shared/contract/imports.ts';
import type { ColumnReading } from '../../../../../shared/model/import-mapping.ts';
import { makePreview } from '../reading/make-preview.ts';

const dmy: ColumnReading = { kind: 'date', order: 'dmy', calendar: 'gregorian' };
const mdy: ColumnReading = { kind: 'date', order: 'mdy', calendar: 'gregorian' };

function dated(first: ColumnReading, alternatives: ColumnReading[], against: readonly [number, number]): Preview {
  const preview = makePreview([['1', '03/04/2024', 'A', '2', '1']]);
  const readings = [
    { reading: dmy, agrees: 5 - against[0], contradicts: against[0], examples: [] },
    { reading: mdy, agrees: 5 - against[1], contradicts: against[1], examples: against[1] > 0 ? [{ line: 9, value: '25/12/2024' }] : [] },
  ];
  return {
    ...preview,
    columns: preview.columns.map((column) =>
      column.index === 1 ? { ...column, reading: first, alternatives, readings } : { ...column, readings: [] },
    ),
    mapping: { ...preview.mapping, columns: preview.mapping.columns.map((column) => (column.index === 1 ? { ...column, reading: first } : column)) },
  };
}
const batchOf = (...looks: Preview[]) => {
  const tables = looks.map((look, place) => ({
    id: String(place),
    fileId: String(place),
    file: { source: { staged: 'x' }, fileName: 'x.csv' },
    look,
  }));
  const [lead, ...rest] = tables;
  if (lead === undefined) throw new Error('a batch has a table');
  return { id: 'batch', tables: [lead, ...rest] as const };
};

describe('evidence of all files of a shape', () => {
  test('what one file leaves open another settles', () => {
    const open = dated(mdy, [dmy], [0, 0]);
    const batch = batchOf(open, dated(dmy, [], [0, 2]));
    const shared = shareEvidence(open, batch);
    expect(shared.columns[1]).toMatchObject({ reading: dmy, alternatives: [], guess: { seen: 10, contradictions: 0 } });
    expect(shared.mapping.columns[1]?.reading).toEqual(dmy);
    expect(readBatch(batch, open, NO_DRAFT).needs).toEqual([]);
  });

  test('a file that never weighed a reading has no row that it fits', () => {
    const open = dated(mdy, [dmy], [0, 0]);
    const other = dated(dmy, [], [0, 0]);
    const columns = other.columns.map((column) => (column.index === 1 ? { ...column, readings: (column.readings ?? []).slice(0, 1) } : column));
    expect(shareEvidence(open, batchOf(open, { ...other, columns })).columns[1]).toMatchObject({ reading: dmy, alternatives: [] });
  });

  test('open in all files stays a question, and one file alone is left as it is', () => {
    const open = dated(mdy, [dmy], [0, 0]);
    const batch = batchOf(open, dated(mdy, [dmy], [0, 0]));
    expect(readBatch(batch, open, NO_DRAFT).needs).toMatchObject([{ need: 'choice', index: 1 }]);
    expect(shareEvidence(open, batchOf(open))).toBe(open);
  });
});
