import { describe, expect, test } from 'vitest';
import { applyEdits, missingIn, NO_EDITS, withReading, withRole } from '../../../../../renderer/screens/import/reading/mapping-edits.ts';
import { makePreview } from './make-preview.ts';

const preview = makePreview([['1', '2024-01-05', 'A', '2', '1.50']]);

describe('what the person changes on the proposal', () => {
  test('nothing changed is the proposal, and it is ready', () => {
    const mapping = applyEdits(preview, NO_EDITS);
    expect(mapping).toEqual(preview.mapping);
    expect(missingIn(mapping, preview, NO_EDITS)).toEqual([]);
  });

  test('a meaning moves from the column that had it, and brings a reading that fits', () => {
    const edits = withRole(NO_EDITS, preview.mapping, 0, 'unitPrice');
    const mapping = applyEdits(preview, edits);
    expect(mapping.columns.map(({ role }) => role)).toEqual(['unitPrice', 'orderDate', 'customerId', 'quantity', 'ignore']);
    expect(mapping.columns[0]?.reading.kind).toBe('number');
    expect(missingIn(mapping, preview, edits)).toEqual([]);
  });

  test('what an orders file needs is named', () => {
    const noDate = withRole(NO_EDITS, preview.mapping, 1, 'ignore');
    const nothing = withRole(noDate, applyEdits(preview, noDate), 4, 'ignore');
    expect(missingIn(applyEdits(preview, nothing), preview, nothing)).toEqual([{ need: 'orderDate' }, { need: 'money' }]);
  });

  test('a number read as text is named', () => {
    const edits = withReading(NO_EDITS, 3, { kind: 'text' });
    expect(missingIn(applyEdits(preview, edits), preview, edits)).toEqual([{ need: 'reading', role: 'quantity', kind: 'number' }]);
  });

  test('a date that reads two ways is asked until it is answered', () => {
    const other = { kind: 'date', order: 'dmy', calendar: 'gregorian' } as const;
    const ambiguous = { ...preview, columns: preview.columns.map((column) => (column.index === 1 ? { ...column, alternatives: [other] } : column)) };
    expect(missingIn(applyEdits(ambiguous, NO_EDITS), ambiguous, NO_EDITS)).toMatchObject([{ need: 'choice', index: 1 }]);
    const edits = withReading(NO_EDITS, 1, other);
    expect(missingIn(applyEdits(ambiguous, edits), ambiguous, edits)).toEqual([]);
  });
});
