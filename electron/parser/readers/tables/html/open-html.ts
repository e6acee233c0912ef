import { ParserFailure } from '../../../parser-failure.ts';
import { CanonicalWriter } from '../canonical-writer.ts';
import type { TableDocument } from '../table-document.ts';
import { MAX_CELL_BYTES, MAX_PARTS, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS } from '../table-limits.ts';
import type { OpenedTable } from '../table-source.ts';
import { scanHtml } from './html-scanner.ts';

/** Names by which the tables of a page are asked for. */
const NAME = 'Table ';

/** The tables of a page, named by their position ("Table 1"). Throws ParserFailure FILE_NO_TABLE. */
export function openHtml(html: string): TableDocument {
  const rows: number[] = [];
  for (const _ of scanHtml(html, {
    table: () => rows.push(0),
    row: (table) => {
      rows[table] = (rows[table] ?? 0) + 1;
    },
  }));
  const tables = rows.map((count, index) => ({ table: `${NAME}${index + 1}`, rows: count, bytes: null })).filter((table) => table.rows > 0);
  if (tables.length === 0) throw new ParserFailure('FILE_NO_TABLE', {});
  return {
    tables: tables.slice(0, MAX_PARTS),
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
      if (++done > MAX_SHEET_ROWS) throw new ParserFailure('FILE_TOO_LARGE', { rows: MAX_SHEET_ROWS });
      for (const [column, text] of cells) {
        if (column >= MAX_SHEET_COLUMNS) throw new ParserFailure('FILE_TOO_WIDE', { columns: column + 1 });
        if (text.length > MAX_CELL_BYTES) throw new ParserFailure('FILE_UNSAFE', { reason: 'cell' });
        writer.text(column, text);
      }
      writer.endRow();
    };
    for (const _ of scanHtml(html, { table: () => undefined, row })) if (writer.isFull) yield writer.take(false) ?? new Uint8Array(0);
    const last = writer.take(true);
    if (last !== null) yield last;
  }

  return { isHeaderKnown: false, progress: () => done / Math.max(1, total), blocks };
}
