import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { guardFormula, unguardFormula } from '../../../shared/model/formula-guard.ts';

const RUNS = { numRuns: 20_000 };
const DANGEROUS = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];
const anyText = fc.array(
  fc.oneof(fc.constantFrom(...DANGEROUS, "'", ' ', '\u200b', '\u202e', '\ufeff'), fc.string({ unit: 'binary', maxLength: 3 })),
  { maxLength: 5 },
);

describe('guardFormula', () => {
  it.each(DANGEROUS)('guards text that begins with %j, also behind blanks and invisible characters', (character) => {
    for (const before of ['', ' ', '\u200b', "'"]) expect(guardFormula(`${before}${character}1`)).toBe(`'${before}${character}1`);
  });

  it.each(['', 'plain', '1-2', 'a=b', "o'clock", "'quoted'", "'68", "'90s", 'مریم', '−5 °C'])('leaves %j as it is', (text) => {
    expect(guardFormula(text)).toBe(text);
    expect(unguardFormula(text)).toBe(text);
  });

  it.each(["'0912", "'13812345678", "''10115"])('takes the apostrophe of digits off and keeps it in our own files: %j', (text) => {
    expect(unguardFormula(text)).toBe(text.slice(1));
    expect(unguardFormula(guardFormula(text))).toBe(text);
  });

  test.prop([anyText.map((parts) => parts.join(''))], RUNS)('gives every text back when the guard is taken off', (text) => {
    expect(unguardFormula(guardFormula(text))).toBe(text);
    expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/);
  });
});
