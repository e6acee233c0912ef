import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HashIndex } from '../../../../../../electron/backend/imports/records/facts/hash-index.ts';

function numbersUnder(index: HashIndex, hash: number): number[] {
  const found: number[] = [];
  for (let entry = index.first(hash); entry !== 0; entry = index.after(entry)) found.push(index.numberAt(entry));
  return found;
}

test('keeps the numbers of a hash in order, whatever else comes and goes', () => {
  const step = fc.record({ hash: fc.integer({ min: 0, max: 12 }).map((n) => n * 2 ** 32), isDrop: fc.boolean(), number: fc.nat() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const index = new HashIndex();
      const model = new Map<number, number[]>();
      for (const { hash, isDrop, number } of steps) {
        const kept = model.get(hash) ?? [];
        model.set(hash, kept);
        if (!isDrop) {
          index.add(hash, number);
          kept.push(number);
        } else if (kept.length > 0) {
          index.dropFirst(hash);
          kept.shift();
        }
      }
      for (const [hash, numbers] of model) expect(numbersUnder(index, hash)).toEqual(numbers);
    }),
  );
});

test('finds each of 300,000 after growing many times, and nothing for what was never added', () => {
  const index = new HashIndex();
  for (let n = 1; n <= 300_000; n++) index.add(n * 7_919_000_003, n);
  for (let n = 1; n <= 300_000; n += 997) expect(numbersUnder(index, n * 7_919_000_003)).toEqual([n]);
  expect(index.first(5)).toBe(0);
});
