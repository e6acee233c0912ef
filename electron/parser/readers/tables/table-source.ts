import type { Dialect, TablePart } from '../../../../shared/model/import-mapping.ts';
import type { ByteSource } from '../byte-source.ts';

/** How canonical text is read, whatever a mapping says: nothing in it needs mending. */
export const CANONICAL_DIALECT = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  escape: null,
  comment: null,
  collapse: false,
  ragged: 'refuse',
  wrapped: false,
} satisfies Partial<Dialect>;

/** A table being read from front to back as delimited text. */
export interface TableSource extends ByteSource {
  readonly part: TablePart;
  /** The blocks are canonical text made by the program (UTF-8, comma, doubled quotes): one record is one line, whatever its fields hold. */
  readonly isCanonical: boolean;
  /** The first record names the columns for certain; nothing stands above or below the table. */
  readonly isHeaderKnown: boolean;
}

/** What a format gives for one of its tables. */
export interface OpenedTable {
  readonly isHeaderKnown: boolean;
  /** Share of the table that was read so far, 0–1. */
  readonly progress: () => number;
  /** Canonical text; each block is valid until the next one is asked for. */
  readonly blocks: () => AsyncGenerator<Uint8Array, void, void>;
}
