import type { Formatter } from '../../../../shared/format/formatter.ts';
import { formatIsoDay } from '../../../../shared/model/day.ts';
import { guardFormula } from '../../../../shared/model/formula-guard.ts';
import { type ExportCell, numberOf } from '../export-table.ts';

/** How a CSV file is written for one reader. */
export interface CsvDialect {
  readonly byteOrderMark: boolean;
  readonly separator: ',' | ';';
  readonly decimalMark: '.' | ',';
  /** Periods by name ("Mar 2025") for people, by their first day for programs. */
  readonly namedPeriods: boolean;
}

/** RFC 4180 in UTF-8: what programs expect everywhere. */
export const STANDARD_CSV: CsvDialect = { byteOrderMark: false, separator: ',', decimalMark: '.', namedPeriods: false };

/**
 * What Excel opens by double click under a language: byte order mark, the language's decimal mark in Latin digits (Excel reads no
 * others from CSV), and a semicolon where the comma is taken by decimals.
 */
export function excelDialect(locale: string): CsvDialect {
  const decimalMark = decimalMarkOf(locale);
  return { byteOrderMark: true, separator: decimalMark === ',' ? ';' : ',', decimalMark, namedPeriods: true };
}

/** The text of a cell: numbers plain and never guarded, days as ISO text, text guarded against being run as a formula. */
export function csvText(cell: ExportCell, dialect: CsvDialect, formatter: Formatter): string {
  if (cell.value === null) return '';
  const number = numberOf(cell);
  if (number !== null) return plainNumber(number).replace('.', dialect.decimalMark);
  if (isDay(cell) && !(cell.format.kind === 'period' && dialect.namedPeriods)) return formatIsoDay(Number(cell.value));
  return guardFormula(isDay(cell) ? formatter.value(cell.value, cell.format) : String(cell.value));
}

function isDay({ value, format }: ExportCell): boolean {
  return (format.kind === 'day' || format.kind === 'period') && Number.isInteger(value);
}

/** A number without an exponent: 1e-7 → "0.0000001". */
function plainNumber(value: number | string): string {
  const text = String(value);
  return text.includes('e') ? Number(value).toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}

function decimalMarkOf(locale: string): '.' | ',' {
  try {
    const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1.5);
    return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
  } catch {
    return '.';
  }
}
