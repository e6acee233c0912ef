import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { KeyResolver } from '../../../../../electron/backend/imports/resolve/key-resolver.ts';
import { KeyTable } from '../../../../../electron/backend/imports/resolve/key-table.ts';

const keys = fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 5 }), fc.constantFrom('', 'C1', 'C01', 'é', '客户')), { maxLength: 200 });

describe('keys told apart by their bytes', () => {
  property.prop([keys, keys])('are as a map of strings', (added, asked) => {
    const table = new KeyTable();
    const oracle = new Map<string, number>();
    for (const key of added) {
      if (!oracle.has(key)) oracle.set(key, oracle.size + 1);
      expect(table.codeOfText(key)).toBe(oracle.get(key));
    }
    for (const key of [...added, ...asked]) expect(table.findText(key)).toBe(oracle.get(key) ?? 0);
    expect(table.texts(Int32Array.from([...oracle.values()]))).toEqual([...oracle.keys()]);
    expect([...oracle.values()].map((code) => table.text(code))).toEqual([...oracle.keys()]);
  });

  test('two million running numbers, through every growth, have their own codes', () => {
    const table = new KeyTable();
    const bytes = Buffer.from('C0000000');
    const name = (number: number) => bytes.write(String(number).padStart(7, '0'), 1);
    for (let number = 0; number < 2_000_000; number++) {
      name(number);
      table.codeOf(bytes, 0, bytes.length);
    }
    expect(table.count).toBe(2_000_000);
    for (const number of [0, 1, 16_383, 16_384, 1_048_576, 1_999_999]) {
      name(number);
      expect(table.find(bytes, 0, bytes.length)).toBe(number + 1);
      expect(table.text(number + 1)).toBe(bytes.toString());
    }
    name(2_000_000);
    expect(table.find(bytes, 0, bytes.length)).toBe(0);
  });

  test('once sealed they are given and no longer looked up', () => {
    const table = new KeyTable();
    table.codeOfText('A');
    table.seal();
    expect(table.text(1)).toBe('A');
    expect(() => table.findText('A')).toThrow(/sealed/);
    expect(() => table.codeOfText('B')).toThrow(/sealed/);
  });

  test('a text that was forgotten without somebody to ask is an error and no other key', () => {
    const table = new KeyTable();
    table.codeOfText('A');
    table.closePage();
    table.forget(1);
    expect(() => table.text(1)).toThrow(/forgotten/);
  });
});

describe('ids of keys', () => {
  test('known ones keep theirs, new ones follow, a better key leads to the same id', () => {
    const resolver = new KeyResolver(new Map([['B', 7]]), 7);
    expect(['A', 'B', 'A', 'C'].map((key, row) => resolver.idOf(key, row + 1))).toEqual([8, 7, 8, 9]);
    resolver.rename(8, 'A2');
    resolver.rename(7, 'B2');
    expect([resolver.find('A'), resolver.find('A2'), resolver.find('B2'), resolver.find('none')]).toEqual([8, 8, 7, undefined]);
    expect(resolver.newKeys()).toEqual(['A2', 'C']);
    expect([...resolver.newRows()]).toEqual([1, 4]);
    expect([resolver.newKey(7), resolver.newKey(8), resolver.newKey(10), resolver.newRow(9), resolver.newRow(7)]).toEqual([
      undefined,
      'A2',
      undefined,
      4,
      0,
    ]);
    expect([...resolver.renamed]).toEqual([[7, 'B2']]);
    expect(resolver.newKeys(1, 99)).toEqual(['C']);
  });
});
