import { nameAddedColumns, TextCleaner } from '../../../../shared/model/cleaning/text-cleaner.ts';
import type { CleaningStep, StepCount } from '../../../../shared/model/cleaning-step.ts';
import type { SampleRecord } from '../dialect.ts';

/** A sample as cleaning steps leave it. */
export interface CleanedSample {
  /** Headers of the file's columns and of those that steps add. */
  readonly header: readonly string[];
  readonly added: readonly string[];
  readonly data: readonly SampleRecord[];
  /** What each step did in the first records. */
  readonly counts: readonly StepCount[];
}

/** Runs steps over the records of a sample; broken ones are left alone. `shown`: how many records count. */
export function cleanSample(header: readonly string[], data: readonly SampleRecord[], steps: readonly CleaningStep[], shown: number): CleanedSample {
  if (steps.length === 0) return { header, added: [], data, counts: [] };
  const width = header.length;
  const cleaner = new TextCleaner(steps, width);
  let counts: readonly StepCount[] | null = null;
  const cleaned = data.map((record, index) => {
    if (index === shown) counts = structuredClone(cleaner.counts);
    if (record.isBroken) return record;
    const cells = Array.from({ length: width }, (_, column) => record.fields[column] ?? '');
    cleaner.clean(cells, record.line);
    return { ...record, fields: cells };
  });
  const added = nameAddedColumns(steps, header);
  return { header: [...header, ...added], added, data: cleaned, counts: counts ?? cleaner.counts };
}
