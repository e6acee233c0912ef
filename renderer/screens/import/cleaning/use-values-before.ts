import { useEffect, useState } from 'react';
import type { CleaningStep } from '../../../../shared/model/cleaning-step.ts';
import { ownWidth, stepsInForce } from '../session/batch-draft.ts';
import type { BatchReading } from '../session/batch-reading.ts';
import { compileSteps, positionOf } from '../session/step-drafts.ts';

type Cleaner = typeof import('../../../../shared/model/cleaning/text-cleaner.ts');

/** The values that a step meets in a column of the rows shown: as the steps before it leave them. What cleans is fetched when first needed; until then the values are those of the file. */
export function useValuesBefore({ preview, draft }: BatchReading, id: number, column: number): readonly string[] {
  const drafts = stepsInForce(draft, preview);
  const width = ownWidth(preview);
  const { steps, added } = compileSteps(
    drafts.slice(
      0,
      Math.max(
        0,
        drafts.findIndex((one) => one.id === id),
      ),
    ),
    width,
  );
  const position = positionOf(column, added, width) ?? 0;
  const isCleaned = steps.length > 0;
  const [cleaner, setCleaner] = useState<Cleaner | null>(null);
  useEffect(() => {
    if (isCleaned) void import('../../../../shared/model/cleaning/text-cleaner.ts').then(setCleaner);
  }, [isCleaned]);
  const rows = preview.rows.map(({ fields }) => fields);
  return isCleaned && cleaner !== null ? valuesAfter(cleaner, steps, rows, width, position) : rows.map((fields) => fields[position] ?? '');
}

/** What the steps leave in a column of the rows; a column that a step makes follows those of the file. */
export function valuesAfter(
  { TextCleaner }: Cleaner,
  steps: readonly CleaningStep[],
  rows: readonly (readonly string[])[],
  width: number,
  position: number,
): readonly string[] {
  // The numbering plans of all countries are too much for a window; what becomes of a telephone number is not mapped by hand.
  const cleaner = new TextCleaner(
    steps.filter(({ step }) => step !== 'phone'),
    width,
  );
  return rows.map((fields) => {
    const cells = [...fields];
    cleaner.clean(cells, 0);
    return cells[position] ?? '';
  });
}
