import type { Predicate } from '../../../../shared/warehouse/predicate.ts';

export type Join = 'and' | 'or';
/** A condition that is no group and no negation. */
export type Leaf = Exclude<Predicate, { op: Join | 'not' }>;

interface Part {
  /** Stays the same while the part is edited or moved. */
  readonly id: number;
  readonly isNegated: boolean;
}

export interface GroupNode extends Part {
  readonly kind: 'group';
  readonly join: Join;
  readonly of: readonly RuleNode[];
}

export interface ConditionNode extends Part {
  readonly kind: 'condition';
  readonly leaf: Leaf;
}

/** A rule as the builder edits it: negation is a mark on a part, every part has an id. */
export type RuleNode = GroupNode | ConditionNode;

let lastId = 0;

function freshId(): number {
  lastId += 1;
  return lastId;
}

/** A new condition to put into a rule. */
export function conditionNode(leaf: Leaf): ConditionNode {
  return { kind: 'condition', id: freshId(), isNegated: false, leaf };
}

/** A new group to put into a rule. */
export function groupNode(join: Join, of: readonly RuleNode[]): GroupNode {
  return { kind: 'group', id: freshId(), isNegated: false, join, of };
}

/** A rule ready for editing; its outermost part is always a group that is not negated. */
export function toTree(rule: Predicate): GroupNode {
  const node = toNode(rule);
  return node.kind === 'group' && !node.isNegated ? node : groupNode('and', [node]);
}

function toNode(rule: Predicate): RuleNode {
  switch (rule.op) {
    case 'and':
    case 'or':
      return groupNode(rule.op, rule.of.map(toNode));
    case 'not': {
      const inner = toNode(rule.of);
      return { ...inner, isNegated: !inner.isNegated };
    }
    default:
      return conditionNode(rule);
  }
}

/** The rule that was edited; a group of one stands as that one, nothing is turned around twice. */
export function toRule(node: RuleNode): Predicate {
  const bare = bareRule(node);
  if (!node.isNegated) return bare;
  return bare.op === 'not' ? bare.of : { op: 'not', of: bare };
}

function bareRule(node: RuleNode): Predicate {
  if (node.kind === 'condition') return node.leaf;
  const [only] = node.of;
  if (only !== undefined && node.of.length === 1) return toRule(only);
  return { op: node.join, of: node.of.map(toRule) };
}

/** Every part, the outermost first. */
export function allNodes(node: RuleNode): RuleNode[] {
  return node.kind === 'condition' ? [node] : [node, ...node.of.flatMap(allNodes)];
}

/** Levels of groups inside a part; a condition has none. */
export function levelsOf(node: RuleNode): number {
  return node.kind === 'condition' ? 0 : 1 + Math.max(0, ...node.of.map(levelsOf));
}
