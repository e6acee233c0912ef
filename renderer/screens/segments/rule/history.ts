/** What was, is and would be again; changes of one kind in a row count as one. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  /** Names the last change; "" never merges. */
  readonly tag: string;
}

const KEPT = 100;

/** A history without a past. */
export function startHistory<State>(present: State): History<State> {
  return { past: [], present, future: [], tag: '' };
}

/** Goes on to another state; a change with the tag of the last one (typing in one field) joins it. */
export function pushState<State>(history: History<State>, present: State, tag = ''): History<State> {
  if (Object.is(present, history.present)) return history;
  const isSame = tag !== '' && tag === history.tag && history.past.length > 0;
  return { past: isSame ? history.past : [...history.past, history.present].slice(-KEPT), present, future: [], tag };
}

/** Takes the last change back. */
export function undoState<State>(history: History<State>): History<State> {
  const present = history.past.at(-1);
  if (present === undefined) return history;
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future], tag: '' };
}

/** Makes the change again that was taken back. */
export function redoState<State>(history: History<State>): History<State> {
  const [present, ...future] = history.future;
  if (present === undefined) return history;
  return { past: [...history.past, history.present], present, future, tag: '' };
}
