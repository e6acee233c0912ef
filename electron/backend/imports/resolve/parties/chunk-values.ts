import { SECONDS_PER_DAY } from '../../../../../shared/model/day.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import { type ChunkColumn, FLAG_EMPTY, type RecordChunk } from '../../../../parser/protocol.ts';
import { AppError } from '../../../app-error.ts';
import type { ColumnValues } from '../../../store/bulk-insert.ts';

/** A column of a chunk as it goes into a table; null when the role is not mapped. `texts` is the dictionary of a text role. Customer numbers are none: throws AppError MAPPING_INVALID. */
export function valuesOf(chunk: RecordChunk, role: Role, texts: readonly string[]): ColumnValues | null {
  const column = chunk.columns[role];
  if (column?.form === 'packed') throw new AppError('MAPPING_INVALID', { role });
  return column === undefined ? null : toValues(column, texts);
}

/** Days of a column of dates: of a birthday, say. Throws AppError MAPPING_INVALID when the role is read as something else. */
export function daysOf(chunk: RecordChunk, role: Role): ColumnValues | null {
  const column = chunk.columns[role];
  if (column === undefined) return null;
  if (column.form !== 'seconds') throw new AppError('MAPPING_INVALID', { role });
  return { kind: 'decimals', values: column.seconds.map((seconds) => Math.floor(seconds / SECONDS_PER_DAY)) };
}

function toValues(column: Exclude<ChunkColumn, { form: 'packed' }>, texts: readonly string[]): ColumnValues {
  switch (column.form) {
    case 'text':
      return { kind: 'texts', values: Array.from(column.codes, (code) => (code === 0 ? null : (texts[code - 1] ?? null))) };
    case 'keys':
      return { kind: 'texts', values: Array.from(column.codes, (code) => textOfKey(column, code)) };
    case 'decimal':
      return { kind: 'decimals', values: column.scaled };
    case 'wide':
      return { kind: 'bigints', values: column.scaled, empty: column.empty };
    case 'seconds':
      return { kind: 'decimals', values: column.seconds };
    case 'flag':
      return { kind: 'decimals', values: Float64Array.from(column.flags, (flag) => (flag === FLAG_EMPTY ? Number.NaN : flag)) };
  }
}

function textOfKey({ bytes, ends }: Extract<ChunkColumn, { form: 'keys' }>, code: number): string | null {
  return code === 0 ? null : Buffer.from(bytes.subarray(ends[code - 2] ?? 0, ends[code - 1])).toString('utf8');
}
