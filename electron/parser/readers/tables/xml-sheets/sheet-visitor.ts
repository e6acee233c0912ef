/** A value that stands in columns [column, column + count). */
export interface SheetCell {
  readonly column: number;
  readonly count: number;
  readonly text: string;
}

/** Takes what a document of sheets holds, in its order. */
export interface SheetVisitor {
  readonly table: (name: string, isHidden: boolean) => void;
  /** The table at hand turns out to be hidden. */
  readonly hide: () => void;
  /** A row that stands `repeat` times; without cells it is blank. */
  readonly row: (cells: readonly SheetCell[], repeat: number) => void;
}

/** Walks over a document block by block. */
export interface SheetReader {
  /** Takes the next block; yields behind each row, which may stand for very many. */
  readonly push: (block: Uint8Array) => Generator<void, void, void>;
  /** Throws ParserFailure FILE_DAMAGED when the document broke off in a table. */
  readonly finish: () => void;
}
