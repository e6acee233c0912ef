import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { OrderKeys } from '../../../../../electron/backend/imports/resolve/order-keys.ts';
import type { ChunkColumn, RecordChunk } from '../../../../../electron/parser/protocol.ts';

function chunkOf(orderId: ChunkColumn | undefined): RecordChunk {
  return {
    length: orderId !== undefined && 'codes' in orderId ? orderId.codes.length : 0,
    rowNo: new Int32Array(0),
    columns: orderId === undefined ? {} : { orderId },
    attributes: [],
    rejected: [],
    raw: null,
    progress: { bytesRead: 0, bytesTotal: 0, records: 0 },
  };
}

/** Numbers as the parser packs them; "" = none. */
function pack(texts: readonly string[]): ChunkColumn {
  const distinct = [...new Set(texts)].filter((text) => text !== '');
  const parts = distinct.map((text) => Buffer.from(text));
  const places = new Map(distinct.map((text, index) => [text, index + 1]));
  let end = 0;
  return {
    form: 'keys',
    codes: Int32Array.from(texts, (text) => places.get(text) ?? 0),
    bytes: new Uint8Array(Buffer.concat(parts)),
    ends: Int32Array.from(parts, ({ length }) => {
      end += length;
      return end;
    }),
  };
}

describe('order numbers of a file', () => {
  test('a file without order numbers has none', () => {
    expect(new OrderKeys(() => '').take(chunkOf(undefined))).toBeNull();
  });

  test('a dictionary that grows over the chunks gives the same codes', () => {
    const keys = new OrderKeys(() => '');
    const first = keys.take(chunkOf({ form: 'text', codes: Int32Array.of(1, 2, 0, 1), added: ['A', 'é'] }));
    const second = keys.take(chunkOf({ form: 'text', codes: Int32Array.of(3, 2, 4), added: ['B', 'A'] }));
    expect([...(first ?? [])]).toEqual([1, 2, 0, 1]);
    expect([...(second ?? [])]).toEqual([3, 2, 1]);
    expect([0, 1, 2, 3].map((code) => keys.text(code))).toEqual(['', 'A', 'é', 'B']);
  });

  // Few letters, so that hashes meet; what is forgotten is read back from `texts`, as the store would.
  const chunks = fc.array(fc.array(fc.string({ unit: fc.constantFrom('0', '1', 'é'), maxLength: 5 }), { maxLength: 50 }), { maxLength: 8 });
  property.prop([chunks, fc.nat({ max: 3 })])('one code for each text, whatever was forgotten meanwhile', (files, keep) => {
    const texts: string[] = [];
    const keys = new OrderKeys((code) => texts[code - 1] ?? '');
    for (const rows of files) {
      for (const text of rows) if (text !== '' && !texts.includes(text)) texts.push(text);
      expect([...(keys.take(chunkOf(pack(rows))) ?? [])]).toEqual(rows.map((text) => texts.indexOf(text) + 1));
      expect(keys.count).toBe(texts.length);
      for (let code = 1; code <= texts.length; code++) if (code % (keep + 1) === 0) keys.forget(Int32Array.of(code));
      expect(texts.map((_, index) => keys.text(index + 1))).toEqual(texts);
    }
  });

  property.prop([
    fc.array(fc.string({ unit: fc.constantFrom('0', '1', '7', 'é', '訂'), minLength: 1, maxLength: 20 }), { minLength: 60, maxLength: 300 }),
    fc.nat({ max: 4 }),
  ])('many at once are those that come one by one, whatever was forgotten and however wide their letters are', (rows, keep) => {
    const texts = [...new Set(rows)];
    const keys = new OrderKeys((code) => texts[code - 1] ?? '');
    for (let from = 0; from < texts.length; from += 70) keys.take(chunkOf(pack(texts.slice(from, from + 70))));
    for (let code = 1; code <= texts.length; code++) if (keep > 0 && code % keep === 0) keys.forget(Int32Array.of(code));
    const codes = Int32Array.from([0, ...texts.keys()], (place, index) => (index === 0 ? 0 : place + 1));
    expect(keys.texts(codes)).toEqual(['', ...texts]);
    expect(keys.texts(codes.toReversed())).toEqual(['', ...texts].reverse());
    const plain = new OrderKeys(() => '');
    plain.take(chunkOf(pack(texts.map((_, index) => `N${index}`))));
    expect(plain.texts(codes)).toEqual(['', ...texts.map((_, index) => `N${index}`)]);
  });

  property.prop([fc.array(fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 120 })), { maxLength: 12 }), fc.constantFrom(1, 37, 200)])(
    'runs that are forgotten are asked for, all others are not',
    (runs, perChunk) => {
      const texts = Array.from({ length: 400 }, (_, index) => `N${index}`);
      const asked: number[] = [];
      const keys = new OrderKeys((code) => {
        asked.push(code);
        return texts[code - 1] ?? '';
      });
      for (let from = 0; from < texts.length; from += perChunk) keys.take(chunkOf(pack(texts.slice(from, from + perChunk))));
      const forgotten = new Set<number>();
      for (const [first, length] of runs) {
        const codes = Array.from({ length }, (_, index) => first + index).filter((code) => code <= texts.length);
        keys.forget(Int32Array.from(codes));
        for (const code of codes) if (code > 0) forgotten.add(code);
      }
      expect(texts.map((_, index) => keys.text(index + 1))).toEqual(texts);
      expect(new Set(asked)).toEqual(forgotten);
    },
  );

  test('a hundred thousand running numbers, all forgotten, are found again', () => {
    const texts = Array.from({ length: 100_000 }, (_, index) => `O${String(index).padStart(8, '0')}`);
    const keys = new OrderKeys((code) => texts[code - 1] ?? '');
    for (let from = 0; from < texts.length; from += 5_000) {
      keys.take(chunkOf(pack(texts.slice(from, from + 5_000))));
      for (let code = from + 1; code <= from + 5_000; code++) keys.forget(Int32Array.of(code));
    }
    const again = keys.take(chunkOf(pack(['O00000000', 'O00099999', 'O00100000', 'O00050000'])));
    expect([...(again ?? [])]).toEqual([1, 100_000, 100_001, 50_001]);
  });
});
