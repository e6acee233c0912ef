import fc from 'fast-check';
import { expect, test } from 'vitest';
import { putInt64, toWords } from '../../../../electron/backend/store/int64.ts';

test('every whole number that a double holds exactly becomes the same 64-bit integer', () => {
  const edges = [
    0,
    -0,
    1,
    -1,
    2 ** 31 - 1,
    2 ** 31,
    -(2 ** 31),
    -(2 ** 31) - 1,
    2 ** 32,
    -(2 ** 32),
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
  ];
  fc.assert(
    fc.property(fc.oneof(fc.maxSafeInteger(), fc.constantFrom(...edges)), (value) => {
      const numbers = new BigInt64Array(3);
      putInt64(toWords(numbers), 1, value);
      expect([...numbers]).toEqual([0n, BigInt(value), 0n]);
    }),
  );
});
