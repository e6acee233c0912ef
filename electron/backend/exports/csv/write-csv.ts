import { type FileHandle, open } from 'node:fs/promises';
import type { Formatter } from '../../../../shared/format/formatter.ts';
import { guardFormula } from '../../../../shared/model/formula-guard.ts';
import { AppError } from '../../app-error.ts';
import type { ExportTable } from '../export-table.ts';
import { type CsvDialect, csvText } from './csv-dialect.ts';
import { formatCsvRecord } from './csv-record.ts';

export interface WriteOptions {
  readonly formatter: Formatter;
  readonly signal: AbortSignal;
  /** Called now and then with the number of rows written. */
  readonly onRows: (rows: number) => void;
}

const FLUSH_CHARACTERS = 1 << 18;
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/**
 * Writes tables as one CSV file. A single table is plain header and rows; several follow one another, each under a line with its
 * title and with an empty line between.
 */
export async function writeCsv(path: string, tables: readonly ExportTable[], dialect: CsvDialect, options: WriteOptions): Promise<void> {
  const file = await open(path, 'w');
  try {
    await writeTables(file, tables, dialect, options);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeTables(
  file: FileHandle,
  tables: readonly ExportTable[],
  dialect: CsvDialect,
  { formatter, signal, onRows }: WriteOptions,
): Promise<void> {
  let buffer = dialect.byteOrderMark ? BYTE_ORDER_MARK : '';
  let rows = 0;
  const flush = async (): Promise<void> => {
    if (signal.aborted) throw new AppError('CANCELLED');
    await file.write(buffer);
    buffer = '';
    onRows(rows);
  };
  const record = (fields: readonly string[]): void => {
    buffer += formatCsvRecord(fields, dialect.separator) + LINE_END;
  };
  for (const [index, table] of tables.entries()) {
    if (index > 0) buffer += LINE_END;
    if (tables.length > 1) record([guardFormula(table.title)]);
    record(table.columns.map(({ header }) => guardFormula(header)));
    for await (const row of table.rows) {
      record(row.map((cell) => csvText(cell, dialect, formatter)));
      rows++;
      if (buffer.length > FLUSH_CHARACTERS) await flush();
    }
  }
  await flush();
}
