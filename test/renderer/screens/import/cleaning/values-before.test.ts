import { expect, test } from 'vitest';
import { valuesAfter } from '../../../../../renderer/screens/import/cleaning/use-values-before.ts';
import * as cleaner from '../../../../../shared/model/cleaning/text-cleaner.ts';

const ROWS = [
  ['1', ' new|DE '],
  ['', 'old|FR'],
];

test('a map of values meets what the steps before it leave, also in a column they make', () => {
  const upper = { step: 'case', columns: [1], to: 'upper' } as const;
  const split = { step: 'split', column: 1, mark: '|', into: 2 } as const;
  expect(valuesAfter(cleaner, [{ ...upper, columns: [1] }], ROWS, 2, 1)).toEqual([' NEW|DE ', 'OLD|FR']);
  expect(valuesAfter(cleaner, [{ ...upper, columns: [1] }, split], ROWS, 2, 3)).toEqual(['DE', 'FR']);
  expect(valuesAfter(cleaner, [{ step: 'fillDown', columns: [0] }], ROWS, 2, 0)).toEqual(['1', '1']);
  expect(ROWS[0]).toEqual(['1', ' new|DE ']);
});
