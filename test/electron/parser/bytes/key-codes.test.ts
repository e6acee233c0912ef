import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { KeyCodes } from '../../../../electron/parser/bytes/key-codes.ts';
import { TextCodes } from '../../../../electron/parser/bytes/text-codes.ts';

function codeOf(codes: KeyCodes | TextCodes, text: string): number {
  const bytes = Buffer.from(`[${text}]`);
  return codes.codeOf(bytes, 1, bytes.length - 1);
}

function takeTexts(codes: KeyCodes): string[] {
  const { bytes, ends } = codes.take();
  return Array.from(ends, (end, index) => Buffer.from(bytes.subarray(ends[index - 1] ?? 0, end)).toString('utf8'));
}

describe('dictionary of keys', () => {
  test('codes begin again with every chunk', () => {
    const codes = new KeyCodes('chunk', true);
    expect(['O1', 'O2', 'O1', ''].map((text) => codeOf(codes, text))).toEqual([1, 2, 1, 0]);
    expect(takeTexts(codes)).toEqual(['O1', 'O2']);
    expect(['O2', 'O1'].map((text) => codeOf(codes, text))).toEqual([1, 2]);
    expect(takeTexts(codes)).toEqual(['O2', 'O1']);
    expect(takeTexts(codes)).toEqual([]);
  });

  test('one for the whole file keeps its codes and gives each text once', () => {
    const codes = new KeyCodes('file', true);
    expect(['O1', 'O2', 'O1', 'NULL'].map((text) => codeOf(codes, text))).toEqual([1, 2, 1, 0]);
    expect(takeTexts(codes)).toEqual(['O1', 'O2']);
    expect(['O2', 'Ö3', 'O1'].map((text) => codeOf(codes, text))).toEqual([2, 3, 1]);
    expect(takeTexts(codes)).toEqual(['Ö3']);
  });

  const texts = fc.array(
    fc.oneof(fc.string({ unit: 'grapheme', maxLength: 6 }), fc.constantFrom('NULL', 'undefined', 'None', "'=1", '#1', 'é', ' x ')),
    {
      maxLength: 60,
    },
  );
  property.prop([fc.array(texts, { maxLength: 4 }), fc.boolean()])('each chunk is as a dictionary of texts made anew', (chunks, nullTokens) => {
    const codes = new KeyCodes('chunk', nullTokens);
    for (const chunk of chunks) {
      const oracle = new TextCodes(nullTokens);
      expect(chunk.map((text) => codeOf(codes, text))).toEqual(chunk.map((text) => codeOf(oracle, text)));
      expect(takeTexts(codes)).toEqual(oracle.takeAdded());
    }
  });
});
