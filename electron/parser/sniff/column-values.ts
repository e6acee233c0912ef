import { isNoDate } from '../../../shared/model/written/no-date.ts';
import { canonicalText, isNullToken } from '../../../shared/model/written-text.ts';
import type { SampleRecord } from './dialect.ts';

/** A value of a column with the lines it was met on first, and how often. */
export interface SampleValue {
  readonly text: string;
  readonly line: number;
  count: number;
}

/** What the sample shows of one column. */
export interface ColumnSample {
  readonly values: readonly SampleValue[];
  /** Records that have a value here. */
  readonly seen: number;
}

/** Distinct values of a column, in the order in which they appear; blank ones, words and dates for "no value" are left out. */
export function gatherColumn(records: readonly SampleRecord[], index: number): ColumnSample {
  const byText = new Map<string, SampleValue>();
  let seen = 0;
  for (const { fields, line, isBroken } of records) {
    if (isBroken) continue;
    const text = canonicalText(fields[index] ?? '');
    if (text === '' || isNullToken(text) || isNoDate(text)) continue;
    seen++;
    const known = byText.get(text);
    if (known === undefined) byText.set(text, { text, line, count: 1 });
    else known.count++;
  }
  return { values: [...byText.values()], seen };
}
