import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import type { Role } from '../../../../shared/model/role.ts';
import type { ReadSummary, RecordChunk } from '../../../parser/protocol.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import type { ColumnValues } from '../../store/bulk-insert.ts';
import { valueAt } from '../../store/queries/records/record-batch.ts';
import { ExactSum } from '../differences/exact-sum.ts';
import { readAll } from '../read-all.ts';
import { readLineColumns } from '../resolve/line-columns.ts';
import { valuesOf } from '../resolve/parties/chunk-values.ts';

/** What a second reading of the rows as they came gives. */
export interface TextTotals {
  readonly read: number;
  readonly filtered: number;
  /** Σ of columns over the rows that are held, in ten-thousandths. */
  readonly sums: ReadonlyMap<string, bigint>;
}

/** A column with the roles that fill it: of several the first that has a value counts. */
export interface FilledColumn {
  readonly column: string;
  readonly roles: readonly Role[];
}

export interface CountedColumns {
  readonly kind: ImportKind;
  /** 1 at the number of each record that counts. */
  readonly held: Uint8Array;
  readonly columns: readonly FilledColumn[];
}

/** Reads chunks to their end; sums columns over the rows marked as held. Throws AppError CANCELLED or what the reader reports. */
export async function countTexts(
  chunks: AsyncGenerator<RecordChunk, ReadSummary, void>,
  { kind, held, columns }: CountedColumns,
  job: JobContext,
): Promise<TextTotals> {
  const sums = new Map(columns.map(({ column }) => [column, new ExactSum()]));
  const { read, filtered } = await readAll(chunks, job, async (chunk) => {
    // A line without a quantity is one unit: the gaps are filled as an import fills them.
    if (columns.length > 0 && (kind === 'orders' || kind === 'orderLines')) readLineColumns(chunk, false);
    for (const { roles, column } of columns) {
      const values = roles.map((role) => valuesOf(chunk, role, [])).filter((found) => found !== null);
      const sum = sums.get(column);
      if (sum !== undefined) addHeld(sum, values, chunk.rowNo, held);
    }
  });
  return { read, filtered, sums: new Map([...sums].map(([column, sum]) => [column, sum.value()])) };
}

function addHeld(sum: ExactSum, sources: readonly ColumnValues[], rowNo: Int32Array, held: Uint8Array): void {
  for (let row = 0; row < rowNo.length; row++) {
    if (held[rowNo[row] ?? 0] !== 1) continue;
    for (const source of sources) {
      const value = valueAt(source, row);
      if (value === null || typeof value === 'string') continue;
      sum.add(value);
      break;
    }
  }
}
