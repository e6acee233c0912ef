import type { OpenedTable } from './table-source.ts';

/** A table of a document, as it is listed. */
export interface ListedTable {
  /** Null = the only one. */
  readonly table: string | null;
  readonly rows: number | null;
  readonly bytes: number | null;
  readonly isHidden?: boolean;
  /** Lies inside the rows of another table. */
  readonly isInner?: boolean;
}

/** A file of some format that was opened: its tables, in the order of the file. */
export interface TableDocument {
  readonly tables: readonly ListedTable[];
  /** Opens one of them; throws ParserFailure PART_NOT_FOUND. */
  readonly open: (table: string | null) => Promise<OpenedTable>;
}
