import { ParserFailure } from '../../../parser-failure.ts';
import type { CanonicalWriter } from '../canonical-writer.ts';
import { formatCellNumber } from '../xlsx/cell-text.ts';
import type { BiffGlobals } from './biff-globals.ts';
import { type BiffRecords, RECORD } from './biff-records.ts';
import { BiffText } from './biff-text.ts';

/** Where the cells of a sheet lie, in the order of rows and columns. */
export interface BiffCells {
  readonly offsets: Float64Array;
  readonly rows: number;
  /** Where the sheet ends. */
  readonly end: number;
}

const CELLS: ReadonlySet<number> = new Set([
  RECORD.formula,
  RECORD.multipleRk,
  RECORD.richString,
  RECORD.labelShared,
  RECORD.number,
  RECORD.label,
  RECORD.booleanOrError,
  RECORD.rk,
]);
/** Between a formula and the text it gives. */
const BESIDE_FORMULA: ReadonlySet<number> = new Set([RECORD.array, RECORD.table, RECORD.sharedFormula, RECORD.continued]);
const ERRORS: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);
/** What the value of a formula begins with where it ends with two bytes that no number has. */
const RESULT = { text: 0, flag: 1, error: 2 } as const;
const NO_NUMBER = 0xffff;
const COLUMNS = 65_536;
const CELL_BYTES = 6;

/** Finds the cells of the sheet that begins at an offset; charts inside it are passed over. Throws ParserFailure FILE_DAMAGED, also when its end is missing. */
export function findCells(records: BiffRecords, offset: number): BiffCells {
  const offsets: number[] = [];
  let isSorted = true;
  let last = -1;
  let rows = 0;
  records.seek(offset);
  if (records.type !== RECORD.beginOfStream) throw new ParserFailure('FILE_DAMAGED', {});
  for (let depth = 1; depth > 0; ) {
    records.step();
    if (records.type === RECORD.beginOfStream) depth++;
    else if (records.type === RECORD.endOfStream) depth--;
    else if (depth === 1 && CELLS.has(records.type)) {
      records.need(CELL_BYTES);
      const place = placeOf(records, records.at);
      isSorted &&= place > last;
      last = place;
      rows = Math.max(rows, Math.floor(place / COLUMNS) + 1);
      offsets.push(records.at);
    }
  }
  const found = Float64Array.from(offsets);
  return { offsets: isSorted ? found : found.sort((a, b) => placeOf(records, a) - placeOf(records, b) || a - b), rows, end: records.end };
}

function placeOf({ view }: BiffRecords, at: number): number {
  return view.getUint16(at + 4, true) * COLUMNS + view.getUint16(at + 6, true);
}

/** Writes the values of cells; of one that stands twice the first. */
export class BiffCellWriter {
  readonly #records: BiffRecords;
  readonly #globals: BiffGlobals;
  readonly #writer: CanonicalWriter;
  #next = 0;

  constructor(records: BiffRecords, globals: BiffGlobals, writer: CanonicalWriter) {
    this.#records = records;
    this.#globals = globals;
    this.#writer = writer;
  }

  /** Row of the cell record at an offset. */
  rowAt(offset: number): number {
    return this.#records.view.getUint16(offset + 4, true);
  }

  beginRow(): void {
    this.#next = 0;
  }

  /** Writes the cell or cells of the record at an offset. Throws ParserFailure FILE_DAMAGED. */
  write(offset: number): void {
    const records = this.#records;
    records.seek(offset);
    const { start, view } = records;
    const column = view.getUint16(start + 2, true);
    const format = view.getUint16(start + 4, true);
    if (records.type === RECORD.multipleRk) this.#writeMultiple(column);
    else if (records.type === RECORD.rk) {
      records.need(10);
      this.#number(column, format, toNumber(view.getInt32(start + 6, true)));
    } else if (records.type === RECORD.number) {
      records.need(14);
      this.#number(column, format, view.getFloat64(start + 6, true));
    } else if (records.type === RECORD.labelShared) {
      records.need(10);
      const text = this.#globals.strings[view.getUint32(start + 6, true)];
      if (text === undefined) throw new ParserFailure('FILE_DAMAGED', {});
      this.#text(column, text);
    } else if (records.type === RECORD.booleanOrError) {
      records.need(8);
      this.#flagOrError(column, view.getUint8(start + 6), view.getUint8(start + 7) === 1);
    } else if (records.type === RECORD.formula) this.#writeFormula(column, format);
    else this.#text(column, new BiffText(records, CELL_BYTES).rich());
  }

  #writeMultiple(first: number): void {
    const { start, end, view } = this.#records;
    for (let at = start + 4, column = first; at + 6 <= end - 2; at += 6, column++) {
      this.#number(column, view.getUint16(at, true), toNumber(view.getInt32(at + 2, true)));
    }
  }

  /** The value a formula had when it was saved: a number, or what the first byte says. */
  #writeFormula(column: number, format: number): void {
    const records = this.#records;
    records.need(14);
    const { start, view } = records;
    const kind = view.getUint8(start + 6);
    if (view.getUint16(start + 12, true) !== NO_NUMBER) this.#number(column, format, view.getFloat64(start + 6, true));
    else if (kind === RESULT.flag || kind === RESULT.error) this.#flagOrError(column, view.getUint8(start + 8), kind === RESULT.error);
    else if (kind === RESULT.text) this.#writeTextBehind(column);
  }

  #writeTextBehind(column: number): void {
    const records = this.#records;
    do records.step();
    while (BESIDE_FORMULA.has(records.type));
    if (records.type === RECORD.string) this.#text(column, new BiffText(records, 0).rich());
  }

  #flagOrError(column: number, value: number, isError: boolean): void {
    this.#text(column, isError ? (ERRORS.get(value) ?? '#ERROR') : value === 0 ? 'false' : 'true');
  }

  #number(column: number, format: number, value: number): void {
    const meaning = this.#globals.meanings[format] ?? { kind: 'number' };
    this.#text(column, formatCellNumber(String(value), meaning, this.#globals.is1904));
  }

  #text(column: number, text: string): void {
    if (column < this.#next) return;
    this.#next = column + 1;
    this.#writer.text(column, text);
  }
}

/** A number in four bytes: the upper half of a double or a whole number, maybe in hundredths ([MS-XLS] 2.5.217). */
function toNumber(rk: number): number {
  const halves = new DataView(new ArrayBuffer(8));
  halves.setInt32(0, rk & ~3);
  const value = (rk & 2) === 0 ? halves.getFloat64(0) : rk >> 2;
  return (rk & 1) === 0 ? value : value / 100;
}
