import { describe, expect, test } from 'vitest';
import { KeyTable } from '../../../../electron/backend/imports/resolve/key-table.ts';
import { hashBytes, polynomialHash } from '../../../../electron/parser/bytes/byte-hash.ts';
import { KeyCodes } from '../../../../electron/parser/bytes/key-codes.ts';

/** Of one hash under the multiplier that everybody can read in the source; so are all texts of one length made of them. */
const TWINS = ['aecnjhyy', 'sndbavbk'] as const;
const BLOCKS = 12;
const hostile = Array.from({ length: 2 ** BLOCKS }, (_, bits) =>
  Buffer.from(Array.from({ length: BLOCKS }, (_block, place) => TWINS[(bits >> place) & 1]).join('')),
);

describe('texts made to have one hash', () => {
  test('have one where the multiplier is known', () => {
    expect(new Set(hostile.map((text) => polynomialHash(text, 0, text.length))).size).toBe(1);
  });

  test('have many in a table', () => {
    expect(new Set(hostile.map((text) => hashBytes(text, 0, text.length))).size).toBeGreaterThan(hostile.length / 10);
  });

  test('are told apart', () => {
    const table = new KeyTable();
    expect(hostile.map((text) => table.codeOf(text, 0, text.length))).toEqual(hostile.map((_, index) => index + 1));
    const codes = new KeyCodes('file', true);
    expect(hostile.map((text) => codes.codeOf(text, 0, text.length))).toEqual(hostile.map((_, index) => index + 1));
  });
});
