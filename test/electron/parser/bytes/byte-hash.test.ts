import { expect, test } from 'vitest';
import { BUCKET_SLOTS, bucketOf, hashWith } from '../../../../electron/parser/bytes/byte-hash.ts';

const FIBONACCI = 0x9e3779b1;
const KEYS = 20_000;
/** As full as a table gets before it grows. */
const SLOTS = Math.ceil(((KEYS / 13) * 16) / BUCKET_SLOTS) * BUCKET_SLOTS;

const shapes: Readonly<Record<string, (index: number) => string>> = {
  'running numbers': (index) => `O${String(index).padStart(8, '0')}`,
  'scattered numbers': (index) => `C${String((index * 7919) % 1_000_000).padStart(7, '0')}`,
  'numbers with an end of their own': (index) => `2024-${index}-DE`,
  'short words': (index) => index.toString(26),
  'numbers by tens': (index) => `${index}0`,
};

/** Slots looked at for each key on average, and for the worst. */
function probes(multiplier: number, keys: readonly Buffer[]): { mean: number; most: number } {
  const taken = new Uint8Array(SLOTS);
  let [all, most] = [0, 0];
  for (const key of keys) {
    const hash = hashWith(multiplier, key, 0, key.length);
    let looked = 0;
    search: for (let attempt = 0; ; attempt++) {
      const bucket = bucketOf(hash, attempt, SLOTS / BUCKET_SLOTS) * BUCKET_SLOTS;
      for (let step = 0; step < BUCKET_SLOTS; step++) {
        const slot = bucket + ((hash + step) & (BUCKET_SLOTS - 1));
        looked += 1;
        if (taken[slot] === 1) continue;
        taken[slot] = 1;
        break search;
      }
    }
    all += looked;
    most = Math.max(most, looked);
  }
  return { mean: all / keys.length, most };
}

// With a hash that only multiplies, some multipliers put running numbers into clusters: one import in a dozen took six times as long.
for (const [name, keyOf] of Object.entries(shapes)) {
  test(`scatters ${name} well whatever the multiplier of a run`, () => {
    const keys = Array.from({ length: KEYS }, (_, index) => Buffer.from(keyOf(index)));
    const found = Array.from({ length: 64 }, (_, run) => probes(FIBONACCI ^ ((run * 16_411) << 1), keys));
    expect(Math.max(...found.map(({ mean }) => mean))).toBeLessThan(24);
    expect(Math.max(...found.map(({ most }) => most))).toBeLessThan(1500);
  });
}

test('running numbers lie side by side', () => {
  const hashes = Array.from({ length: 10 }, (_, digit) => hashWith(FIBONACCI, Buffer.from(`O0000012${digit}`), 0, 9));
  expect(new Set(hashes.map((hash) => bucketOf(hash, 0, 1000))).size).toBe(1);
  expect(new Set(hashes.map((hash) => hash & (BUCKET_SLOTS - 1))).size).toBe(10);
});
