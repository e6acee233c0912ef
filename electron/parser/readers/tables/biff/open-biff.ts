import { ParserFailure } from '../../../parser-failure.ts';
import { CanonicalWriter } from '../canonical-writer.ts';
import type { TableDocument } from '../table-document.ts';
import { MAX_PARTS } from '../table-limits.ts';
import { type BiffGlobals, readGlobals } from './biff-globals.ts';
import { BiffRecords, RECORD } from './biff-records.ts';
import { type BiffCells, BiffCellWriter, findCells } from './biff-sheet.ts';
import { readCompoundStream } from './compound-stream.ts';

const BIFF8 = 0x0600;

/**
 * The sheets of a workbook as Excel 97 and later write XLS, read record by record; null for what is older, encrypted, or too small to stand alone, which the
 * library for old workbooks reads. Throws ParserFailure FILE_DAMAGED or FILE_NO_TABLE. Source: [MS-XLS].
 */
export function openBiff(bytes: Uint8Array): TableDocument | null {
  const stream = readCompoundStream(bytes, 'Workbook');
  if (stream === null) return null;
  const records = new BiffRecords(stream);
  records.seek(0);
  if (records.type !== RECORD.beginOfStream || records.length < 2 || records.view.getUint16(records.start, true) !== BIFF8) return null;
  const globals = readGlobals(records);
  if (globals === null) return null;
  const sheets = findSheets(records, globals);
  if (sheets.length === 0) throw new ParserFailure('FILE_NO_TABLE', {});
  return {
    tables: sheets.map(({ name, cells, isHidden }) => ({ table: name, rows: cells.rows, bytes: null, isHidden })),
    open: async (wanted) => {
      const sheet = sheets.find(({ name }) => name === wanted);
      if (sheet === undefined) throw new ParserFailure('PART_NOT_FOUND', { table: wanted ?? '' });
      let share = 0;
      const onCell = (now: number) => {
        share = now;
      };
      return { isHeaderKnown: false, progress: () => share, blocks: () => writeCells(records, globals, sheet.cells, onCell) };
    },
  };
}

/** The sheets with their cells, in the order of the workbook; no part of the stream belongs to two of them. Throws ParserFailure FILE_DAMAGED. */
function findSheets(records: BiffRecords, globals: BiffGlobals) {
  const listed = globals.sheets.slice(0, MAX_PARTS);
  const cells = new Map<number, BiffCells>();
  let free = 0;
  for (const { offset } of listed.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < free) throw new ParserFailure('FILE_DAMAGED', {});
    const found = findCells(records, offset);
    cells.set(offset, found);
    free = found.end;
  }
  return listed.flatMap((sheet) => {
    const own = cells.get(sheet.offset);
    return own === undefined ? [] : [{ ...sheet, cells: own }];
  });
}

async function* writeCells(
  records: BiffRecords,
  globals: BiffGlobals,
  { offsets }: BiffCells,
  onCell: (share: number) => void,
): AsyncGenerator<Uint8Array, void, void> {
  const writer = new CanonicalWriter();
  const cells = new BiffCellWriter(records, globals, writer);
  let row = 0;
  for (let index = 0; index < offsets.length; index++) {
    const offset = offsets[index] as number;
    const at = cells.rowAt(offset);
    if (at > row) {
      writer.endRow();
      writer.blankRows(at - row - 1);
      cells.beginRow();
      row = at;
      onCell(index / offsets.length);
      if (writer.isFull) yield writer.take(false) ?? new Uint8Array(0);
    }
    cells.write(offset);
  }
  if (offsets.length > 0) writer.endRow();
  onCell(1);
  const last = writer.take(true);
  if (last !== null) yield last;
}
