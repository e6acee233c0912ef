import { expect, test } from 'vitest';
import type { QueryTable } from '../../../shared/analyses/define.ts';
import { countReader, numberReader, sumReader, textReader } from '../../../shared/warehouse/query-column.ts';

const TABLE: QueryTable = {
  rowCount: 2,
  columns: {
    day: { values: Int32Array.of(5, 0), nulls: Uint8Array.of(0, 1) },
    amount: { values: BigInt64Array.of(89_114_079_040n, 0n), nulls: Uint8Array.of(0, 1) },
    name: { values: ['Ali', null] },
  },
};

test('numbers, counts, sums and texts; what is empty stays empty, counts and sums of nothing are 0', () => {
  expect([0, 1].map(numberReader(TABLE, 'day'))).toEqual([5, null]);
  expect([0, 1].map(countReader(TABLE, 'day'))).toEqual([5, 0]);
  expect([0, 1].map(sumReader(TABLE, 'amount'))).toEqual([89_114_079_040n, 0n]);
  expect([0, 1].map(textReader(TABLE, 'name'))).toEqual(['Ali', null]);
});

test('an unknown column and text in place of numbers are refused', () => {
  expect(() => numberReader(TABLE, 'nothing')).toThrow(RangeError);
  expect(() => numberReader(TABLE, 'name')(0)).toThrow(RangeError);
});
