import { expect, test } from 'vitest';
import { canReplace, effectOf, sumByTable } from '../../../../../renderer/screens/import/check/mode-effect.ts';

const sum = { new: 5, changed: 2, unchanged: 9, vanished: 3 };

test('rows are changed unless only new ones are wanted, and taken out where the period is replaced', () => {
  expect(effectOf('update', sum)).toBe(2);
  expect(effectOf('add', sum)).toBe(0);
  expect(effectOf('replacePeriod', sum)).toBe(5);
});

test('the differences of several files add up table by table', () => {
  expect(
    sumByTable([
      { table: 'orders', ...sum },
      { table: 'customers', ...sum, new: 1 },
      { table: 'orders', ...sum },
    ]),
  ).toEqual([
    { table: 'orders', new: 10, changed: 4, unchanged: 18, vanished: 6 },
    { table: 'customers', new: 1, changed: 2, unchanged: 9, vanished: 3 },
  ]);
});

test('files of one kind cannot replace their period together', () => {
  expect(canReplace(['orders'])).toBe(true);
  expect(canReplace(['orders', 'customers'])).toBe(true);
  expect(canReplace(['orders', 'customers', 'orders'])).toBe(false);
});
