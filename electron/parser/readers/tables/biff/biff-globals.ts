import { type CellMeaning, meaningOfBuiltIn, meaningOfCode } from '../xlsx/number-format.ts';
import { type BiffRecords, RECORD } from './biff-records.ts';
import { BiffText } from './biff-text.ts';

/** What the cells of all sheets refer to. */
export interface BiffGlobals {
  readonly sheets: readonly { readonly name: string; readonly offset: number; readonly isHidden: boolean }[];
  readonly strings: readonly string[];
  /** By number of the cell's format. */
  readonly meanings: readonly CellMeaning[];
  readonly is1904: boolean;
}

const WORKSHEET = 0;
const SHORTEST_TEXT = 3;

/** Reads the first part of a workbook, up to its end; null when it is encrypted. Throws ParserFailure FILE_DAMAGED. */
export function readGlobals(records: BiffRecords): BiffGlobals | null {
  const sheets: { name: string; offset: number; isHidden: boolean }[] = [];
  let strings: string[] = [];
  let is1904 = false;
  const codes = new Map<number, string>();
  const formats: number[] = [];
  for (records.seek(0); records.type !== RECORD.endOfStream; records.step()) {
    const { start, view } = records;
    if (records.type === RECORD.filePass) return null;
    else if (records.type === RECORD.dateMode) is1904 = records.length >= 2 && view.getUint16(start, true) === 1;
    else if (records.type === RECORD.boundSheet) {
      records.need(8);
      const [offset, state, type] = [view.getUint32(start, true), view.getUint8(start + 4), view.getUint8(start + 5)];
      if (type === WORKSHEET) sheets.push({ name: new BiffText(records, 6).short(), offset, isHidden: (state & 3) !== 0 });
    } else if (records.type === RECORD.extendedFormat) {
      records.need(4);
      formats.push(view.getUint16(start + 2, true));
    } else if (records.type === RECORD.format) {
      records.need(2 + SHORTEST_TEXT);
      codes.set(view.getUint16(start, true), new BiffText(records, 2).rich());
    } else if (records.type === RECORD.sharedStrings) strings = readStrings(records);
  }
  const meanings = formats.map((format) => {
    const code = codes.get(format);
    return code === undefined ? meaningOfBuiltIn(format) : meaningOfCode(code);
  });
  return { sheets, strings, meanings, is1904 };
}

/** The texts that cells name by their number; the records stand on the last one of them afterwards. */
function readStrings(records: BiffRecords): string[] {
  records.need(8);
  const count = records.view.getUint32(records.start + 4, true);
  const text = new BiffText(records, 8);
  const strings: string[] = [];
  for (let index = 0; index < count && !text.isAtEnd(); index++) strings.push(text.rich());
  return strings;
}
