import { describe, expect, test } from 'vitest';
import { joinsByUse, matchShare, withValues, worstMultiplied } from '../../../../../renderer/screens/import/joins/join-view.ts';
import type { Join } from '../../../../../shared/contract/import-sets.ts';

const join = (values: number, matched: number, change: Partial<Join> = {}): Join => ({
  from: { file: 0, column: 0 },
  to: { file: 1, column: 0 },
  values,
  matched,
  orphans: { from: 0, to: 0, fromExamples: [], toExamples: [] },
  most: { from: 1, to: 1 },
  nearMisses: [],
  multiplied: [],
  isUsed: true,
  ...change,
});

describe('connections as the person sees them', () => {
  test('those that warn come first, unused ones apart', () => {
    const full = join(10, 10);
    const half = join(10, 5);
    const doubling = join(10, 10, { multiplied: [{ file: 0, column: 1, total: '1', joinedTotal: '2' }] });
    const spare = join(10, 9, { isUsed: false });
    const sibling = join(10, 9, { isSibling: true });
    expect(joinsByUse([full, spare, half, sibling, doubling])).toEqual({ used: [doubling, half, full], siblings: [sibling], others: [spare] });
    expect(matchShare(join(0, 0))).toBe(1);
  });

  test('of joins told in short, the one that miscounts an amount most is named', () => {
    const amount = (joinedTotal: string, file = 0) => ({ file, column: 2, total: '468087.37', joinedTotal });
    const few = join(10, 10, { multiplied: [amount('467441.99')] });
    const many = join(10, 10, { multiplied: [amount('602962.37'), amount('1', 1)] });
    expect(worstMultiplied([few, many]).map(({ join: from, multiplied }) => [from, multiplied.joinedTotal])).toEqual([
      [many, '602962.37'],
      [many, '1'],
    ]);
  });

  test('a fix joins the map the column has already', () => {
    const miss = { from: 'GTXPro', to: 'GTX Pro', rows: 1480 };
    const once = withValues([], 3, [miss]);
    expect(once[0]?.step).toEqual({ step: 'mapValues', column: 3, values: [{ from: 'GTXPro', to: 'GTX Pro' }] });
    const twice = withValues(once, 3, [{ from: 'MG Adv', to: 'MG Advanced', rows: 2 }, miss]);
    expect(twice).toHaveLength(1);
    expect(twice[0]?.step).toMatchObject({ values: [{ from: 'MG Adv' }, { from: 'GTXPro', to: 'GTX Pro' }] });
    expect(withValues(twice, 4, [miss])).toHaveLength(2);
  });
});
