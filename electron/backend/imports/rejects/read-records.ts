import type { RejectedRecord } from '../../../../shared/contract/rejects.ts';
import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import { countRejectedRows } from '../../store/queries/rejected-rows.ts';
import { countCorrected, type RejectedState, readRejectedStates } from '../../store/queries/trust/corrections.ts';
import type { Store } from '../../store/store.ts';
import { openRawRows, type RawRow, requireImport } from '../read-imports.ts';
import { filledDownColumns, fillFromAbove } from './fill-from-above.ts';

/** What the grid of corrections asks for. */
export interface RecordsPage {
  readonly id: number;
  readonly offset: number;
  readonly limit: number;
  /** Only those that were not corrected since. */
  readonly open: boolean;
}

export interface RejectedRecords {
  readonly total: number;
  readonly open: number;
  readonly header: string[];
  readonly rows: RejectedRecord[];
}

/** A page of the refused records of an import with all their fields; throws AppError IMPORT_NOT_FOUND. */
export function readRejectedRecords(store: Store, page: RecordsPage): RejectedRecords {
  const { mapping, header } = requireImport(store, page.id);
  const total = countRejectedRows(store.reader, page.id);
  const states = readRejectedStates(store.reader, page);
  const read = openRawRows(store, page.id);
  const filledDown = filledDownColumns(mapping);
  return {
    total,
    open: total - countCorrected(store.reader, page.id),
    header: [...header],
    rows: states.map((state) => toRecord(state, { mapping, width: header.length, read, filledDown })),
  };
}

/** Position of the column at fault in a record: the mapped one when several columns bear the name; null when the whole record is. */
export function placeOfColumn(mapping: ImportMapping, header: string | null): number | null {
  if (header === null) return null;
  const named = mapping.columns.filter((column) => column.header === header);
  return (named.find(({ role }) => role !== 'ignore') ?? named[0])?.index ?? null;
}

interface RecordParts {
  readonly mapping: ImportMapping;
  readonly width: number;
  readonly read: (row: number) => RawRow;
  readonly filledDown: readonly number[];
}

function toRecord(state: RejectedState, { mapping, width, read, filledDown }: RecordParts): RejectedRecord {
  const fields = fillFromAbove(read(state.row).fields, state.row, filledDown, read);
  const missing = Math.max(0, width - fields.length);
  return { ...state, place: placeOfColumn(mapping, state.column), fields: [...fields, ...Array.from({ length: missing }, () => '')] };
}
