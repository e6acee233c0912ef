import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactTotal } from '../../../../../electron/backend/imports/records/exact-total.ts';

test('adds numbers up to the last digit, in whichever form they come, and leaves gaps out', () => {
  const chunk = fc.array(fc.oneof(fc.constant(null), fc.maxSafeInteger()), { maxLength: 50 });
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 5 }), (chunks) => {
      const total = new ExactTotal();
      for (const [index, values] of chunks.entries()) {
        if (index % 2 === 0) total.take({ kind: 'decimals', values: Float64Array.from(values, (value) => value ?? Number.NaN) });
        else {
          total.take({
            kind: 'bigints',
            values: BigInt64Array.from(values, (value) => BigInt(value ?? 0)),
            empty: Uint8Array.from(values, (value) => (value === null ? 1 : 0)),
          });
        }
      }
      expect(total.total).toBe(chunks.flat().reduce((sum: bigint, value) => sum + BigInt(value ?? 0), 0n));
    }),
  );
});
