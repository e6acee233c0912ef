import { describe, expect, it } from 'vitest';
import { pushState, redoState, startHistory, undoState } from '../../../../renderer/screens/segments/rule/history.ts';
import {
  appendTo,
  copyOf,
  insertAfter,
  MAX_PARTS,
  moveNode,
  neighbourOf,
  removeNode,
  updateNode,
} from '../../../../renderer/screens/segments/rule/rule-edits.ts';
import { conditionNode, type GroupNode, type RuleNode, toRule, toTree } from '../../../../renderer/screens/segments/rule/rule-tree.ts';
import type { Predicate } from '../../../../shared/warehouse/predicate.ts';

const condition = (value: string): Extract<Predicate, { op: 'compare' }> => ({ op: 'compare', column: 'city', comparison: 'eq', value });
const [A, B, C, D] = [condition('A'), condition('B'), condition('C'), condition('D')];

/** A and (B or C). */
function sample(): { root: GroupNode; a: RuleNode; inner: GroupNode; b: RuleNode; c: RuleNode } {
  const root = toTree({ op: 'and', of: [A, { op: 'or', of: [B, C] }] });
  const [a, inner] = root.of;
  if (a === undefined || inner?.kind !== 'group') throw new Error('not the sample');
  const [b, c] = inner.of;
  if (b === undefined || c === undefined) throw new Error('not the sample');
  return { root, a, inner, b, c };
}

describe('changing a rule', () => {
  it('changes one part wherever it is', () => {
    const { root, c } = sample();
    const next = updateNode(root, c.id, (node) => ({ ...node, isNegated: true }));
    expect(toRule(next)).toEqual({ op: 'and', of: [A, { op: 'or', of: [B, { op: 'not', of: C }] }] });
    expect(toRule(root)).toEqual({ op: 'and', of: [A, { op: 'or', of: [B, C] }] });
  });

  it('adds at the end, behind a part, and never more than a group may hold', () => {
    const { root, inner, b } = sample();
    expect(toRule(appendTo(root, inner.id, conditionNode(D)))).toEqual({ op: 'and', of: [A, { op: 'or', of: [B, C, D] }] });
    expect(toRule(insertAfter(root, b.id, conditionNode(D)))).toEqual({ op: 'and', of: [A, { op: 'or', of: [B, D, C] }] });
    let full = toTree(A);
    for (let round = 0; round < MAX_PARTS + 5; round += 1) full = appendTo(full, full.id, conditionNode(B));
    expect(full.of).toHaveLength(MAX_PARTS);
    const [first] = full.of;
    expect(insertAfter(full, first?.id ?? 0, conditionNode(B)).of).toHaveLength(MAX_PARTS);
  });

  it('takes a part out, and with the last one its group', () => {
    const { root, a, b, c } = sample();
    expect(toRule(removeNode(root, b.id))).toEqual({ op: 'and', of: [A, C] });
    expect(toRule(removeNode(removeNode(root, b.id), c.id))).toEqual(A);
    const empty = removeNode(removeNode(removeNode(root, b.id), c.id), a.id);
    expect(toRule(empty)).toEqual({ op: 'and', of: [] });
  });

  it('asks for all again when an "any" rule becomes empty, so that it does not mean nobody', () => {
    const root = toTree({ op: 'or', of: [A] });
    expect(toRule(removeNode(root, root.of[0]?.id ?? 0))).toEqual({ op: 'and', of: [] });
  });

  it('moves among neighbours and stays at the ends', () => {
    const { root, a, b, c } = sample();
    expect(toRule(moveNode(root, c.id, -1))).toEqual({ op: 'and', of: [A, { op: 'or', of: [C, B] }] });
    expect(toRule(moveNode(root, b.id, -1))).toEqual(toRule(root));
    expect(toRule(moveNode(root, a.id, 1))).toEqual({ op: 'and', of: [{ op: 'or', of: [B, C] }, A] });
  });

  it('copies with new ids', () => {
    const { inner } = sample();
    const copy = copyOf({ ...inner, isNegated: true });
    expect(toRule(copy)).toEqual({ op: 'not', of: { op: 'or', of: [B, C] } });
    expect(copy.id).not.toBe(inner.id);
  });

  it('knows what to point at when a part goes', () => {
    const { root, a, inner, b, c } = sample();
    expect(neighbourOf(root, a.id)).toBe(inner.id);
    expect(neighbourOf(root, inner.id)).toBe(a.id);
    expect(neighbourOf(root, b.id)).toBe(c.id);
    expect(neighbourOf(removeNode(root, c.id), b.id)).toBe(a.id);
    const alone = toTree(A);
    expect(neighbourOf(alone, alone.of[0]?.id ?? 0)).toBe(alone.id);
  });
});

describe('history', () => {
  it('takes back and makes again', () => {
    const history = pushState(pushState(startHistory('a'), 'b'), 'c');
    const back = undoState(history);
    expect(back.present).toBe('b');
    expect(undoState(undoState(undoState(back))).present).toBe('a');
    expect(redoState(back).present).toBe('c');
    expect(redoState(redoState(back)).present).toBe('c');
    expect(redoState(pushState(back, 'd')).present).toBe('d');
  });

  it('counts typing in one field as one change, until something else happens', () => {
    const typed = pushState(pushState(pushState(startHistory(''), '1', 'x'), '12', 'x'), '123', 'x');
    expect(undoState(typed).present).toBe('');
    expect(undoState(pushState(typed, 'other', 'y')).present).toBe('123');
    expect(undoState(pushState(undoState(typed), '9', 'x')).present).toBe('');
  });
});
