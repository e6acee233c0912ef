import type { ColumnValues } from '../../../store/bulk-insert.ts';
import { valueAt } from '../../../store/queries/records/record-batch.ts';

/** One measured column of a dimension (a price, a date, yes or no) as a file has it; the last value met counts, empty ones say nothing. */
export class NumberDraft {
  readonly values = new Map<number, number | bigint>();

  /** Takes the values of a chunk; rows with id 0 describe nothing. */
  take(ids: Int32Array, column: ColumnValues): void {
    for (let row = 0; row < ids.length; row++) {
      const id = ids[row] ?? 0;
      const value = id === 0 ? null : valueAt(column, row);
      if (value !== null && typeof value !== 'string') this.values.set(id, value);
    }
  }
}
