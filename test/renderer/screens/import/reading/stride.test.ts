import { expect, test } from 'vitest';
import { strideOf } from '../../../../../renderer/screens/import/reading/stride.ts';

test('arrow keys lead on in the order of reading, which goes to the left in Persian', () => {
  const keys = ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Enter'];
  expect(keys.map((key) => strideOf(key, false))).toEqual([1, -1, 1, -1, undefined]);
  expect(keys.map((key) => strideOf(key, true))).toEqual([1, -1, -1, 1, undefined]);
});
