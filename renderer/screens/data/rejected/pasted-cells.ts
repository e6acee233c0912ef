import type { RejectedRecord } from '../../../../shared/contract/rejects.ts';
import { changeCell, type Drafts, fieldsOf } from './corrections.ts';

/** Rows of cells copied from a spreadsheet: tabs between cells, a cell with tabs, line breaks or quotes in quotes. A last line break ends the last row. */
export function parseCells(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:^|(?<=[\t\n]))(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g;
  for (const [, quoted, plain = '', end] of text.replaceAll(/\r\n?/g, '\n').matchAll(cell)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
  }
  const isEnded = rows.length > 1 && (rows.at(-1) ?? []).join('') === '';
  return isEnded ? rows.slice(0, -1) : rows;
}

/** Drafts with a block of cells put in from one place on, as far as records and columns reach; tells how many cells changed. */
export function pasteCells(
  drafts: Drafts,
  records: readonly Pick<RejectedRecord, 'row' | 'fields'>[],
  block: { readonly index: number; readonly column: number; readonly columns: number; readonly cells: readonly (readonly string[])[] },
): { readonly drafts: Drafts; readonly changed: number } {
  let changed = 0;
  let next = drafts;
  for (const [down, row] of block.cells.entries()) {
    const record = records[block.index + down];
    if (record === undefined) break;
    for (const [along, value] of row.slice(0, block.columns - block.column).entries()) {
      const place = block.column + along;
      if ((fieldsOf(record, next)[place] ?? '') === value) continue;
      changed += 1;
      next = changeCell(next, record, place, value);
    }
  }
  return { drafts: next, changed };
}
