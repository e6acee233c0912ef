import { ParserFailure } from '../../../parser-failure.ts';
import { CanonicalWriter } from '../canonical-writer.ts';
import type { TableDocument } from '../table-document.ts';
import { MAX_PARTS, MAX_SHEET_ROWS } from '../table-limits.ts';
import type { OpenedTable } from '../table-source.ts';
import type { SheetCell, SheetReader, SheetVisitor } from './sheet-visitor.ts';

/** Text that one row may become by standing many times. */
const MAX_REPEATED_CHARACTERS = 32 * 1024 * 1024;

type Blocks = (onRead: (share: number) => void) => AsyncIterable<Uint8Array>;
type CreateReader = (visitor: SheetVisitor) => SheetReader;

/** The sheets of one XML document, which is walked once to list them and once for each that is read. Throws ParserFailure FILE_NO_TABLE and what the reader refuses. */
export async function openSheets(blocks: Blocks, createReader: CreateReader): Promise<TableDocument> {
  const found: { table: string; rows: number; isHidden: boolean; bytes: null }[] = [];
  const reader = createReader({
    table: (table, isHidden) => {
      if (found.length >= MAX_PARTS) throw new ParserFailure('FILE_UNSAFE', { reason: 'entries' });
      found.push({ table, rows: 0, isHidden, bytes: null });
    },
    hide: () => {
      const last = found.at(-1);
      if (last !== undefined) last.isHidden = true;
    },
    row: (cells, repeat) => {
      const last = found.at(-1);
      if (last !== undefined && cells.length > 0) last.rows += Math.min(repeat, MAX_SHEET_ROWS);
    },
  });
  for await (const block of blocks(() => undefined)) for (const _ of reader.push(block));
  reader.finish();
  if (found.length === 0) throw new ParserFailure('FILE_NO_TABLE', {});
  return {
    tables: found,
    open: async (wanted) => {
      const position = found.findIndex(({ table }) => table === wanted);
      if (position < 0) throw new ParserFailure('PART_NOT_FOUND', { table: wanted ?? '' });
      return openSheet(blocks, createReader, position);
    },
  };
}

function openSheet(blocks: Blocks, createReader: CreateReader, position: number): OpenedTable {
  let share = 0;

  async function* rows(): AsyncGenerator<Uint8Array, void, void> {
    const writer = new CanonicalWriter();
    const sheet = new RowWriter(writer);
    let table = -1;
    const reader = createReader({
      table: () => {
        table++;
      },
      hide: () => undefined,
      row: (cells, repeat) => {
        if (table === position) sheet.write(cells, repeat);
      },
    });
    const onRead = (now: number) => {
      share = now;
    };
    for await (const block of blocks(onRead)) {
      // What follows is read to its end, for a checksum may stand there.
      if (table > position) continue;
      for (const _ of reader.push(block)) if (writer.isFull) yield writer.take(false) ?? new Uint8Array(0);
    }
    const last = writer.take(true);
    if (last !== null) yield last;
  }

  return { isHeaderKnown: false, progress: () => share, blocks: rows };
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
  write(cells: readonly SheetCell[], repeat: number): void {
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
