import type { DimensionRows, LineChunk } from '../line-chunk.ts';

/** The store as the warehouse reads it when it is built anew: committed rows only, in chunks, ids ascending. */
export interface WarehouseSource {
  readonly projectId: string;
  readonly dataVersion: () => number;
  readonly lineCount: () => number;
  readonly readLines: () => Iterable<LineChunk>;
  readonly readDimensions: () => Iterable<DimensionRows>;
}
