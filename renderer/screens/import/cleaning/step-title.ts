import type { CleaningStep } from '../../../../shared/model/cleaning-step.ts';
import type { Words } from '../../../state/words.ts';
import { columnName } from '../reading/column-name.ts';
import type { DraftedMapping } from '../session/batch-draft.ts';
import { columnsOf } from '../session/step-drafts.ts';

const MOST_NAMES = 3;

/** What a step does and to which columns, in a few words. Columns are ids. */
export function stepTitle(step: CleaningStep, drafted: Pick<DraftedMapping, 'mapping' | 'idOf'>, words: Words): string {
  return words.t('imports.cleaning.on', { step: words.t(`imports.cleaning.steps.${step.step}`), columns: stepColumns(step, drafted, words) });
}

/** Names of the columns a step looks at; "all columns" when it is all of them. */
export function stepColumns(step: CleaningStep, { mapping, idOf }: Pick<DraftedMapping, 'mapping' | 'idOf'>, words: Words): string {
  const ids = columnsOf(step);
  const named = mapping.columns.filter(({ index }) => ids.includes(idOf(index)));
  if (named.length > MOST_NAMES && ids.length >= mapping.columns.length - 1) return words.t('imports.cleaning.all');
  const names = named.slice(0, MOST_NAMES).map((column) => columnName(column, words));
  const more = named.length - names.length;
  return more > 0 ? words.t('imports.cleaning.andMore', { columns: names.join(', '), count: more }) : names.join(', ');
}
