import type { Preview } from '../../../../shared/contract/imports.ts';
import { formatDecimal } from '../../../../shared/model/decimal.ts';
import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { parseNumberText, toScaled } from '../../../../shared/model/written-number.ts';
import { canonicalText } from '../../../../shared/model/written-text.ts';
import { findToldApart } from './told-apart.ts';

/** A value of the file and the amount it would be under each way of reading, as exact decimal text. */
export interface NumberQuestion {
  readonly value: string;
  readonly line: number;
  readonly amounts: readonly { readonly reading: ColumnReading; readonly amount: string }[];
}

/** The first value of a column that becomes different amounts under the readings ("1.234"); null when the rows shown have none. */
export function numberQuestion(preview: Preview, index: number, readings: readonly ColumnReading[]): NumberQuestion | null {
  const found = findToldApart(preview, index, readings, (value, reading) => (reading.kind === 'number' ? amountOf(value, reading) : null));
  if (found === null) return null;
  const { value, line, meanings } = found;
  return { value, line, amounts: meanings.map(({ reading, meaning }) => ({ reading, amount: meaning })) };
}

function amountOf(text: string, reading: Extract<ColumnReading, { kind: 'number' }>): string | null {
  const exact = parseNumberText(canonicalText(text), reading);
  const result = exact === null ? null : toScaled(exact);
  return result === null || result === 'outOfRange' ? null : formatDecimal(result.scaled);
}
