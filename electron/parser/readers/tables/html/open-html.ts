import { ParserFailure } from '../../../parser-failure.ts';
import { CanonicalWriter } from '../canonical-writer.ts';
import type { TableDocument } from '../table-document.ts';
import { MAX_CELL_BYTES, MAX_PARTS } from '../table-limits.ts';
import type { OpenedTable } from '../table-source.ts';
import { scanHtml } from './html-scanner.ts';

/** Names by which the tables of a page are asked for. */
const NAME = 'Table ';

/**
 * The tables of a page that have rows, named by their position ("Table 1"). Throws ParserFailure FILE_NO_TABLE, FILE_UNSAFE, FILE_TOO_LARGE or
 * FILE_TOO_WIDE.
 */
export function openHtml(html: string): TableDocument {
  const rows = new Map<number, number>();
  const count = (table: number) => {
    const before = rows.get(table);
    if (before !== undefined || rows.size < MAX_PARTS) rows.set(table, (before ?? 0) + 1);
  };
  for (const _ of scanHtml(html, count));
  const tables = [...rows]
    .sort(([one], [other]) => one - other)
    .map(([index, found]) => ({ table: `${NAME}${index + 1}`, rows: found, bytes: null }));
  if (tables.length === 0) throw new ParserFailure('FILE_NO_TABLE', {});
  return {
    tables,
    open: async (wanted) => {
      const found = tables.find(({ table }) => table === wanted);
      if (found === undefined) throw new ParserFailure('PART_NOT_FOUND', { table: wanted ?? '' });
      return openTable(html, Number(found.table.slice(NAME.length)) - 1, found.rows);
    },
  };
}

function openTable(html: string, index: number, total: number): OpenedTable {
  let done = 0;

  async function* blocks(): AsyncGenerator<Uint8Array, void, void> {
    const writer = new CanonicalWriter();
    const row = (table: number, cells: ReadonlyMap<number, string>) => {
      if (table !== index) return;
      done++;
      for (const [column, text] of cells) {
        if (text.length > MAX_CELL_BYTES) throw new ParserFailure('FILE_UNSAFE', { reason: 'cell' });
        writer.text(column, text);
      }
      writer.endRow();
    };
    for (const closed of scanHtml(html, row)) {
      if (writer.isFull) yield writer.take(false) ?? new Uint8Array(0);
      if (closed === index) break;
    }
    const last = writer.take(true);
    if (last !== null) yield last;
  }

  return { isHeaderKnown: false, progress: () => done / Math.max(1, total), blocks };
}
