import { runInNewContext } from 'node:vm';
import { type CellObject, type ParsingOptions, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { ParserFailure } from '../../../parser-failure.ts';
import { CanonicalWriter } from '../canonical-writer.ts';
import { openZip } from '../packing/zip-archive.ts';
import { recognise } from '../recognise.ts';
import type { TableDocument } from '../table-document.ts';
import { MAX_PARTS, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, MAX_WHOLE_WORKBOOK_BYTES } from '../table-limits.ts';
import { formatCellNumber } from '../xlsx/cell-text.ts';
import { type CellMeaning, meaningOfCode } from '../xlsx/number-format.ts';
import { assertWholeCompoundFile } from './compound-file.ts';

const OPTIONS: ParsingOptions = {
  dense: true,
  cellFormula: false,
  cellHTML: false,
  cellText: false,
  cellNF: true,
  cellStyles: false,
  bookVBA: false,
};
/** The library follows damaged formulas for ever; a sound workbook takes less than a seventh of this on an idle machine, since others are slow and busy. */
const READ_MS = 8000;
const READ_MS_PER_MEGABYTE = 3000;

set_cptable(codepages);

/**
 * The sheets of a workbook that the library reads as a whole: XLS from before Excel 97 and XLSB. Throws ParserFailure FILE_TOO_LARGE (or longer to read than any sound workbook), FILE_ENCRYPTED, FILE_NOT_TEXT, FILE_NO_TABLE or FILE_DAMAGED.
 */
export async function openLibraryWorkbook(bytes: Uint8Array): Promise<TableDocument> {
  const workbook = await readWorkbook(bytes);
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const states = workbook.Workbook?.Sheets ?? [];
  const names = workbook.SheetNames.slice(0, MAX_PARTS).filter((name) => workbook.Sheets[name]?.['!data'] !== undefined);
  if (names.length === 0) throw new ParserFailure('FILE_NO_TABLE', {});
  return {
    tables: names.map((name) => ({
      table: name,
      rows: workbook.Sheets[name]?.['!data']?.length ?? null,
      bytes: null,
      isHidden: (states.find((state) => state.name === name)?.Hidden ?? 0) !== 0,
    })),
    open: async (table) => {
      const sheet = table === null ? undefined : workbook.Sheets[table];
      if (sheet === undefined || table === null || !names.includes(table)) throw new ParserFailure('PART_NOT_FOUND', { table: table ?? '' });
      let share = 0;
      const onRow = (now: number) => {
        share = now;
      };
      return { isHeaderKnown: false, progress: () => share, blocks: () => writeSheet(sheet, is1904, onRow) };
    },
  };
}

async function readWorkbook(bytes: Uint8Array): Promise<WorkBook> {
  const what = recognise(bytes);
  if (what === 'ole') assertWholeCompoundFile(bytes);
  if (what === 'zip') await assertSmall(bytes);
  try {
    const run = () => read(bytes, { ...OPTIONS, type: 'array' });
    return within(READ_MS + (READ_MS_PER_MEGABYTE * bytes.length) / 1024 ** 2, run);
  } catch (error) {
    throw toFailure(error);
  }
}

/** What `work` gives; it is broken off with an Error when it takes longer than so many milliseconds. */
function within<T>(limitMs: number, work: () => T): T {
  return runInNewContext('work()', { work }, { timeout: Math.ceil(limitMs) });
}

async function assertSmall(bytes: Uint8Array): Promise<void> {
  const members = await openZip({ size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) });
  let unpacked = 0;
  for (const member of members.values()) {
    if (member.isEncrypted) throw new ParserFailure('FILE_ENCRYPTED', {});
    if (!/\.(xml|bin|rels)$/i.test(member.name)) continue;
    for await (const block of member.blocks()) unpacked += block.length;
    if (unpacked > MAX_WHOLE_WORKBOOK_BYTES) throw new ParserFailure('FILE_TOO_LARGE', { megabytes: MAX_WHOLE_WORKBOOK_BYTES / 1024 ** 2 });
  }
}

function toFailure(error: unknown): ParserFailure {
  const text = error instanceof Error ? error.message : '';
  const options = { cause: error };
  if (isTimeout(error)) return new ParserFailure('FILE_TOO_LARGE', {}, options);
  if (/password|encrypt/i.test(text)) return new ParserFailure('FILE_ENCRYPTED', {}, options);
  if (/could not find <table>/i.test(text)) return new ParserFailure('FILE_NO_TABLE', {}, options);
  if (/Cannot find Workbook|Unsupported file|not a spreadsheet/i.test(text)) return new ParserFailure('FILE_NOT_TEXT', {}, options);
  return new ParserFailure('FILE_DAMAGED', {}, options);
}

/** Whether `within` broke it off: what takes so long is too large for the library, or damaged so that it reads it for ever. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

async function* writeSheet(sheet: WorkSheet, is1904: boolean, onRow: (share: number) => void): AsyncGenerator<Uint8Array, void, void> {
  const writer = new CanonicalWriter();
  const meanings = new Map<string, CellMeaning>();
  const rows = sheet['!data'] ?? [];
  if (rows.length > MAX_SHEET_ROWS) throw new ParserFailure('FILE_TOO_LARGE', { rows: MAX_SHEET_ROWS });
  for (let row = 0; row < rows.length; row++) {
    // Sparse rows and cells: `forEach` passes over what is not there.
    rows[row]?.forEach((cell, column) => {
      if (column >= MAX_SHEET_COLUMNS) throw new ParserFailure('FILE_TOO_WIDE', { columns: column + 1 });
      writer.text(column, formatCell(cell, meanings, is1904));
    });
    writer.endRow();
    if (writer.isFull) yield writer.take(false) ?? new Uint8Array(0);
    onRow((row + 1) / rows.length);
  }
  const last = writer.take(true);
  if (last !== null) yield last;
}

function formatCell(cell: CellObject | undefined, meanings: Map<string, CellMeaning>, is1904: boolean): string {
  if (cell?.v === undefined) return '';
  switch (cell.t) {
    case 'b':
      return cell.v === true ? 'true' : 'false';
    case 'n': {
      const code = String(cell.z ?? 'General');
      const meaning = meanings.get(code) ?? meaningOfCode(code);
      meanings.set(code, meaning);
      return formatCellNumber(String(cell.v), meaning, is1904);
    }
    case 'e':
      return cell.w ?? '#ERROR';
    default:
      return cell.v instanceof Date ? cell.v.toISOString() : String(cell.v);
  }
}
