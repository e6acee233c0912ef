import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { buildReferralTree, reachOf } from '../../../../shared/analyses/loyalty/referral-tree.ts';

test('the first referral of each counts; of oneself, again, and closing a circle are dropped', () => {
  const tree = buildReferralTree([1, 1, 2, 3, 4, 5, 3], [2, 3, 4, 4, 1, 5, 5], 5);
  // 4 has been brought by 2, so 3's referral of 4 comes too late; 4 brought nobody above; 5 did not bring 5.
  expect([...tree.parent]).toEqual([0, 0, 1, 1, 2, 3]);
  expect(tree.dropped).toBe(3);
  expect(reachOf(tree, 1)).toEqual({ people: [2, 3, 4, 5], depth: 2 });
  expect(reachOf(tree, 3)).toEqual({ people: [5], depth: 1 });
  expect(reachOf(tree, 5)).toEqual({ people: [], depth: 0 });
});

property.prop([fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 })), { maxLength: 120 })])(
  'it is a forest: nobody is above themselves, each has one parent, and reach adds up',
  (pairs) => {
    const tree = buildReferralTree(
      pairs.map(([from]) => from),
      pairs.map(([, to]) => to),
      30,
    );
    const brought = [...tree.parent].filter((parent) => parent !== 0).length;
    expect(brought + tree.dropped).toBe(pairs.length);
    const roots = [...tree.children.keys()].filter((person) => tree.parent[person] === 0);
    expect(roots.reduce((sum, root) => sum + reachOf(tree, root).people.length, 0)).toBe(brought);
    for (const person of tree.children.keys()) expect(reachOf(tree, person).people).not.toContain(person);
  },
);
