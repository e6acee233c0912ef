import type { RawBlock } from '../../../parser/protocol.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** A stored block of raw records; `text` and `index` as the parser packed them. */
export type StoredBlock = RawBlock;

interface ChunkRow {
  first_row: number;
  row_count: number;
  first_line: number;
  text_bytes: number;
  text: Buffer;
  row_index: Buffer;
}

/** Takes the raw blocks of one import. */
export function createRawWriter(db: WritableDatabase, importId: number): { readonly write: (block: RawBlock) => void } {
  const insert = db.prepare<[number, number, number, number, number, Uint8Array, Uint8Array]>(
    'INSERT INTO raw_chunks (import_id, first_row, row_count, first_line, text_bytes, text, row_index) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    write: (block) => {
      insert.run(importId, block.firstRow, block.rowCount, block.firstLine, block.textBytes, toBuffer(block.text), toBuffer(block.index));
    },
  };
}

/** The block that holds a record, with or without its text; undefined when there is none. */
export function readRawBlock(db: ReadableDatabase, importId: number, row: number): StoredBlock | undefined {
  const found = db
    .prepare<[number, number], ChunkRow>(
      `SELECT first_row, row_count, first_line, text_bytes, text, row_index FROM raw_chunks
       WHERE import_id = ? AND first_row <= ? ORDER BY first_row DESC LIMIT 1`,
    )
    .get(importId, row);
  return found === undefined || row >= found.first_row + found.row_count ? undefined : toBlock(found);
}

/** Like `readRawBlock` but only where the records begin: `text` is empty. */
export function readRawIndex(db: ReadableDatabase, importId: number, row: number): StoredBlock | undefined {
  const found = db
    .prepare<[number, number], ChunkRow>(
      `SELECT first_row, row_count, first_line, text_bytes, x'' AS text, row_index FROM raw_chunks
       WHERE import_id = ? AND first_row <= ? ORDER BY first_row DESC LIMIT 1`,
    )
    .get(importId, row);
  return found === undefined || row >= found.first_row + found.row_count ? undefined : toBlock(found);
}

/** The block in which a physical line lies, only where its records begin; undefined above the first record. */
export function readRawIndexAtLine(db: ReadableDatabase, importId: number, line: number): StoredBlock | undefined {
  const found = db
    .prepare<[number, number], ChunkRow>(
      `SELECT first_row, row_count, first_line, text_bytes, x'' AS text, row_index FROM raw_chunks
       WHERE import_id = ? AND first_line <= ? ORDER BY first_line DESC, first_row DESC LIMIT 1`,
    )
    .get(importId, line);
  return found === undefined ? undefined : toBlock(found);
}

/** Row numbers at which the blocks of an import begin. */
export function readBlockStarts(db: ReadableDatabase, importId: number): number[] {
  return db
    .prepare<[number], [number]>('SELECT first_row FROM raw_chunks WHERE import_id = ? ORDER BY first_row')
    .raw()
    .all(importId)
    .map(([row]) => row);
}

/** Removes the raw blocks of an import. */
export function deleteRawBlocks(db: WritableDatabase, importId: number): void {
  db.prepare<[number]>('DELETE FROM raw_chunks WHERE import_id = ?').run(importId);
}

function toBlock(row: ChunkRow): StoredBlock {
  return {
    firstRow: row.first_row,
    rowCount: row.row_count,
    firstLine: row.first_line,
    textBytes: row.text_bytes,
    text: row.text,
    index: row.row_index,
  };
}

/** The driver binds Buffers only; this one shares the bytes. */
function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
