import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineHash } from '../../../../../electron/backend/imports/reimport/line-hash.ts';
import { Multiset } from '../../../../../electron/backend/imports/reimport/multiset.ts';

test('a multiset gives back as many copies as were put in, group by group', () => {
  const thing = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(0, 1, -1, 2 ** 31 - 1), fc.constantFrom(0, 7));
  fc.assert(
    fc.property(fc.array(thing, { maxLength: 300 }), fc.array(thing, { maxLength: 300 }), (put, taken) => {
      const set = new Multiset();
      const counts = new Map<string, number>();
      for (const [group, a, b] of put) {
        set.add(group, a, b);
        counts.set(`${group} ${a} ${b}`, (counts.get(`${group} ${a} ${b}`) ?? 0) + 1);
      }
      for (const [group, a, b] of taken) {
        const left = counts.get(`${group} ${a} ${b}`) ?? 0;
        expect(set.count(group, a, b)).toBe(left);
        expect(set.take(group, a, b)).toBe(left > 0);
        counts.set(`${group} ${a} ${b}`, Math.max(0, left - 1));
      }
    }),
  );
});

test('a multiset grows', () => {
  const set = new Multiset();
  for (let index = 0; index < 20_000; index++) set.add(index % 5, index, -index);
  expect(set.size).toBe(20_000);
  for (let index = 0; index < 20_000; index++) expect(set.take(index % 5, index, -index)).toBe(true);
  expect(set.take(0, 0, 0)).toBe(false);
});

function hashOf(...values: (number | bigint | null)[]): string {
  const hash = new LineHash();
  hash.begin();
  for (const value of values) hash.number(value);
  hash.end();
  return `${hash.a} ${hash.b}`;
}

test('a number has one hash, whether it is held as a double or as a bigint', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (one, other) => {
      expect(hashOf(one, other)).toBe(hashOf(BigInt(one), BigInt(other)));
      if (one !== other) expect(hashOf(one, other)).not.toBe(hashOf(other, one));
    }),
  );
});

test('nothing is not zero, and neighbouring values do not collide', () => {
  expect(hashOf(null)).not.toBe(hashOf(0));
  expect(hashOf(null)).toBe(hashOf(Number.NaN));
  const seen = new Set<string>();
  for (let value = -50_000; value < 50_000; value++) seen.add(hashOf(value, 10_000));
  expect(seen.size).toBe(100_000);
});
