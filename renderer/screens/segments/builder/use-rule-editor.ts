import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Predicate } from '../../../../shared/warehouse/predicate.ts';
import { type History, pushState, redoState, startHistory, undoState } from '../rule/history.ts';
import { appendTo, copyOf, insertAfter, moveNode, neighbourOf, removeNode, updateNode } from '../rule/rule-edits.ts';
import { allNodes, type GroupNode, toTree } from '../rule/rule-tree.ts';
import type { RuleEdits } from './builder-context.ts';

export interface RuleEditor {
  readonly root: GroupNode;
  readonly edits: RuleEdits;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Goes around the rule; the editor moves the focus in it. */
  readonly area: RefObject<HTMLDivElement | null>;
}

/** A rule being edited, with its history; what was added or moved has the focus. */
export function useRuleEditor(rule: Predicate): RuleEditor {
  const [history, setHistory] = useState<History<GroupNode>>(() => startHistory(toTree(rule)));
  const area = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(null);
  const root = history.present;
  useEffect(() => {
    if (wanted.current === null) return;
    const known = allNodes(root).some((node) => node.id === wanted.current) ? wanted.current : root.id;
    wanted.current = null;
    focusPart(area.current, known);
  }, [root]);
  const edits = useMemo((): RuleEdits => {
    const push = (change: (root: GroupNode) => GroupNode, tag?: string) => setHistory((before) => pushState(before, change(before.present), tag));
    return {
      change: (id, change, tag) => push((before) => updateNode(before, id, change), tag),
      add: (groupId, added) => {
        wanted.current = added.id;
        push((before) => appendTo(before, groupId, added));
      },
      duplicate: (node) => {
        const copy = copyOf(node);
        wanted.current = copy.id;
        push((before) => insertAfter(before, node.id, copy));
      },
      remove: (id) =>
        push((before) => {
          wanted.current = neighbourOf(before, id);
          return removeNode(before, id);
        }),
      move: (id, step) => {
        wanted.current = id;
        push((before) => moveNode(before, id, step));
      },
      undo: () => setHistory(undoState),
      redo: () => setHistory(redoState),
    };
  }, []);
  return { root, edits, canUndo: history.past.length > 0, canRedo: history.future.length > 0, area };
}

/** The first control of a part's sentence; for the rule itself, the button that adds. */
function focusPart(area: HTMLElement | null, id: number): void {
  const part = area?.querySelector<HTMLElement>(`[data-part="${id}"]`);
  const control = part?.querySelector<HTMLElement>('[data-sentence] :is(input, [role=combobox])') ?? part?.querySelector<HTMLElement>('button');
  control?.focus();
}
