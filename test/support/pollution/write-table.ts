/** How a file of the benchmark is written. `escape` "" leaves quotes inside quotes as they are: that file is broken on purpose. */
export interface Writing {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string;
  readonly recordEnd: string;
  /** Columns that stand in quotes whatever they hold. */
  readonly alwaysQuoted: readonly number[];
}

/** RFC 4180, the two last text columns in quotes throughout. */
export const PLAIN_WRITING: Writing = { delimiter: ',', quote: '"', escape: '"', recordEnd: '\r\n', alwaysQuoted: [6, 7] };

/** Cells of one row as they stand in the file. */
export function writeCells(row: readonly string[], { delimiter, quote, alwaysQuoted, ...writing }: Writing): string[] {
  return row.map((cell, column) => {
    const isQuoted = alwaysQuoted.includes(column) || cell.includes(delimiter) || cell.includes(quote) || /[\r\n]/.test(cell);
    return isQuoted ? `${quote}${cell.replaceAll(quote, `${writing.escape}${quote}`)}${quote}` : cell;
  });
}

/** A whole file; rows may be given as text to stand in it as they are. */
export function writeRows(rows: readonly (readonly string[] | string)[], writing: Writing = PLAIN_WRITING): string {
  return rows.map((row) => `${typeof row === 'string' ? row : writeCells(row, writing).join(writing.delimiter)}${writing.recordEnd}`).join('');
}
