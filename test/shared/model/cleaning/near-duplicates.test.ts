import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { findNearDuplicates, looseKey } from '../../../../shared/model/cleaning/near-duplicates.ts';

const counted = (entries: Record<string, number>) => Object.entries(entries).map(([text, count]) => ({ text, count }));

describe('values that are probably one', () => {
  test.each([
    [{ 'GTX Pro': 100, GTXPro: 3 }, { GTXPro: 'GTX Pro' }],
    [
      { technology: 100, technolgy: 3, Technology: 40 },
      { technolgy: 'technology', Technology: 'technology' },
    ],
    [{ Düsseldorf: 50, Dusseldorf: 2 }, { Dusseldorf: 'Düsseldorf' }],
    [{ کرج: 50, كرج: 2 }, { كرج: 'کرج' }],
    [{ 'Saint-Petersburg': 10, 'Saint Petersburg': 9 }, { 'Saint Petersburg': 'Saint-Petersburg' }],
    [{ Berlin: 100, Brelin: 1 }, { Brelin: 'Berlin' }],
    [{ Berlin: 10, Brelin: 5 }, {}],
    [{ 'Model 1': 100, 'Model 2': 1 }, {}],
    [{ Iran: 100, Iraq: 1 }, {}],
    [{ Austria: 100, Australia: 1 }, {}],
    [{ '-': 5, '--': 1 }, {}],
  ])('%j', (values, expected) => {
    expect(Object.fromEntries(findNearDuplicates(counted(values)).map(({ from, to }) => [from, to]))).toEqual(expected);
  });

  property.prop([fc.array(fc.tuple(fc.stringMatching(/^[abc ]{1,7}$/), fc.integer({ min: 1, max: 1000 })), { maxLength: 12 })], { numRuns: 500 })(
    'no order of the values makes another verdict, and what is proposed is stable',
    (entries) => {
      const values = counted(Object.fromEntries(entries));
      const fixes = findNearDuplicates(values);
      expect(findNearDuplicates([...values].reverse())).toEqual(fixes);
      const targets = new Set(fixes.map(({ to }) => to));
      expect(fixes.every(({ from, to }) => from !== to && !targets.has(from))).toBe(true);
    },
  );

  test('the key keeps letters and figures only', () => {
    expect(looseKey(' GTX-Pro ۱۲ ')).toBe('gtxpro12');
  });
});
