import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { hashBytes } from '../../../../electron/parser/bytes/byte-hash.ts';
import { ByteTable } from '../../../../electron/parser/bytes/byte-table.ts';
import { TextCodes } from '../../../../electron/parser/bytes/text-codes.ts';
import { createRandom } from '../../../support/random.ts';

function codeOf(codes: TextCodes, text: string): number {
  const bytes = Buffer.from(`[${text}]`);
  return codes.codeOf(bytes, 1, bytes.length - 1);
}

describe('dictionary of a text column', () => {
  test('codes follow first appearance; blanks around and Unicode spelling make no difference', () => {
    const codes = new TextCodes(false);
    expect(['Ann', ' Ann ', 'Bob', 'e\u0301', 'é', '', '  ', '\u00a0Ann'].map((text) => codeOf(codes, text))).toEqual([1, 1, 2, 3, 3, 0, 0, 1]);
    expect(codes.takeAdded()).toEqual(['Ann', 'Bob', 'é']);
    expect(codes.takeAdded()).toEqual([]);
  });
  test('keys take NULL for empty, names do not', () => {
    expect(['NULL', '\\N', 'nan', 'X'].map((text) => codeOf(new TextCodes(true), text))).toEqual([0, 0, 0, 1]);
    expect(codeOf(new TextCodes(false), 'Null')).toBe(1);
  });
  test('names that look like code or markup stay what they are', () => {
    const codes = new TextCodes(true);
    const names = ['__proto__', 'constructor', "'; DROP TABLE customers; --", '<script>alert(1)</script>', '\u202eabc', '👨‍👩‍👧', '=1+1'];
    names.forEach((name, index) => {
      expect(codeOf(codes, name)).toBe(index + 1);
    });
    expect(codes.takeAdded()).toEqual(names);
  });
  test('sentences of which there are very many are not all held', () => {
    const codes = new TextCodes(false);
    const sentence = (index: number) => `${String(index).padStart(8, '0')} ${'lorem ipsum '.repeat(80)}.`;
    const before = process.memoryUsage().arrayBuffers;
    let last = 0;
    for (let index = 0; index < 200_000; index++) {
      const bytes = Buffer.from(sentence(index));
      const code = codes.codeOf(bytes, 0, bytes.length);
      if (code !== last + 1) throw new Error(`${code} behind ${last}`);
      last = code;
      if (index % 1000 === 999) expect(codes.takeAdded()[999]).toBe(sentence(index));
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(120 * 1024 * 1024);
    expect([sentence(0), 'Ann', sentence(7), 'Ann', ''].map((text) => codeOf(codes, text))).toEqual([1, last + 1, 8, last + 1, 0]);
    expect(codes.takeAdded()).toEqual(['Ann']);
  });
  test('NUL inside a text is dropped', () => {
    const codes = new TextCodes(false);
    expect([codeOf(codes, 'a\0b'), codeOf(codes, 'ab')]).toEqual([1, 1]);
    expect(codes.takeAdded()).toEqual(['ab']);
  });

  property.prop([fc.array(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 200 })])('same as a map of canonical texts', (texts) => {
    const codes = new TextCodes(false);
    const oracle = new Map<string, number>();
    for (const text of texts) {
      const canonical = text.replaceAll('\0', '').trim().normalize('NFC');
      if (canonical !== '' && !oracle.has(canonical)) oracle.set(canonical, oracle.size + 1);
      expect(codeOf(codes, text)).toBe(canonical === '' ? 0 : oracle.get(canonical));
    }
    expect(codes.takeAdded()).toEqual([...oracle.keys()]);
  });
});

describe('byte table', () => {
  test('recalls what was met lately and never anything else: short and long, with one end, through growth and clearing', () => {
    const table = new ByteTable();
    const random = createRandom(5).number;
    for (const round of [1, 2]) {
      const entries = new Map<string, number>();
      let recalled = 0;
      for (let step = 0; step < 60_000; step++) {
        // Few ends, so that many texts fall into one place; lengths around the bound of what lies in a slot.
        const text = `${'ab'.repeat(Math.floor(random() * 7))}${Math.floor(random() ** 4 * 9000)}-${Math.floor(random() * 3)}`;
        const bytes = Buffer.from(` ${text} `);
        const [start, end] = [1, bytes.length - 1];
        const entry = table.recall(bytes, start, end);
        if (entry >= 0) recalled += 1;
        if (entry >= 0) expect(entry).toBe(entries.get(text));
        const hash = hashBytes(bytes, start, end);
        expect(table.find(bytes, start, end, hash)).toBe(entries.get(text) ?? -1);
        if (!entries.has(text)) entries.set(text, table.add(bytes, start, end, hash));
        else expect(table.recall(bytes, start, end)).toBe(entries.get(text));
      }
      expect([round, table.size]).toEqual([round, entries.size]);
      expect(recalled).toBeGreaterThan(10_000);
      table.clear();
    }
  });

  test('a hundred thousand running numbers', () => {
    const table = new ByteTable();
    const bytes = (index: number) => Buffer.from(`O${String(index).padStart(8, '0')}`);
    for (let index = 0; index < 100_000; index++) {
      const key = bytes(index);
      expect(table.find(key, 0, key.length, hashBytes(key, 0, key.length))).toBe(-1);
      table.add(key, 0, key.length, hashBytes(key, 0, key.length));
    }
    for (let index = 0; index < 100_000; index += 7) {
      const key = bytes(index);
      expect(table.find(key, 0, key.length, hashBytes(key, 0, key.length))).toBe(index);
    }
  });
});
