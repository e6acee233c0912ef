import { type CleanTable, makeCleanTable } from './clean-table.ts';
import { PLAIN_WRITING, type Writing, writeCells, writeRows } from './write-table.ts';

/** One file of the benchmark: what it holds, what a perfect reader makes of it, and how often the pollution was met in the survey. */
export interface PollutedFile {
  readonly name: string;
  readonly kind: string;
  readonly text: string;
  readonly expected: CleanTable;
  readonly weight: number;
}

/**
 * Pollutions after the public list of "Pollock: A Data Loading Benchmark" (Vitagliano, Hameed, Jiang, Reisener, Wu, Naumann; PVLDB 16(8), 2023):
 * 2,289 variants of one clean file, generated here from a file of our own. Weights are the published ones: how many of the 3,712 surveyed
 * open-data files showed the pollution, shared out over its variants.
 * `rowsOfKind` keeps one row in so many for the pollutions that exist once per row (1 = all of them).
 */
export function makePollutions(rowStep = 1): PollutedFile[] {
  const table = makeCleanTable();
  return [...pollute(table), ...polluteFiles(table), ...polluteRows(table, rowStep)];
}

const IRREGULAR_WEIGHT = 0.367_751_060_820_367_74;
const QUOTE_WEIGHT = 0.009_259_259_259_259_259;
const ROW_DELIMITER_WEIGHT = 0.142_857_142_857_142_85;
const MULTI_TABLE_WEIGHT = 62.666_666_666_666_664;

/** The whole file written otherwise. */
function pollute(table: CleanTable): PollutedFile[] {
  const rows = [table.header, ...table.records];
  const written = (name: string, weight: number, writing: Partial<Writing>): PollutedFile => ({
    name,
    kind: name,
    text: writeRows(rows, { ...PLAIN_WRITING, ...writing }),
    expected: table,
    weight,
  });
  return [
    written('source', 1, {}),
    written('file_record_delimiter_LF', 1691, { recordEnd: '\n' }),
    written('file_record_delimiter_CR', 7, { recordEnd: '\r' }),
    written('file_field_delimiter_tab', 4, { delimiter: '\t' }),
    written('file_field_delimiter_semicolon', 834, { delimiter: ';' }),
    written('file_field_delimiter_space', 4, { delimiter: ' ' }),
    written('file_field_delimiter_comma_space', 101, { delimiter: ', ' }),
    written('file_quotation_char_apostrophe', 11, { quote: "'", escape: "'" }),
    written('file_escape_char_backslash', 1, { escape: '\\' }),
    written('file_escape_char_none', 7, { escape: '' }),
  ];
}

/** Rows added or left out. */
function polluteFiles(table: CleanTable): PollutedFile[] {
  const { header, records } = table;
  const all = [header, ...records];
  const width = header.length;
  const file = (name: string, weight: number, text: string, expected: CleanTable = table): PollutedFile => ({
    name,
    kind: name,
    text,
    expected,
    weight,
  });
  const joined = (times: number): CleanTable => ({ header: header.map((cell) => Array.from({ length: times }, () => cell).join(' ')), records });
  const narrower = all.map((row) => row.slice(0, width - 1));
  const wider = all.map((row, index) => [...row, index === 0 ? 'Extra' : String(index)]);
  const blanks = Array.from({ length: width - 1 }, () => '');
  return [
    file('file_no_payload', 15, '', { header: [], records: [] }),
    file('file_no_trailing_newline', 184, writeRows(all).slice(0, -2)),
    file('file_double_trailing_newline', 5, `${writeRows(all)}\r\n`),
    file('file_no_header', 470, writeRows(records), { header: [], records }),
    file('file_header_multirow_2', 47, writeRows([header, ...all]), joined(2)),
    file('file_header_multirow_3', 47, writeRows([header, header, ...all]), joined(3)),
    file('file_preamble', 282, writeRows([['Order lines of spring', ...blanks], ['', ...blanks], ...all])),
    file('file_multitable_less', MULTI_TABLE_WEIGHT, writeRows([...all, ...narrower])),
    file('file_multitable_more', MULTI_TABLE_WEIGHT, writeRows([...all, ...wider])),
    file('file_multitable_same', MULTI_TABLE_WEIGHT, writeRows([...all, ...all])),
    file('file_header_only', 3, writeRows([header]), { header, records: [] }),
    file('file_one_data_row', 4, writeRows(all.slice(0, 2)), { header, records: records.slice(0, 1) }),
  ];
}

/** One row, or one cell of one row, that is written otherwise than the rest. */
function polluteRows(table: CleanTable, rowStep: number): PollutedFile[] {
  const rows = [table.header, ...table.records];
  const files: PollutedFile[] = [];
  const add = (kind: string, weight: number, row: number, place: string, line: string, expected = table): void => {
    const name = `${kind}_row${row}${place}`;
    files.push({ name, kind, text: writeRows(rows.map((cells, index) => (index === row ? line : cells))), expected, weight });
  };
  for (const [row, values] of rows.entries()) {
    if (row % rowStep !== 0) continue;
    const cells = writeCells(values, PLAIN_WRITING);
    for (const column of cells.keys()) {
      const at = `_col${column}`;
      if (column > 0) add('row_less_sep', IRREGULAR_WEIGHT, row, at, `${cells.slice(0, column).join(',')}${cells.slice(column).join(',')}`);
      add('row_more_sep', IRREGULAR_WEIGHT, row, at, cells.toSpliced(column, 0, '').join(','));
      const quoted = cells.with(column, `"${cells[column] ?? ''}`).join(',');
      add(
        'row_extra_quote',
        QUOTE_WEIGHT,
        row,
        at,
        quoted,
        withCell(table, row, column, (text) => `"${text}`),
      );
    }
    add('row_field_delimiter_space', ROW_DELIMITER_WEIGHT, row, '', cells.join(' '));
  }
  return files;
}

function withCell({ header, records }: CleanTable, row: number, column: number, change: (text: string) => string): CleanTable {
  const changed = (cells: readonly string[]) => cells.with(column, change(cells[column] ?? ''));
  return row === 0 ? { header: changed(header), records } : { header, records: records.with(row - 1, changed(records[row - 1] ?? [])) };
}
