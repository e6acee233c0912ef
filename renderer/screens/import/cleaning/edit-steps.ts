import type { CleaningStep } from '../../../../shared/model/cleaning-step.ts';
import { stepsInForce } from '../session/batch-draft.ts';
import type { BatchReading } from '../session/batch-reading.ts';
import { moveStep, type StepDraft, withStep } from '../session/step-drafts.ts';

/** Changes of the list of steps of one batch. */
export interface StepEdits {
  readonly drafts: readonly StepDraft[];
  readonly add: (step: CleaningStep) => void;
  readonly replace: (id: number, step: CleaningStep) => void;
  readonly toggle: (id: number) => void;
  readonly move: (id: number, by: -1 | 1) => void;
  readonly remove: (id: number) => void;
}

/** The steps in force and what can be done with them; the first change takes over those of a template. */
export function stepEdits({ preview, draft, change }: BatchReading): StepEdits {
  const drafts = stepsInForce(draft, preview);
  const set = (next: (steps: readonly StepDraft[]) => readonly StepDraft[]) =>
    change((before) => ({ ...before, steps: next(stepsInForce(before, preview)) }));
  return {
    drafts,
    add: (step) => set((steps) => withStep(steps, step)),
    replace: (id, step) => set((steps) => steps.map((one) => (one.id === id ? { ...one, step } : one))),
    toggle: (id) => set((steps) => steps.map((one) => (one.id === id ? { ...one, isOn: !one.isOn } : one))),
    move: (id, by) => set((steps) => moveStep(steps, id, by)),
    remove: (id) => set((steps) => steps.filter((one) => one.id !== id)),
  };
}
