import { type KeyboardEvent, useState } from 'react';

/** Where the keyboard is: record and column of the grid; columns −2 and −1 are the line and what is wrong. */
export interface GridPlace {
  readonly index: number;
  readonly column: number;
}

export const LINE_COLUMN = -2;
export const FAULT_COLUMN = -1;
const PAGE_ROWS = 8;

export interface GridCursorOptions {
  readonly start: GridPlace;
  readonly rows: number;
  readonly columns: number;
  readonly isRtl: boolean;
  readonly valueAt: (place: GridPlace) => string;
  readonly onCommit: (place: GridPlace, value: string) => void;
  /** Called after the cursor moved, so that its cell can be brought into sight. */
  readonly onMove: (place: GridPlace) => void;
  readonly onOpenLine: (index: number) => void;
}

/** Keys of a grid whose cells can be typed into: arrows move, Enter or a letter edits, Delete empties, Escape takes back. */
export function useGridCursor({ start, rows, columns, isRtl, valueAt, onCommit, onMove, onOpenLine }: GridCursorOptions) {
  const [active, setActive] = useState(start);
  const [draft, setDraft] = useState<string | null>(null);

  const moveTo = (place: GridPlace) => {
    const next = {
      index: Math.max(0, Math.min(rows - 1, place.index)),
      column: Math.max(LINE_COLUMN, Math.min(columns - 1, place.column)),
    };
    setActive(next);
    onMove(next);
  };
  const edit = (place: GridPlace, text = valueAt(place)) => {
    if (place.column < 0) return;
    setActive(place);
    setDraft(text);
  };
  const commit = (step: Partial<GridPlace> = {}) => {
    if (draft !== null && draft !== valueAt(active)) onCommit(active, draft);
    setDraft(null);
    moveTo({ index: active.index + (step.index ?? 0), column: active.column + (step.column ?? 0) });
  };

  const pressGrid = (event: KeyboardEvent) => {
    if (draft !== null || event.target !== event.currentTarget) return;
    const side = isRtl ? -1 : 1;
    const { index, column } = active;
    const goals: Readonly<Record<string, GridPlace>> = {
      ArrowDown: { index: index + 1, column },
      ArrowUp: { index: index - 1, column },
      ArrowRight: { index, column: column + side },
      ArrowLeft: { index, column: column - side },
      PageDown: { index: index + PAGE_ROWS, column },
      PageUp: { index: index - PAGE_ROWS, column },
      Home: { index: event.ctrlKey ? 0 : index, column: LINE_COLUMN },
      End: { index: event.ctrlKey ? rows - 1 : index, column: columns - 1 },
    };
    const goal = goals[event.key];
    if (goal !== undefined) moveTo(goal);
    else if ((event.key === 'Enter' || event.key === 'F2') && column === LINE_COLUMN) onOpenLine(index);
    else if (event.key === 'Enter' || event.key === 'F2') edit(active);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && column >= 0) onCommit(active, '');
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && column >= 0) edit(active, event.key);
    else return;
    event.preventDefault();
  };

  const pressInput = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit({ index: event.shiftKey ? -1 : 1 });
    else if (event.key === 'Tab') commit({ column: event.shiftKey ? -1 : 1 });
    else if (event.key === 'Escape') setDraft(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** The input lost the focus: what was typed counts, the cursor stays where the person pointed. */
  const leave = () => {
    if (draft !== null && draft !== valueAt(active)) onCommit(active, draft);
    setDraft(null);
  };

  return { active, draft, setDraft, edit, leave, point: setActive, pressGrid, pressInput };
}
