import { describe, expect, test } from 'vitest';
import type { MappingEdits } from '../../../../../renderer/screens/import/reading/mapping-edits.ts';
import { missingIn, NO_EDITS, withReading, withRole } from '../../../../../renderer/screens/import/reading/mapping-edits.ts';
import { draftMapping, NO_DRAFT } from '../../../../../renderer/screens/import/session/batch-draft.ts';
import { makePreview } from './make-preview.ts';

const preview = makePreview([['1', '2024-01-05', 'A', '2', '1.50']]);
const mapped = (edits: MappingEdits) => draftMapping(preview, { ...NO_DRAFT, edits }).mapping;

describe('what the person changes on the proposal', () => {
  test('nothing changed is the proposal, and it is ready', () => {
    expect(mapped(NO_EDITS)).toEqual(preview.mapping);
    expect(missingIn(mapped(NO_EDITS), preview, NO_EDITS)).toEqual([]);
  });

  test('a meaning moves from the column that had it, and brings a reading that fits', () => {
    const edits = withRole(NO_EDITS, preview.mapping, 0, 'unitPrice');
    expect(mapped(edits).columns.map(({ role }) => role)).toEqual(['unitPrice', 'orderDate', 'customerId', 'quantity', 'ignore']);
    expect(mapped(edits).columns[0]?.reading.kind).toBe('number');
    expect(missingIn(mapped(edits), preview, edits)).toEqual([]);
  });

  test('a further fact may be given to several columns', () => {
    const one = withRole(NO_EDITS, preview.mapping, 0, 'attribute');
    const both = withRole(one, mapped(one), 3, 'attribute');
    expect(
      mapped(both)
        .columns.filter(({ role }) => role === 'attribute')
        .map(({ index }) => index),
    ).toEqual([0, 3]);
    expect(missingIn(mapped(both), preview, both)).toEqual([]);
  });

  test('what an orders file needs is named', () => {
    const noDate = withRole(NO_EDITS, preview.mapping, 1, 'ignore');
    const nothing = withRole(noDate, mapped(noDate), 4, 'ignore');
    expect(missingIn(mapped(nothing), preview, nothing)).toEqual([
      { need: 'oneOf', roles: ['orderDate'] },
      { need: 'oneOf', roles: ['amount', 'unitPrice'] },
    ]);
  });

  test('what every row has is given like a column, as long as it is filled and no column says it', () => {
    const edits: MappingEdits = {
      ...NO_EDITS,
      constants: [
        { role: 'channel', value: ' Shop ' },
        { role: 'currency', value: ' ' },
      ],
    };
    expect(mapped(edits).constants).toEqual([{ role: 'channel', value: 'Shop' }]);
    const taken = withRole(edits, mapped(edits), 2, 'channel');
    expect(mapped(taken)).not.toHaveProperty('constants');
    expect(missingIn(mapped(taken), preview, taken)).toEqual([]);
    expect(mapped(withRole(taken, mapped(taken), 2, 'ignore')).constants).toEqual([{ role: 'channel', value: 'Shop' }]);
  });

  test('of the proposal they stay until the person changes them, and meet what the kind needs', () => {
    const proposed = makePreview([['1', '2024-01-05', 'A', '2', '1.50']], {
      kind: 'touches',
      mapping: {
        ...preview.mapping,
        kind: 'touches',
        columns: preview.mapping.columns.map((column) => (column.index === 2 ? column : { ...column, role: 'ignore' as const })),
        constants: [{ role: 'campaignName', value: 'Spring' }],
      },
    });
    const draft = (edits: MappingEdits) => draftMapping(proposed, { ...NO_DRAFT, edits }).mapping;
    expect(draft(NO_EDITS)).toEqual(proposed.mapping);
    expect(missingIn(draft(NO_EDITS), proposed, NO_EDITS)).toEqual([]);
    const none: MappingEdits = { ...NO_EDITS, constants: [] };
    expect(missingIn(draft(none), proposed, none)).toEqual([
      { need: 'oneOf', roles: ['occurredAt', 'campaign', 'campaignName'] },
      { need: 'oneOf', roles: ['campaign', 'campaignName', 'channel', 'type'] },
    ]);
  });

  test('a number read as text is named', () => {
    const edits = withReading(NO_EDITS, 3, { kind: 'text' });
    expect(missingIn(mapped(edits), preview, edits)).toEqual([{ need: 'reading', role: 'quantity', kind: 'number' }]);
  });

  test('a timestamp is a date', () => {
    const edits = withReading(NO_EDITS, 1, { kind: 'timestamp', unit: 'seconds' });
    expect(missingIn(mapped(edits), preview, edits)).toEqual([]);
    expect(mapped(withRole(edits, mapped(edits), 1, 'orderDate')).columns[1]?.reading.kind).toBe('timestamp');
  });

  test('a date that reads two ways is asked until it is answered', () => {
    const other = { kind: 'date', order: 'dmy', calendar: 'gregorian' } as const;
    const ambiguous = { ...preview, columns: preview.columns.map((column) => (column.index === 1 ? { ...column, alternatives: [other] } : column)) };
    expect(missingIn(mapped(NO_EDITS), ambiguous, NO_EDITS)).toMatchObject([{ need: 'choice', index: 1 }]);
    const edits = withReading(NO_EDITS, 1, other);
    expect(missingIn(mapped(edits), ambiguous, edits)).toEqual([]);
  });
  test('so is a figure, unless its column is not used', () => {
    const other = { kind: 'number', decimal: ',', thousands: '.' } as const;
    const ambiguous = { ...preview, columns: preview.columns.map((column) => (column.index === 4 ? { ...column, alternatives: [other] } : column)) };
    expect(missingIn(mapped(NO_EDITS), ambiguous, NO_EDITS)).toMatchObject([{ need: 'choice', index: 4, options: [{ decimal: '.' }, other] }]);
    const edits = withReading(NO_EDITS, 4, other);
    expect(missingIn(mapped(edits), ambiguous, edits)).toEqual([]);
    const unused = {
      ...mapped(NO_EDITS),
      columns: mapped(NO_EDITS).columns.map((column) => (column.index === 4 ? { ...column, role: 'ignore' as const } : column)),
    };
    expect(missingIn(unused, ambiguous, NO_EDITS).filter(({ need }) => need === 'choice')).toEqual([]);
  });
});
