import { ParserFailure } from '../../../parser-failure.ts';
import { CanonicalWriter } from '../canonical-writer.ts';
import type { RandomAccess } from '../packing/random-access.ts';
import { type Member, openZip } from '../packing/zip-archive.ts';
import type { ListedTable, TableDocument } from '../table-document.ts';
import { MAX_PARTS, MAX_SHEET_ROWS, MAX_WORKBOOK_PART_BYTES } from '../table-limits.ts';
import type { OpenedTable } from '../table-source.ts';
import { readXmlBlocks } from '../xlsx/workbook.ts';
import { type OdsCell, OdsReader } from './sheet-reader.ts';

/** Text that one row may become by standing many times. */
const MAX_REPEATED_CHARACTERS = 32 * 1024 * 1024;

/** The sheets of an ODS document. Throws ParserFailure FILE_DAMAGED, FILE_ENCRYPTED, FILE_UNSAFE, FILE_TOO_LARGE or FILE_NO_TABLE. */
export async function openOds(access: RandomAccess): Promise<TableDocument> {
  const members = await openZip(access);
  const content = members.get('content.xml');
  if (content === undefined) throw new ParserFailure('FILE_DAMAGED', {});
  const manifest = members.get('META-INF/manifest.xml');
  if (manifest !== undefined && Buffer.from(await manifest.bytes(MAX_WORKBOOK_PART_BYTES)).includes('encryption-data')) {
    throw new ParserFailure('FILE_ENCRYPTED', {});
  }
  const tables = await listTables(content);
  if (tables.length === 0) throw new ParserFailure('FILE_NO_TABLE', {});
  return {
    tables,
    open: async (wanted) => {
      const position = tables.findIndex(({ table }) => table === wanted);
      if (position < 0) throw new ParserFailure('PART_NOT_FOUND', { table: wanted ?? '' });
      return openSheet(content, position);
    },
  };
}

async function listTables(content: Member): Promise<ListedTable[]> {
  const found: { table: string; rows: number; isHidden: boolean }[] = [];
  const reader = new OdsReader({
    table: (table, isHidden) => {
      if (found.length >= MAX_PARTS) throw new ParserFailure('FILE_UNSAFE', { reason: 'entries' });
      found.push({ table, rows: 0, isHidden });
    },
    row: (cells, repeat) => {
      const last = found.at(-1);
      if (last !== undefined && cells.length > 0) last.rows += Math.min(repeat, MAX_SHEET_ROWS);
    },
  });
  for await (const block of readXmlBlocks(content)) for (const _ of reader.push(block));
  reader.finish();
  return found.map((table) => ({ ...table, bytes: null }));
}

function openSheet(content: Member, position: number): OpenedTable {
  let packed = 0;
  const onRead = (bytes: number) => {
    packed += bytes;
  };

  async function* blocks(): AsyncGenerator<Uint8Array, void, void> {
    const writer = new CanonicalWriter();
    const rows = new RowWriter(writer);
    let table = -1;
    const reader = new OdsReader({
      table: () => {
        table++;
      },
      row: (cells, repeat) => {
        if (table === position) rows.write(cells, repeat);
      },
    });
    for await (const block of readXmlBlocks(content, onRead)) {
      if (table > position) continue;
      for (const _ of reader.push(block)) if (writer.isFull) yield writer.take(false) ?? new Uint8Array(0);
      if (writer.isFull) yield writer.take(false) ?? new Uint8Array(0);
    }
    const last = writer.take(true);
    if (last !== null) yield last;
  }

  return { isHeaderKnown: false, progress: () => packed / Math.max(1, content.packedSize), blocks };
}

/** Writes rows; blank ones only once another follows, because sheets end with a million of them. */
class RowWriter {
  readonly #writer: CanonicalWriter;
  #rows = 0;
  #blank = 0;

  constructor(writer: CanonicalWriter) {
    this.#writer = writer;
  }

  /** Throws ParserFailure FILE_TOO_LARGE beyond the rows of a sheet, FILE_UNSAFE when few bytes stand for very many. */
  write(cells: readonly OdsCell[], repeat: number): void {
    if (cells.length === 0) {
      this.#blank += repeat;
      return;
    }
    this.#rows += this.#blank + repeat;
    if (this.#rows > MAX_SHEET_ROWS) throw new ParserFailure('FILE_TOO_LARGE', { rows: MAX_SHEET_ROWS });
    const characters = cells.reduce((sum, { count, text }) => sum + count * (text.length + 1), 0);
    if (characters * repeat > MAX_REPEATED_CHARACTERS) throw new ParserFailure('FILE_UNSAFE', { reason: 'ratio' });
    this.#writer.blankRows(this.#blank);
    this.#blank = 0;
    for (let row = 0; row < repeat; row++) {
      for (const { column, count, text } of cells) for (let index = 0; index < count; index++) this.#writer.text(column + index, text);
      this.#writer.endRow();
    }
  }
}
