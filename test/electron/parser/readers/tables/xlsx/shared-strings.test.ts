import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { SharedStrings } from '../../../../../../electron/parser/readers/tables/xlsx/shared-strings.ts';

const SEGMENT = 4 * 1024 * 1024;
const BLOCK = 256 * 1024;

/** Texts of these lengths, each of a letter of its own, as the part that holds them, block by block. */
async function read(lengths: readonly number[]): Promise<SharedStrings> {
  const items = lengths.map((length, index) => `<si><t>${letterOf(index).repeat(length)}</t></si>`);
  const part = Buffer.from(`<sst>${items.join('')}</sst>`);
  const strings = new SharedStrings();
  async function* blocks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < part.length; at += BLOCK) yield part.subarray(at, at + BLOCK);
  }
  await strings.read(blocks());
  return strings;
}

function letterOf(index: number): string {
  return String.fromCharCode(97 + (index % 26));
}

/** The first letter and the length of each text; its bytes are all the same letter. */
function describeAll(strings: SharedStrings): string[] {
  return Array.from({ length: strings.count }, (_, index) => {
    const start = strings.startOf(index);
    const bytes = strings.segmentOf(index)?.subarray(start, start + strings.lengthOf(index)) ?? new Uint8Array(0);
    expect(bytes.every((byte) => byte === bytes[0])).toBe(true);
    expect(bytes.length).toBe(strings.lengthOf(index));
    return bytes.length === 0 ? '' : `${String.fromCharCode(bytes[0] as number)}${bytes.length}`;
  });
}

const described = (lengths: readonly number[]) => lengths.map((length, index) => (length === 0 ? '' : `${letterOf(index)}${length}`));

describe('texts that cells share', () => {
  test.each([
    ['none', []],
    ['empty ones only', [0, 0, 0]],
    ['empty ones before, between and behind', [0, 5, 0, 0, 7, 0]],
    ['one that fills a segment, and empty ones behind it', [SEGMENT - 10, 10, 0, 0]],
    ['one that fills a segment, empty ones and another', [SEGMENT - 10, 10, 0, 0, 3]],
    ['one that does not fit behind another', [SEGMENT - 10, 11, 0, 4]],
  ])('%s', async (_, lengths) => {
    expect(describeAll(await read(lengths))).toEqual(described(lengths));
  });

  test('more of them than one page of places holds', async () => {
    const lengths = Array.from({ length: 140_000 }, (_, index) => index % 5);
    expect(describeAll(await read(lengths))).toEqual(described(lengths));
  });

  property.prop([fc.array(fc.oneof(fc.constant(0), fc.nat(40), fc.integer({ min: SEGMENT / 4, max: SEGMENT / 2 })), { maxLength: 8 })], {
    numRuns: 20,
  })('of any lengths', async (lengths) => {
    expect(describeAll(await read(lengths))).toEqual(described(lengths));
  });
});
