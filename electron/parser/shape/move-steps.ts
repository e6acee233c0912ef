import type { CleaningStep } from '../../../shared/model/cleaning-step.ts';

/** Where each column of the old file is in the new one; null = it is gone. */
export type ColumnMoves = (column: number) => number | null;

export interface MovedSteps {
  readonly steps: readonly CleaningStep[];
  /** Steps that no longer fit, as they were. */
  readonly dropped: readonly CleaningStep[];
  /** Moves of all columns, those that steps add included. */
  readonly moves: ColumnMoves;
}

/**
 * Carries cleaning steps over to a file whose columns stand elsewhere. A step loses the columns that are gone; one that has none
 * left, or needs one that is gone, is dropped, and with it the columns it would add.
 */
export function moveSteps(steps: readonly CleaningStep[], move: ColumnMoves, widths: { readonly from: number; readonly to: number }): MovedSteps {
  const added = new Map<number, number | null>();
  const moves: ColumnMoves = (column) => (column < widths.from ? move(column) : (added.get(column) ?? null));
  const kept: CleaningStep[] = [];
  const dropped: CleaningStep[] = [];
  let nextOld = widths.from;
  let nextNew = widths.to;
  for (const step of steps) {
    const moved = moveStep(step, moves);
    if (moved === null) dropped.push(step);
    else kept.push(moved);
    for (let count = addedBy(step); count > 0; count--) {
      added.set(nextOld++, moved === null ? null : nextNew++);
    }
  }
  return { steps: kept, dropped, moves };
}

/** How many columns a step adds. */
export function addedBy(step: CleaningStep): number {
  if (step.step === 'split') return step.into;
  return step.step === 'merge' ? 1 : 0;
}

function moveStep(step: CleaningStep, moves: ColumnMoves): CleaningStep | null {
  if ('column' in step) {
    const column = moves(step.column);
    return column === null ? null : { ...step, column };
  }
  const columns = step.columns.map(moves).filter((column) => column !== null);
  if (columns.length === 0 || (step.step === 'merge' && columns.length < step.columns.length)) return null;
  if (step.step !== 'fillDown' || step.within === undefined) return { ...step, columns };
  const within = moves(step.within);
  return within === null ? null : { ...step, columns, within };
}
