import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import type { ValueFormat } from '../../../../shared/analyses/blocks.ts';
import { AppError } from '../../app-error.ts';
import type { WriteOptions } from '../csv/write-csv.ts';
import { type ExportCell, type ExportTable, numberOf } from '../export-table.ts';
import { nameSheets } from './sheet-names.ts';
import { toSheetText } from './xlsx-text.ts';

/** Rows of one sheet, header included. */
const MAX_SHEET_ROWS = 1_048_576;
const ROWS_PER_CHECK = 500;
/** Days from Excel's day 0 (30 December 1899) to 1 January 1970. */
const EXCEL_EPOCH_DAYS = 25_569;

/** Writes each table as a sheet of one XLSX file: typed cells, frozen header row, sheets from right to left in Persian; longer tables go on in a next sheet. */
export async function writeXlsx(path: string, tables: readonly ExportTable[], options: WriteOptions): Promise<void> {
  const stream = createWriteStream(path);
  // A failed disk would otherwise end the process from inside the zip library.
  const closed = finished(stream);
  closed.catch(() => undefined);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  try {
    const names = nameSheets(tables.map(({ title }) => title));
    let rows = 0;
    for (const [index, table] of tables.entries()) rows = await writeTable(workbook, table, names[index] ?? String(index + 1), rows, options);
    await Promise.race([workbook.commit(), closed]);
    await closed;
  } catch (error) {
    stream.destroy();
    await closed.catch(() => undefined);
    throw error;
  }
}

async function writeTable(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  table: ExportTable,
  name: string,
  rowsBefore: number,
  { formatter, signal, onRows }: WriteOptions,
): Promise<number> {
  let part = 1;
  let sheet = openSheet(workbook, table, name, formatter.direction);
  let onSheet = 1;
  let rows = rowsBefore;
  for await (const cells of table.rows) {
    if (onSheet === MAX_SHEET_ROWS) {
      sheet.commit();
      sheet = openSheet(workbook, table, `${name.slice(0, 26)} (${++part})`, formatter.direction);
      onSheet = 1;
    }
    const row = sheet.getRow(++onSheet);
    for (const [index, cell] of cells.entries()) fillCell(row.getCell(index + 1), cell, (value, format) => formatter.value(value, format));
    row.commit();
    if (++rows % ROWS_PER_CHECK === 0) {
      onRows(rows);
      // Lets the zip stream drain and a cancel arrive.
      await new Promise((resolve) => setImmediate(resolve));
      if (signal.aborted) throw new AppError('CANCELLED');
    }
  }
  if (signal.aborted) throw new AppError('CANCELLED');
  sheet.commit();
  onRows(rows);
  return rows;
}

function openSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, table: ExportTable, name: string, direction: 'ltr' | 'rtl'): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1, xSplit: 0, rightToLeft: direction === 'rtl' }] });
  sheet.columns = table.columns.map(({ width }) => ({ width }));
  const header = sheet.getRow(1);
  for (const [index, column] of table.columns.entries()) header.getCell(index + 1).value = toSheetText(column.header);
  header.font = { bold: true };
  header.alignment = { wrapText: true, vertical: 'top' };
  header.commit();
  return sheet;
}

function fillCell(target: ExcelJS.Cell, cell: ExportCell, describe: (value: ExportCell['value'], format: ValueFormat) => string): void {
  if (cell.value === null) return;
  const number = numberOf(cell);
  if (number !== null) {
    target.value = Number(number);
    target.numFmt = numberFormatOf(cell.format);
  } else if (cell.format.kind === 'day' && Number.isInteger(cell.value)) {
    target.value = Number(cell.value) + EXCEL_EPOCH_DAYS;
    target.numFmt = 'yyyy-mm-dd';
  } else {
    target.value = toSheetText(cell.format.kind === 'period' ? describe(cell.value, cell.format) : String(cell.value));
    target.numFmt = '@';
  }
}

function numberFormatOf(format: ValueFormat): string {
  switch (format.kind) {
    case 'integer':
      return '#,##0';
    case 'money':
      return '#,##0.00##';
    case 'percent':
      return format.digits === 0 ? '0%' : `0.${'0'.repeat(format.digits)}%`;
    case 'number':
      return format.digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(format.digits)}`;
    default:
      return 'General';
  }
}
