import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../shared/model/written-text.ts';

describe('canonicalText', () => {
  it.each([
    ['="00123"', '00123'],
    [' ="12 345" ', '12 345'],
    ['= "a ""b"""', 'a "b"'],
    ['=""', ''],
    ['="\ufeff x "', 'x'],
    ['="=""7"""', '7'],
  ])('a formula that is nothing but a text is that text: %j', (text, expected) => {
    expect(canonicalText(text)).toBe(expected);
  });
  it.each(['="a"&"b"', '=1+1', '="a', '=SUM(A1:A3)', '="a"b"'])('%j stays', (text) => {
    expect(canonicalText(text)).toBe(text);
  });
  it('takes one of ten megabytes as it takes a short one', () => {
    const long = 'a""b'.repeat(2_600_000);
    expect(canonicalText(`="${long}"`)).toBe('a"b'.repeat(2_600_000));
    expect(canonicalText(`="${long}`)).toHaveLength(long.length + 2);
  });
  test.prop([fc.string({ unit: fc.constantFrom('=', '"', 'a', ' ', '0', '\ufeff', '\0') })])('once is enough', (text) => {
    expect(canonicalText(canonicalText(text))).toBe(canonicalText(text));
  });
});
