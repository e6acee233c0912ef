import { BIGINT, BOOLEAN, type DuckDBType, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { ColumnType } from '../../../../shared/warehouse/catalogue.ts';
import type { DetailValue } from '../line-chunk.ts';
import type { ChunkWriter } from './chunk-writer.ts';

/** Writes one column of a chunk from values of any kind, as its type in the catalogue asks; null = empty. */
export function writeValues(writer: ChunkWriter, column: number, type: ColumnType, count: number, read: (row: number) => DetailValue): void {
  let empty = 0;
  for (let row = 0; row < count; row++) if (read(row) === null) empty++;
  if (empty === count) {
    writer.allNull(column);
    return;
  }
  switch (type) {
    case 'text':
      writer.texts(column, (row) => {
        const value = read(row);
        return value === null ? null : String(value);
      });
      return;
    case 'decimal':
    case 'seconds':
      writer.bigints(
        column,
        BigInt64Array.from({ length: count }, (_, row) => BigInt(read(row) ?? 0)),
      );
      break;
    case 'flag':
      writer.flags(
        column,
        Uint8Array.from({ length: count }, (_, row) => (Number(read(row)) === 1 ? 1 : 0)),
      );
      break;
    default:
      writer.integers(
        column,
        Int32Array.from({ length: count }, (_, row) => Number(read(row) ?? 0)),
      );
  }
  if (empty > 0) writer.nulls(column, (row) => read(row) === null);
}

/** Type of a catalogue column in the engine's own terms. */
export function engineTypeOf(type: ColumnType): DuckDBType {
  switch (type) {
    case 'text':
      return VARCHAR;
    case 'decimal':
    case 'seconds':
      return BIGINT;
    case 'flag':
      return BOOLEAN;
    default:
      return INTEGER;
  }
}
