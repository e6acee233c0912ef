import type { RecordBatch } from '../../store/queries/records/record-batch.ts';
import type { RecordTable } from '../../store/queries/records/record-tables.ts';
import type { DimensionRows, LineChunk } from '../line-chunk.ts';

/** The store as the warehouse reads it when it is built anew: committed rows only, in chunks, ids ascending. */
export interface WarehouseSource {
  readonly projectId: string;
  readonly dataVersion: () => number;
  readonly lineCount: () => number;
  readonly readLines: () => Iterable<LineChunk>;
  readonly readDimensions: () => Iterable<DimensionRows>;
  /** The valid rows of a table of the customer model. */
  readonly readRecords: (table: RecordTable) => Iterable<RecordBatch>;
}
