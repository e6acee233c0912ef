import { allNodes, conditionNode, type GroupNode, groupNode, type RuleNode } from './rule-tree.ts';

/** Parts that one group may hold, as the contract has it. */
export const MAX_PARTS = 50;

/** Changes one part of a rule. */
export function updateNode(root: GroupNode, id: number, change: (found: RuleNode) => RuleNode): GroupNode {
  if (root.id !== id) return { ...root, of: root.of.map((child) => changed(child, id, change)) };
  const next = change(root);
  return next.kind === 'group' ? next : root;
}

function changed(node: RuleNode, id: number, change: (found: RuleNode) => RuleNode): RuleNode {
  if (node.id === id) return change(node);
  return node.kind === 'group' ? { ...node, of: node.of.map((child) => changed(child, id, change)) } : node;
}

/** Takes a part out; a group that becomes empty by it goes too, and an empty rule asks for all again. */
export function removeNode(root: GroupNode, id: number): GroupNode {
  const rest = without(root, id);
  return rest.of.length === 0 ? { ...rest, join: 'and' } : rest;
}

function without(group: GroupNode, id: number): GroupNode {
  const of = group.of
    .filter((child) => child.id !== id)
    .flatMap((child): RuleNode[] => {
      if (child.kind === 'condition') return [child];
      const rest = without(child, id);
      return rest.of.length === 0 && child.of.length > 0 ? [] : [rest];
    });
  return { ...group, of };
}

/** Puts a part at the end of a group. */
export function appendTo(root: GroupNode, groupId: number, added: RuleNode): GroupNode {
  return updateNode(root, groupId, (found) =>
    found.kind === 'group' && found.of.length < MAX_PARTS ? { ...found, of: [...found.of, added] } : found,
  );
}

/** Puts a part right behind another one. */
export function insertAfter(root: GroupNode, id: number, added: RuleNode): GroupNode {
  return mapSiblings(root, (of) => {
    const place = of.findIndex((child) => child.id === id);
    return place < 0 || of.length >= MAX_PARTS ? of : [...of.slice(0, place + 1), added, ...of.slice(place + 1)];
  });
}

/** Moves a part one place up (−1) or down (1) among its neighbours. */
export function moveNode(root: GroupNode, id: number, step: -1 | 1): GroupNode {
  return mapSiblings(root, (of) => {
    const place = of.findIndex((child) => child.id === id);
    const [moved, neighbour] = [of[place], of[place + step]];
    if (moved === undefined || neighbour === undefined) return of;
    return of.map((child, index) => (index === place ? neighbour : index === place + step ? moved : child));
  });
}

/** The same part again, with ids of its own. */
export function copyOf(node: RuleNode): RuleNode {
  const copy = node.kind === 'condition' ? conditionNode(node.leaf) : groupNode(node.join, node.of.map(copyOf));
  return { ...copy, isNegated: node.isNegated };
}

/** The part to point at when another one is about to go: the next, else the one before, else that of the group around. */
export function neighbourOf(root: GroupNode, id: number): number {
  const parent = allNodes(root).find((node) => node.kind === 'group' && node.of.some((child) => child.id === id));
  if (parent?.kind !== 'group') return root.id;
  const place = parent.of.findIndex((child) => child.id === id);
  const beside = parent.of[place + 1] ?? parent.of[place - 1];
  if (beside !== undefined) return beside.id;
  return parent.id === root.id ? root.id : neighbourOf(root, parent.id);
}

function mapSiblings(group: GroupNode, change: (of: readonly RuleNode[]) => readonly RuleNode[]): GroupNode {
  return { ...group, of: change(group.of).map((child) => (child.kind === 'group' ? mapSiblings(child, change) : child)) };
}
