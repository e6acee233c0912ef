import { findColumn } from '../../../../shared/warehouse/catalogue.ts';
import { allNodes, type GroupNode, type Leaf, type RuleNode } from './rule-tree.ts';

/** What is missing in a part or cannot be. Texts: `segments.builder.problems.<problem>`. */
export type Problem = 'emptyGroup' | 'value' | 'values' | 'number' | 'count' | 'order' | 'segmentGone' | 'day';

/** Names of saved segments that a rule may point to. */
export interface KnownSegments {
  readonly has: (id: number) => boolean;
}

/** Parts that cannot be asked yet, by id; the outermost group may be empty. */
export function findProblems(root: GroupNode, segments: KnownSegments): Map<number, Problem> {
  const found = new Map<number, Problem>();
  for (const node of allNodes(root)) {
    const problem = node.id === root.id ? null : problemOf(node, segments);
    if (problem !== null) found.set(node.id, problem);
  }
  return found;
}

function problemOf(node: RuleNode, segments: KnownSegments): Problem | null {
  if (node.kind === 'group') return node.of.length === 0 ? 'emptyGroup' : null;
  return problemOfLeaf(node.leaf, segments);
}

function problemOfLeaf(leaf: Leaf, segments: KnownSegments): Problem | null {
  switch (leaf.op) {
    case 'compare':
      if (typeof leaf.value === 'number') return problemOfNumber(leaf.column, leaf.value);
      return leaf.value === '' ? 'value' : null;
    case 'text':
      return leaf.value === '' ? 'value' : null;
    case 'in':
      return leaf.values.length === 0 ? 'values' : null;
    case 'between':
      return problemOfNumber(leaf.column, leaf.from) ?? problemOfNumber(leaf.column, leaf.to) ?? (leaf.from > leaf.to ? 'order' : null);
    case 'purchases':
      if (!Number.isFinite(leaf.value)) return 'number';
      if (leaf.window.kind === 'last') return Number.isInteger(leaf.window.count) && leaf.window.count > 0 ? null : 'count';
      if (leaf.window.kind === 'all') return null;
      if (!Number.isFinite(leaf.window.fromDay) || !Number.isFinite(leaf.window.toDay)) return 'day';
      return leaf.window.fromDay > leaf.window.toDay ? 'order' : null;
    case 'segment':
      return segments.has(leaf.id) ? null : 'segmentGone';
    default:
      return null;
  }
}

function problemOfNumber(column: string, value: number): Problem | null {
  if (Number.isFinite(value)) return null;
  return findColumn('customers', column)?.type === 'day' ? 'day' : 'number';
}
