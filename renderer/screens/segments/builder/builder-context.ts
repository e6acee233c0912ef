import { createContext, useContext } from 'react';
import type { RuleNames } from '../../../../shared/segments/describe.ts';
import type { Problem } from '../rule/problems.ts';
import type { Leaf, RuleNode } from '../rule/rule-tree.ts';

/** Groups of one analysis, as the contract offers them. */
export interface GroupChoice {
  readonly analysis: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly groups: readonly { readonly key: string; readonly customers: number }[];
}

/** What a rule can be made of in this client file. */
export interface RuleChoices {
  readonly groups: readonly GroupChoice[];
  /** Saved segments, without the one that is edited. */
  readonly segments: readonly { readonly id: number; readonly name: string }[];
  readonly names: RuleNames;
  /** Last day of the data. */
  readonly lastDay: number;
}

/** Changes of the rule that is being built. */
export interface RuleEdits {
  /** Changes in a row with the same tag are one step of undo. */
  readonly change: (id: number, change: (node: RuleNode) => RuleNode, tag?: string) => void;
  readonly add: (groupId: number, added: RuleNode) => void;
  readonly duplicate: (node: RuleNode) => void;
  readonly remove: (id: number) => void;
  readonly move: (id: number, step: -1 | 1) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

export interface BuilderState {
  readonly edits: RuleEdits;
  readonly choices: RuleChoices;
  readonly problems: ReadonlyMap<number, Problem>;
}

export const BuilderContext = createContext<BuilderState | null>(null);

/** The rule that is being built around here. */
export function useBuilder(): BuilderState {
  const state = useContext(BuilderContext);
  if (state === null) throw new Error('no builder around');
  return state;
}

/** Puts another condition in place of a node's own. */
export function withLeaf(leaf: Leaf): (node: RuleNode) => RuleNode {
  return (node) => (node.kind === 'condition' ? { ...node, leaf } : node);
}
