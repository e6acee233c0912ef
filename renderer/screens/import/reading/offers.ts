import type { Preview } from '../../../../shared/contract/imports.ts';
import type { CleaningStep } from '../../../../shared/model/cleaning-step.ts';
import { columnsOf } from '../session/step-drafts.ts';

/** Steps that the values ask for and that are not in force yet. */
export function offeredSteps(preview: Preview, inForce: readonly CleaningStep[]): readonly CleaningStep[] {
  const key = (step: CleaningStep) => JSON.stringify([step.step, columnsOf(step)]);
  const known = new Set(inForce.map(key));
  return suggestionsOf(preview).filter((step) => !known.has(key(step)));
}

function suggestionsOf(preview: Preview & { readonly suggestedSteps?: readonly CleaningStep[] }): readonly CleaningStep[] {
  return preview.suggestedSteps ?? [];
}
