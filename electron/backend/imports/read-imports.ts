import { zstdDecompressSync } from 'node:zlib';
import type { ImportDetail, ImportSummary } from '../../../shared/contract/imports.ts';
import type { ImportMapping, RejectedRow } from '../../../shared/model/import-mapping.ts';
import { unpackRawIndex } from '../../parser/read/raw-index.ts';
import { RecordCursor } from '../../parser/readers/record-cursor.ts';
import { CANONICAL_DIALECT } from '../../parser/readers/tables/table-source.ts';
import { AppError } from '../app-error.ts';
import { type ImportRecord, readImport, readImports, readLatestImport } from '../store/queries/imports.ts';
import { readBlockStarts, readRawBlock, readRawIndex, readRawIndexAtLine, type StoredBlock } from '../store/queries/raw-chunks.ts';
import { countRejectedRows, readRejectedRows } from '../store/queries/rejected-rows.ts';
import type { Store } from '../store/store.ts';

/** A record as it came. */
export interface RawRow {
  readonly fileName: string;
  readonly line: number;
  readonly text: string;
  readonly header: string[];
  readonly fields: string[];
}

/** A record named by import and number. */
export interface RowReference {
  readonly importId: number;
  readonly row: number;
}

/** Where a record begins in its file. */
export interface RowPlace extends RowReference {
  readonly fileName: string;
  readonly line: number;
}

/** All imports, latest first. */
export function listImports(store: Store): ImportSummary[] {
  const latest = readLatestImport(store.reader);
  return readImports(store.reader).map((record) => toSummary(record, latest));
}

/** One import with the mapping it was read by; throws AppError IMPORT_NOT_FOUND. */
export function getImport(store: Store, id: number): ImportDetail {
  const record = requireImport(store, id);
  const { mapping, differences, movedMonths } = record;
  return { ...toSummary(record, readLatestImport(store.reader)), mapping, differences, movedMonths };
}

/** A page of the rows an import refused; throws AppError IMPORT_NOT_FOUND. */
export function listRejected(store: Store, page: { id: number; offset: number; limit: number }): { total: number; rows: RejectedRow[] } {
  requireImport(store, page.id);
  return { total: countRejectedRows(store.reader, page.id), rows: readRejectedRows(store.reader, page.id, page.offset, page.limit) };
}

/** The text of one record, without its line end, and its fields; throws AppError IMPORT_NOT_FOUND or ROW_NOT_FOUND. */
export function readRawRow(store: Store, importId: number, row: number): RawRow {
  return openRawRows(store, importId)(row);
}

/** `readRawRow` for many rows of one import: the block of the last one is kept, so that rows in order unpack each block once. */
export function openRawRows(store: Store, importId: number): (row: number) => RawRow {
  const record = requireImport(store, importId);
  let last: { readonly block: StoredBlock; readonly index: Int32Array; readonly text: Buffer } | null = null;

  function blockOf(row: number) {
    if (last !== null && row >= last.block.firstRow && row < last.block.firstRow + last.block.rowCount) return last;
    const block = readRawBlock(store.reader, importId, row);
    if (block === undefined) throw new AppError('ROW_NOT_FOUND', { importId, row });
    last = { block, index: readIndex(block), text: zstdDecompressSync(block.text) };
    return last;
  }

  return (row) => {
    const { block, index, text } = blockOf(row);
    const at = row - block.firstRow;
    const start = index[2 * at] ?? 0;
    const end = at + 1 < block.rowCount ? (index[2 * at + 2] ?? text.length) : text.length;
    const line = text.toString('utf8', start, end).replace(/(\r\n|\r|\n)$/, '');
    return {
      fileName: record.fileName,
      line: lineOf(block, index, row),
      text: line,
      header: [...record.header],
      fields: splitRecord(line, record.mapping),
    };
  };
}

