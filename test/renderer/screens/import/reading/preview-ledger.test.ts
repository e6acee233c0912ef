import { describe, expect, test } from 'vitest';
import { previewLedger } from '../../../../../renderer/screens/import/reading/preview-ledger.ts';
import { makePreview } from './make-preview.ts';

describe('the running ledger of the preview', () => {
  const preview = makePreview([
    ['1', '2024-01-05', 'A', '2', '1.50'],
    ['C2', '2024-01-06', 'A', '-1', '1.50'],
    ['3', '', 'B', '1', '9.99'],
    ['4', '2024-01-07', 'B', 'many', '9.99'],
    ['5', '2024-01-08', '', '1', 'n/a'],
    ['6', '2024-01-09', '', '', '4.25'],
  ]);

  test('balances: what is read is loaded, left out or rejected', () => {
    const ledger = previewLedger(preview, { ...preview.mapping, filters: [{ column: 0, test: 'notStartsWith', value: 'C' }] });
    expect(ledger).toEqual({ read: 6, loaded: 1, filtered: 1, rejected: 4, filteredBy: [1], amount: '3' });
  });

  test('a row counts for the first condition it fails', () => {
    const filters = [
      { column: 2, test: 'notEmpty', value: '' },
      { column: 3, test: 'greaterThan', value: '0' },
    ] as const;
    expect(previewLedger(preview, { ...preview.mapping, filters: [...filters] }).filteredBy).toEqual([2, 1]);
  });

  test('other kinds than lines add up their amount column, and no price', () => {
    const columns = preview.mapping.columns.map((column) => (column.role === 'unitPrice' ? { ...column, role: 'amount' as const } : column));
    expect(previewLedger(preview, { ...preview.mapping, kind: 'payments', columns }).amount).toBe('7.25');
    expect(previewLedger(preview, { ...preview.mapping, kind: 'products' })).toMatchObject({ amount: '0' });
  });

  test('columns without a meaning refuse nothing', () => {
    const columns = preview.mapping.columns.map((column) => (column.role === 'quantity' ? { ...column, role: 'ignore' as const } : column));
    expect(previewLedger(preview, { ...preview.mapping, columns })).toMatchObject({ loaded: 4, rejected: 2, amount: '17.24' });
  });
});
