import type { Value, ValueFormat } from '../../../shared/analyses/blocks.ts';

/** A cell with its raw value; text is already in the person's language. */
export interface ExportCell {
  readonly value: Value;
  readonly format: ValueFormat;
}

export interface ExportColumn {
  readonly header: string;
  /** Width in characters of the sheet's column. */
  readonly width: number;
}

/** One table of an export; rows come in batches so that any number of them can be written. */
export interface ExportTable {
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: Iterable<readonly ExportCell[]> | AsyncIterable<readonly ExportCell[]>;
}

const TEXT: ValueFormat = { kind: 'text' };

/** A cell that holds text. */
export function textCell(text: string | null): ExportCell {
  return { value: text, format: TEXT };
}

/** The number in a cell, or null when the cell is text or empty. */
export function numberOf({ value, format }: ExportCell): number | string | null {
  const isNumber = format.kind !== 'text' && format.kind !== 'message' && format.kind !== 'day' && format.kind !== 'period';
  if (!isNumber || value === null) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return /^-?\d+(\.\d+)?$/.test(value) ? value : null;
}