/** Physical lines of many records at once, in the order asked for; throws AppError IMPORT_NOT_FOUND or ROW_NOT_FOUND. */
export function findLines(store: Store, references: readonly RowReference[]): RowPlace[] {
  const finders = new Map<number, (row: number) => RowPlace>();
  return references.map(({ importId, row }) => {
    let find = finders.get(importId);
    if (find === undefined) {
      find = createFinder(store, importId);
      finders.set(importId, find);
    }
    return find(row);
  });
}

/** The record that stands on a physical line, or began above it; throws AppError IMPORT_NOT_FOUND, or ROW_NOT_FOUND above the first record. */
export function findRowAtLine(store: Store, importId: number, line: number): number {
  requireImport(store, importId);
  const block = readRawIndexAtLine(store.reader, importId, line);
  if (block === undefined) throw new AppError('ROW_NOT_FOUND', { importId, row: 0 });
  const index = readIndex(block);
  let last = 0;
  for (let at = 0; at < block.rowCount && lineOf(block, index, block.firstRow + at) <= line; at++) last = at;
  return block.firstRow + last;
}

/** Reads an import or throws AppError IMPORT_NOT_FOUND. */
export function requireImport(store: Store, id: number): ImportRecord {
  const record = readImport(store.reader, id);
  if (record === undefined) throw new AppError('IMPORT_NOT_FOUND', { id });
  return record;
}

/** The import as the contract shows it; only the latest one can be undone, with the set it came with. */
export function toSummary(record: ImportRecord, latest: Pick<ImportRecord, 'importId' | 'groupId'> | null): ImportSummary {
  return {
    id: record.importId,
    kind: record.kind,
    fileName: record.fileName,
    fileSize: record.fileSize,
    sha256: record.sha256,
    encoding: record.mapping.dialect.encoding,
    importedAt: record.importedAt,
    ledger: record.ledger,
    newCustomers: record.added.customers,
    newProducts: record.added.products,
    newOrders: record.added.orders,
    canUndo: latest !== null && (record.importId === latest.importId || (record.groupId !== null && record.groupId === latest.groupId)),
    groupId: record.groupId,
    mode: record.mode,
    ...(record.tables.length === 0 ? {} : { tables: [...record.tables] }),
  };
}

function createFinder(store: Store, importId: number): (row: number) => RowPlace {
  const record = requireImport(store, importId);
  const starts = readBlockStarts(store.reader, importId);
  const blocks = new Map<number, { readonly block: StoredBlock; readonly index: Int32Array }>();
  return (row) => {
    const start = findStart(starts, row);
    let found = blocks.get(start);
    if (found === undefined || row >= found.block.firstRow + found.block.rowCount) {
      const block = readRawIndex(store.reader, importId, row);
      if (block === undefined) throw new AppError('ROW_NOT_FOUND', { importId, row });
      found = { block, index: readIndex(block) };
      blocks.set(start, found);
    }
    return { importId, row, fileName: record.fileName, line: lineOf(found.block, found.index, row) };
  };
}

/** Largest start that is not above the row. */
function findStart(starts: readonly number[], row: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return starts[low - 1] ?? 0;
}

function lineOf(block: StoredBlock, index: Int32Array, row: number): number {
  return block.firstLine + (index[2 * (row - block.firstRow) + 1] ?? 0);
}

function readIndex(block: StoredBlock): Int32Array {
  return unpackRawIndex(block.index, block.rowCount);
}

/** The fields as the parser cuts them; text of a table that was none has the program's own dialect. */
function splitRecord(text: string, { dialect, part }: ImportMapping): string[] {
  const own = part === undefined || part.format === 'delimited' ? dialect : { ...dialect, ...CANONICAL_DIALECT };
  const cursor = new RecordCursor({ ...own, skipLines: 0, footerLines: 0, comment: null, hasHeader: false, ragged: 'refuse' }, false, 'record');
  cursor.refill(Buffer.from(text));
  cursor.finish();
  if (cursor.next() !== 'record') return [text];
  return Array.from({ length: cursor.fields.count }, (_, index) => cursor.text(index));
}
