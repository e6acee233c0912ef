import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { KeyColumn } from '../../../../electron/parser/read/columns.ts';

// Short and long ones, spellings of one key, words for nothing, and twins that differ in their length alone.
const KEYS = ['C1', 'C1', 'C2', 'C0000001', '123456789012', '1234567890123', 'NULL', '', 'é', ' C2 ', "'=1", 'C', '\u0000', 'Nadia', 'a'];
const rows = fc.array(fc.record({ key: fc.constantFrom(...KEYS), isRefused: fc.boolean() }), { maxLength: 150 });

/** The keys of a chunk; a refused row is written over by the next. Gives the text behind every row. */
function readChunk(column: KeyColumn, chunk: readonly { key: string; isRefused: boolean }[], texts: string[]): (string | null)[] {
  let row = 0;
  for (const { key, isRefused } of chunk) {
    const bytes = Buffer.from(`[${key}]`);
    column.set(row, bytes, 1, bytes.length - 1);
    if (!isRefused) row++;
  }
  const taken = column.take(row);
  if (taken.form !== 'packed') throw new Error(`not packed but ${taken.form}`);
  Array.from(taken.ends, (end, index) => texts.push(Buffer.from(taken.bytes.subarray(taken.ends[index - 1] ?? 0, end)).toString()));
  return Array.from(taken.codes, (code) => (code === 0 ? null : (texts[code - 1] ?? `no text under ${code}`)));
}

const NOTHING = ['', 'NULL'];
const CANONICAL: Readonly<Record<string, string>> = { ' C2 ': 'C2', "'=1": '=1' };

describe('keys of the rows of a chunk, looked up together', () => {
  property.prop([fc.array(rows, { maxLength: 5 })])('are those of the file, whatever was refused and stood in the chunk before', (chunks) => {
    const column = new KeyColumn('file');
    const texts: string[] = [];
    for (const chunk of chunks) {
      const kept = chunk.filter(({ isRefused }) => !isRefused).map(({ key }) => key);
      const found = readChunk(column, chunk, texts);
      expect(found).toEqual(
        kept.map((key) => (NOTHING.includes(key) ? null : key === '\u0000' ? found[kept.indexOf(key)] : (CANONICAL[key] ?? key))),
      );
    }
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('have one code each, for twenty thousand of them in chunks', () => {
    const column = new KeyColumn('file');
    const texts: string[] = [];
    const keyOf = (index: number) => `K${(index * 7919) % 20_011}`;
    for (let from = 0; from < 60_000; from += 10_000) {
      const chunk = Array.from({ length: 10_000 }, (_, row) => ({ key: keyOf(from + row), isRefused: false }));
      expect(readChunk(column, chunk, texts)).toEqual(chunk.map(({ key }) => key));
    }
    expect(texts.length).toBe(20_011);
  });
});
