import { zstdCompressSync } from 'node:zlib';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { RawIndexWriter, unpackRawIndex } from '../../../../electron/parser/read/raw-index.ts';

const records = fc.array(fc.record({ bytes: fc.oneof(fc.nat(200), fc.nat(20_000_000)), lines: fc.oneof(fc.nat(3), fc.nat(100_000)) }), {
  maxLength: 300,
});

describe('index of raw records', () => {
  property.prop([records])('gives back where each record begins', (list) => {
    const writer = new RawIndexWriter();
    const expected: number[] = [];
    let offset = 0;
    let line = 0;
    for (const { bytes, lines } of list) {
      line += lines;
      expected.push(offset, line);
      writer.add(bytes, line);
      offset += bytes;
    }
    expect([...unpackRawIndex(writer.take(), list.length)]).toEqual(expected);
    writer.add(5, 7);
    expect([...unpackRawIndex(writer.take(), 1)]).toEqual([0, 7]);
  });

  test('blocks of earlier versions are read', () => {
    const pairs = Int32Array.from([0, 0, 12, 1, 40, 3]);
    expect([...unpackRawIndex(zstdCompressSync(new Uint8Array(pairs.buffer)), 3)]).toEqual([...pairs]);
  });

  test('ordinary files cost about a byte a record', () => {
    const writer = new RawIndexWriter();
    for (let row = 0; row < 10_000; row++) writer.add(60 + ((row * 7919) % 30), row);
    expect(writer.take().length).toBeLessThan(15_000);
  });
});
