import type { Preview } from '../../../../shared/contract/imports.ts';
import { formatDecimal } from '../../../../shared/model/decimal.ts';
import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { parseNumberText, toScaled } from '../../../../shared/model/written-number.ts';
import { canonicalText } from '../../../../shared/model/written-text.ts';
import { shownRows } from './preview-ledger.ts';

/** A value of the file and the amount it would be under each way of reading, as exact decimal text. */
export interface NumberQuestion {
  readonly value: string;
  readonly line: number;
  readonly amounts: readonly { readonly reading: ColumnReading; readonly amount: string }[];
}

/** The first value of a column that becomes different amounts under the readings ("1.234"); null when the rows shown have none. */
export function numberQuestion(preview: Preview, index: number, readings: readonly ColumnReading[]): NumberQuestion | null {
  const rows = shownRows(preview);
  for (const [place, { line }] of preview.rows.entries()) {
    const value = (rows[place]?.[index] ?? '').trim();
    const amounts = readings.flatMap((reading) => {
      const amount = reading.kind === 'number' ? amountOf(value, reading) : null;
      return amount === null ? [] : [{ reading, amount }];
    });
    if (amounts.length === readings.length && new Set(amounts.map(({ amount }) => amount)).size === amounts.length) return { value, line, amounts };
  }
  return null;
}

function amountOf(text: string, reading: Extract<ColumnReading, { kind: 'number' }>): string | null {
  const exact = parseNumberText(canonicalText(text), reading);
  const result = exact === null ? null : toScaled(exact);
  return result === null || result === 'outOfRange' ? null : formatDecimal(result.scaled);
}
