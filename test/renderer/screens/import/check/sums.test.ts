import { describe, expect, test } from 'vitest';
import { sumDifferences } from '../../../../../renderer/screens/import/check/sum-differences.ts';
import { sumLedgers } from '../../../../../renderer/screens/import/check/sum-ledgers.ts';

describe('the control totals of several files', () => {
  test('add up to the last decimal', () => {
    const one = { read: 5, loaded: 3, unchanged: 1, filtered: 1, rejected: 0, amount: '0.1' };
    const other = { read: 2, loaded: 1, unchanged: 0, filtered: 0, rejected: 1, amount: '0.2003' };
    expect(sumLedgers([one, other])).toEqual({ read: 7, loaded: 4, unchanged: 1, filtered: 1, rejected: 1, amount: '0.3003' });
    expect(sumLedgers([])).toEqual({ read: 0, loaded: 0, unchanged: 0, filtered: 0, rejected: 0, amount: '0' });
  });

  test('differences add up by what they are', () => {
    const one = { new: 1, changed: 2, unchanged: 3, vanished: 4 };
    expect(sumDifferences([one, one])).toEqual({ new: 2, changed: 4, unchanged: 6, vanished: 8 });
  });
});
