import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { ValueCache } from '../../../../../electron/parser/read/fields/value-cache.ts';
import { TextCleaner } from '../../../../../shared/model/cleaning/text-cleaner.ts';

const MEGABYTE = 1024 ** 2;

/** Bytes that are still held, in the heap and outside it. Buffers are swept beside the program, so one collection may be too early to tell. */
async function heldBytes(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    if (typeof collect === 'function') collect();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    least = Math.min(least, heapUsed + arrayBuffers);
  }
  return least;
}

describe('values that are remembered', () => {
  property.prop([
    fc.array(fc.oneof(fc.string({ maxLength: 3 }), fc.string({ minLength: 200, maxLength: 600 })), { maxLength: 60 }),
    fc.nat({ max: 5 }),
  ])('are what would be made of them anew', (texts, most) => {
    const cache = new ValueCache((text) => ({ text }), most + 1);
    for (const text of texts.concat(texts)) {
      const bytes = Buffer.from(`-${text.toWellFormed()}-`);
      expect(cache.of(bytes, 1, bytes.length - 1)).toEqual({ text: text.toWellFormed() });
    }
  });

  test('a text is read once while it comes again', () => {
    let made = 0;
    const cache = new ValueCache(() => ++made);
    const bytes = Buffer.from('31.01.2024');
    for (let time = 0; time < 100; time++) cache.of(bytes, 0, bytes.length);
    expect(made).toBe(1);
  });

  test.each([
    [20_000, 10_000],
    [400_000, 500],
  ])('%i different texts of %i bytes are not all held', async (count, length) => {
    const cache = new ValueCache((text) => text.length);
    const bytes = Buffer.alloc(length, 'x');
    const before = await heldBytes();
    let sum = 0;
    for (let index = 0; index < count; index++) {
      bytes.write(String(index).padStart(8, '0'));
      sum += cache.of(bytes, 0, length);
    }
    expect(sum).toBe(count * length);
    expect((await heldBytes()) - before).toBeLessThan(24 * MEGABYTE);
    expect(cache.of(bytes, 0, length)).toBe(length);
  });

  test('nor are they by cleaning steps', async () => {
    const cleaner = new TextCleaner([{ step: 'trim', columns: [0] }], 1);
    const before = await heldBytes();
    let sum = 0;
    for (let index = 0; index < 20_000; index++) {
      const cells = [` ${String(index).padEnd(10_000, 'x')} `];
      cleaner.clean(cells, 0);
      sum += cells[0]?.length ?? 0;
    }
    expect(sum).toBe(20_000 * 10_000);
    expect((await heldBytes()) - before).toBeLessThan(24 * MEGABYTE);
    expect(cleaner.counts[0]?.changed).toBe(20_000);
  });
});
