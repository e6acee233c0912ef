import type { KeyboardEvent } from 'react';
import type { RuleNode } from '../rule/rule-tree.ts';
import type { RuleEdits } from './builder-context.ts';

/** Keys that work on the part one is in; the innermost part takes them. */
export function pressInPart(event: KeyboardEvent, node: RuleNode, edits: RuleEdits): void {
  if (event.defaultPrevented || event.nativeEvent.isComposing) return;
  const hasCommand = event.ctrlKey || event.metaKey;
  const action = hasCommand
    ? { d: () => edits.duplicate(node), delete: () => edits.remove(node.id), backspace: () => edits.remove(node.id) }[event.key.toLowerCase()]
    : event.altKey
      ? { ArrowUp: () => edits.move(node.id, -1), ArrowDown: () => edits.move(node.id, 1) }[event.key]
      : undefined;
  if (action === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

/** Undo and redo anywhere in the rule, instead of the fields' own. */
export function pressInRule(event: KeyboardEvent, edits: RuleEdits): void {
  if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const action = key === 'z' ? (event.shiftKey ? edits.redo : edits.undo) : key === 'y' ? edits.redo : undefined;
  if (action === undefined) return;
  event.preventDefault();
  action();
}
