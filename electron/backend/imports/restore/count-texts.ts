import type { Role } from '../../../../shared/model/role.ts';
import type { ChunkColumn, ReadSummary, RecordChunk } from '../../../parser/protocol.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import { ExactSum } from '../differences/exact-sum.ts';
import { readAll } from '../read-all.ts';

/** What a second reading of the rows as they came gives. */
export interface TextTotals {
  readonly read: number;
  readonly filtered: number;
  /** Σ of columns over the rows that are held, in ten-thousandths. */
  readonly sums: ReadonlyMap<string, bigint>;
}

export interface CountedColumns {
  /** 1 at the number of each record that counts. */
  readonly held: Uint8Array;
  readonly columns: readonly { readonly role: Role; readonly column: string }[];
}

/** Reads chunks to their end; sums columns over the rows marked as held. Throws AppError CANCELLED or what the reader reports. */
export async function countTexts(
  chunks: AsyncGenerator<RecordChunk, ReadSummary, void>,
  { held, columns }: CountedColumns,
  job: JobContext,
): Promise<TextTotals> {
  const sums = new Map(columns.map(({ column }) => [column, new ExactSum()]));
  const { read, filtered } = await readAll(chunks, job, async (chunk) => {
    for (const { role, column } of columns) {
      const values = chunk.columns[role];
      const sum = sums.get(column);
      if (values !== undefined && sum !== undefined) addHeld(sum, values, chunk.rowNo, held);
    }
  });
  return { read, filtered, sums: new Map([...sums].map(([column, sum]) => [column, sum.value()])) };
}

function addHeld(sum: ExactSum, values: ChunkColumn, rowNo: Int32Array, held: Uint8Array): void {
  if (values.form === 'decimal') {
    values.scaled.forEach((value, row) => {
      if (held[rowNo[row] ?? 0] === 1 && !Number.isNaN(value)) sum.add(value);
    });
  } else if (values.form === 'wide') {
    values.scaled.forEach((value, row) => {
      if (held[rowNo[row] ?? 0] === 1 && values.empty[row] !== 1) sum.add(value);
    });
  }
}
