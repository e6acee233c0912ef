import type { CleaningStep } from '../../../../shared/model/cleaning-step.ts';

/** Ids of columns made by steps begin here; a column of the file is known by its position. */
const ADDED_FROM = 100_000;
const MOST_ADDED = 16;

/** A cleaning step as the person arranges it: it can rest, move and go without other steps losing the columns they speak of. */
export interface StepDraft {
  readonly id: number;
  readonly isOn: boolean;
  /** Columns are ids: positions in the file, or `addedColumnId` for columns that steps make. */
  readonly step: CleaningStep;
}

export interface CompiledSteps {
  /** Steps as the host runs them, columns by position. */
  readonly steps: readonly CleaningStep[];
  /** Ids of the added columns, in the order of their positions behind the file's own. */
  readonly added: readonly number[];
  /** Place of each draft in `steps`; drafts that rest or have no column left have none. */
  readonly places: ReadonlyMap<number, number>;
}

/** Id of the n-th column that a step makes. */
export function addedColumnId(stepId: number, place: number): number {
  return ADDED_FROM + stepId * MOST_ADDED + place;
}

/** How many columns a step makes. */
export function columnsMade(step: CleaningStep): number {
  return step.step === 'split' ? step.into : step.step === 'merge' ? 1 : 0;
}

/** Columns a step looks at. */
export function columnsOf(step: CleaningStep): readonly number[] {
  return 'columns' in step ? step.columns : [step.column];
}

/** Whether a step changes nothing as it stands: a map of values that all stay as they are. */
export function isIdle(step: CleaningStep): boolean {
  return step.step === 'mapValues' && step.values.every(({ from, to }) => from === to);
}

/** The same step on other columns; null when none is left. */
export function onColumns(step: CleaningStep, columns: readonly number[]): CleaningStep | null {
  const [first] = columns;
  if (first === undefined) return null;
  return 'columns' in step ? { ...step, columns: [...columns] } : { ...step, column: first };
}

/** Drafts as the host runs them on a file of `width` columns: what rests is left out, and with it what speaks only of its columns. */
export function compileSteps(drafts: readonly StepDraft[], width: number): CompiledSteps {
  const steps: CleaningStep[] = [];
  const added: number[] = [];
  const places = new Map<number, number>();
  for (const { id, isOn, step } of drafts) {
    const columns = columnsOf(step).map((column) => positionOf(column, added, width));
    const compiled =
      isOn && !isIdle(step)
        ? onColumns(
            step,
            columns.filter((column) => column !== null),
          )
        : null;
    if (compiled === null) continue;
    places.set(id, steps.length);
    steps.push(withinMapped(compiled, (column) => positionOf(column, added, width)));
    for (let place = 0; place < columnsMade(step); place += 1) added.push(addedColumnId(id, place));
  }
  return { steps, added, places };
}

/** Steps of a mapping as drafts, for a file of `width` columns. */
export function liftSteps(steps: readonly CleaningStep[], width: number): readonly StepDraft[] {
  const added: number[] = [];
  return steps.flatMap((step, index) => {
    const id = index + 1;
    const columns = columnsOf(step).map((column) => idAt(column, added, width));
    const lifted = onColumns(step, columns);
    const seen = [...added];
    for (let place = 0; place < columnsMade(step); place += 1) added.push(addedColumnId(id, place));
    return lifted === null ? [] : [{ id, isOn: true, step: withinMapped(lifted, (column) => idAt(column, seen, width)) }];
  });
}

/** A step that looks at a second column, with that column mapped as well; without it where it is gone. */
function withinMapped(step: CleaningStep, map: (column: number) => number | null): CleaningStep {
  if (step.step !== 'fillDown' || step.within === undefined) return step;
  const within = map(step.within);
  const { within: _old, ...plain } = step;
  return within === null ? plain : { ...plain, within };
}

/** Position of a column by its id; null when the step that makes it is gone. */
export function positionOf(id: number, added: readonly number[], width: number): number | null {
  if (id < ADDED_FROM) return id < width ? id : null;
  const place = added.indexOf(id);
  return place < 0 ? null : width + place;
}

/** Id of the column at a position. */
export function idAt(position: number, added: readonly number[], width: number): number {
  return position < width ? position : (added[position - width] ?? position);
}

/** Drafts with one more at the end. */
export function withStep(drafts: readonly StepDraft[], step: CleaningStep): readonly StepDraft[] {
  return [...drafts, { id: Math.max(0, ...drafts.map(({ id }) => id)) + 1, isOn: true, step }];
}

/** Drafts with one moved by a place up (−1) or down (1). */
export function moveStep(drafts: readonly StepDraft[], id: number, by: -1 | 1): readonly StepDraft[] {
  const from = drafts.findIndex((draft) => draft.id === id);
  const to = from + by;
  const moved = drafts[from];
  if (moved === undefined || to < 0 || to >= drafts.length) return drafts;
  return drafts.filter((draft) => draft !== moved).toSpliced(to, 0, moved);
}
