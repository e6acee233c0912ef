import type { Preview, SuggestedStep } from '../../../../shared/contract/imports.ts';
import type { CleaningStep } from '../../../../shared/model/cleaning-step.ts';
import { columnsOf } from '../session/step-drafts.ts';

/** Steps that the values ask for and that are not in force yet. */
export function offeredSteps({ suggestedSteps = [] }: Preview, inForce: readonly CleaningStep[]): readonly SuggestedStep[] {
  const known = new Set(inForce.flatMap((step) => columnsOf(step).map((column) => `${step.step} ${column}`)));
  return suggestedSteps.filter(({ step }) => columnsOf(step).some((column) => !known.has(`${step.step} ${column}`)));
}
