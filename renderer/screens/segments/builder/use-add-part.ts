import { newPart, PART_KINDS, type PartKind } from '../rule/new-part.ts';
import type { GroupNode } from '../rule/rule-tree.ts';
import { useBuilder } from './builder-context.ts';

/** Groups within groups that people still follow; the contract allows 12 levels, negations included. */
const MAX_DEPTH = 5;

export interface PartOffer {
  readonly kind: PartKind;
  /** False where the client file has nothing to choose from. */
  readonly isReady: boolean;
}

/** What can be added to a group, and how. */
export function useAddPart(group: GroupNode, depth: number): { readonly offers: readonly PartOffer[]; readonly add: (kind: PartKind) => void } {
  const { edits, choices } = useBuilder();
  return {
    offers: PART_KINDS.filter((kind) => kind !== 'group' || depth < MAX_DEPTH).map((kind) => ({
      kind,
      isReady: (kind !== 'member' || choices.groups.length > 0) && (kind !== 'segment' || choices.segments.length > 0),
    })),
    add: (kind) => {
      const part = newPart(kind, choices);
      if (part !== null) edits.add(group.id, part);
    },
  };
}
