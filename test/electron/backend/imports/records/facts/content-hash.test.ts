import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ContentHash, type HashPurpose } from '../../../../../../electron/backend/imports/records/facts/content-hash.ts';
import type { RecordValue } from '../../../../../../electron/backend/store/queries/records/record-batch.ts';

function hashOf(values: Readonly<Record<string, RecordValue>>, purpose: HashPurpose = 'content'): number {
  const hash = new ContentHash();
  hash.begin(purpose);
  for (const [column, value] of Object.entries(values)) hash.add(column, value);
  return hash.end();
}

describe('the hash by which rows are found again', () => {
  test('is kept in client files and must never change', () => {
    expect([hashOf({}), hashOf({ a: 'x' }), hashOf({ a: 1 }), hashOf({ '': 'T1' }, 'key'), hashOf({ b: 'سلام', c: -15_000 })]).toEqual([
      588_514_999_797_459, 3_764_927_385_908_737, 4_236_488_160_830_513, 3_832_967_234_471_463, 2_846_053_616_436_826,
    ]);
  });

  test('is a whole number that SQLite and a double hold alike', () => {
    fc.assert(
      fc.property(fc.string(), fc.maxSafeInteger(), (text, number) => {
        const hash = hashOf({ text, number });
        return Number.isSafeInteger(hash) && hash >= 0 && hash < 2 ** 52;
      }),
    );
  });

  test('goes by the value of a number, not by how it was sent, and is blind to empty columns', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (number) => {
        expect(hashOf({ a: number, b: null })).toBe(hashOf({ a: BigInt(number) }));
      }),
    );
    expect(hashOf({ a: -0 })).toBe(hashOf({ a: 0 }));
  });

  test('tells apart columns, purposes, texts and the numbers they look like, and where texts end', () => {
    const rows = [
      { a: 'x' },
      { b: 'x' },
      { a: 'x', b: 'y' },
      { a: 'xy' },
      { a: 'x', b: '' },
      { a: '1' },
      { a: 1 },
      { a: 2 ** 32 },
      { a: 2n ** 60n },
      { a: -(2n ** 60n) },
    ];
    const hashes = [...rows.map((row) => hashOf({ ...row })), hashOf({ a: 'x' }, 'key')];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('spreads: 200,000 neighbouring rows, none alike', () => {
    const seen = new Set<number>();
    for (let row = 0; row < 200_000; row++) seen.add(hashOf({ at: 1_700_000_000 + row, customer: row % 97, type: row % 2 === 0 ? 'visit' : 'call' }));
    expect(seen.size).toBe(200_000);
  });
});
