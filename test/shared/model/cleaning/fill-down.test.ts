import { expect, test } from 'vitest';
import { TextCleaner } from '../../../../shared/model/cleaning/text-cleaner.ts';

/** Order, e-mail, status: what stands on the first line of an order holds for its other lines, and for no other order. */
const LINES = [
  ['#1', 'ann@example.com', 'paid'],
  ['#1', '', ''],
  ['#2', '', 'open'],
  ['#2', '', ''],
  [' #2', '', ''],
  ['#1', '', ''],
  ['', '', ''],
];

test('within an order only: a later order without an e-mail does not get the one of the order before', () => {
  const cleaner = new TextCleaner([{ step: 'fillDown', columns: [1, 2], within: 0 }], 3);
  const rows = LINES.map((cells) => [...cells]);
  for (const [index, row] of rows.entries()) cleaner.clean(row, index + 2);
  expect(rows.map(([, email, status]) => [email, status])).toEqual([
    ['ann@example.com', 'paid'],
    ['ann@example.com', 'paid'],
    ['', 'open'],
    ['', 'open'],
    ['', 'open'],
    ['', ''],
    ['', ''],
  ]);
  expect(cleaner.counts[0]?.changed).toBe(4);
});
