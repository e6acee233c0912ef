import { expect, test } from 'vitest';
import { byMissing } from '../../../../../renderer/screens/data/unused/by-missing.ts';

const column = (name: string) => ({ relation: 'order_lines', column: name, roles: [], kinds: [] });

test('analyses that lack the same columns, in whatever order, are told once', () => {
  const off = [
    { analysis: 'sales', missing: [column('day'), column('amount')] },
    { analysis: 'rfm', missing: [column('customer_id')] },
    { analysis: 'cohort', missing: [column('amount'), column('day')] },
  ];
  expect(byMissing(off).map(({ analyses, missing }) => [analyses, missing.map(({ column: name }) => name)])).toEqual([
    [
      ['sales', 'cohort'],
      ['day', 'amount'],
    ],
    [['rfm'], ['customer_id']],
  ]);
  expect(byMissing([])).toEqual([]);
});
