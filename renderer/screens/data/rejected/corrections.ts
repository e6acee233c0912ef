import type { Correction, RejectedRecord } from '../../../../shared/contract/rejects.ts';

/** Fields of the records that were changed, by row number. */
export type Drafts = Readonly<Record<number, readonly string[]>>;

/** A record as it stands: changed or as it came. */
export function fieldsOf(record: Pick<RejectedRecord, 'row' | 'fields'>, drafts: Drafts): readonly string[] {
  return drafts[record.row] ?? record.fields;
}

/** Drafts with one cell changed; a record that is as it came is no draft. */
export function changeCell(drafts: Drafts, record: Pick<RejectedRecord, 'row' | 'fields'>, place: number, value: string): Drafts {
  const fields = [...fieldsOf(record, drafts)];
  while (fields.length <= place) fields.push('');
  fields[place] = value;
  const { [record.row]: _before, ...others } = drafts;
  const isOriginal = fields.every((field, at) => field === (record.fields[at] ?? ''));
  return isOriginal ? others : { ...others, [record.row]: fields };
}

export interface Replacement {
  readonly place: number;
  /** "" finds empty cells. */
  readonly find: string;
  readonly by: string;
  /** Only cells that hold nothing else. */
  readonly isWhole: boolean;
}

/** Replaces in one column of all records; tells how many cells changed. Blanks around whole cells are of no matter. */
export function replaceInColumn(
  drafts: Drafts,
  records: readonly Pick<RejectedRecord, 'row' | 'fields'>[],
  { place, find, by, isWhole }: Replacement,
): { readonly drafts: Drafts; readonly changed: number } {
  let changed = 0;
  let next = drafts;
  for (const record of records) {
    const before = fieldsOf(record, next)[place] ?? '';
    const after = isWhole || find === '' ? (before.trim() === find.trim() ? by : before) : before.replaceAll(find, by);
    if (after === before) continue;
    changed += 1;
    next = changeCell(next, record, place, after);
  }
  return { drafts: next, changed };
}

/** The changed records as they are sent in, in file order. */
export function toCorrections(drafts: Drafts): Correction[] {
  return Object.entries(drafts)
    .map(([row, fields]) => ({ row: Number(row), fields: [...fields] }))
    .sort((a, b) => a.row - b.row);
}

/** Where the page begins that is shown of so many records: the one asked for, or the last there is. */
export function pageStart(offset: number, total: number, size: number): number {
  return Math.max(0, Math.min(offset, Math.floor((total - 1) / size) * size));
}

/** A column of the grid: one of the file's, or a field beyond its header. */
export interface GridColumn {
  readonly place: number;
  /** "" where the file gives none. */
  readonly header: string;
  readonly isBeyond: boolean;
}

/** Columns for all records: those of the header, and as many more as the widest record has. */
export function gridColumns(header: readonly string[], records: readonly Pick<RejectedRecord, 'fields'>[]): GridColumn[] {
  const width = records.reduce((most, { fields }) => Math.max(most, fields.length), header.length);
  return Array.from({ length: width }, (_, place) => ({ place, header: header[place] ?? '', isBeyond: place >= header.length }));
}
