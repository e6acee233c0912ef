import { FIRST_PURCHASES } from './purchases.ts';
import type { Leaf } from './rule-tree.ts';
import { conditionNode, groupNode, type RuleNode } from './rule-tree.ts';

/** Kinds of parts that can be added, in the order they are offered. */
export const PART_KINDS = ['purchases', 'attribute', 'member', 'segment', 'group'] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** What a rule can point to. */
export interface PartSources {
  readonly groups: readonly {
    readonly analysis: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly groups: readonly { readonly key: string }[];
  }[];
  readonly segments: readonly { readonly id: number }[];
}

/** A part to start from; null where the client file has nothing to choose from. */
export function newPart(kind: PartKind, { groups, segments }: PartSources): RuleNode | null {
  if (kind === 'group') return groupNode('or', [conditionNode(FIRST_PURCHASES)]);
  const leaf = newLeaf(kind, { groups, segments });
  return leaf === null ? null : conditionNode(leaf);
}

function newLeaf(kind: Exclude<PartKind, 'group'>, { groups, segments }: PartSources): Leaf | null {
  switch (kind) {
    case 'purchases':
      return FIRST_PURCHASES;
    case 'attribute':
      return { op: 'compare', column: 'country', comparison: 'eq', value: '' };
    case 'member': {
      const [choice] = groups;
      const [first] = choice?.groups ?? [];
      return choice === undefined || first === undefined
        ? null
        : { op: 'member', analysis: choice.analysis, params: choice.params, group: first.key };
    }
    case 'segment': {
      const [first] = segments;
      return first === undefined ? null : { op: 'segment', id: first.id };
    }
  }
}
