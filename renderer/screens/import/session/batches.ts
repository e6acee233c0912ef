import type { Preview } from '../../../../shared/contract/imports.ts';
import type { PickedFile } from '../../../../shared/contract/shell.ts';
import type { TablePart } from '../../../../shared/model/import-mapping.ts';

/** One table to bring in: a file, or a sheet, member or array of one, with the first look at it. */
export interface ImportTable {
  readonly id: string;
  readonly fileId: string;
  readonly file: PickedFile;
  /** Absent = the one the host shows first. */
  readonly part?: TablePart;
  readonly look: Preview;
}

/** Tables of one shape: read with one mapping. */
export interface Batch {
  readonly id: string;
  readonly tables: readonly [ImportTable, ...ImportTable[]];
}

/** Tables by shape, in the order in which each shape came first. */
export function batchesOf(tables: readonly ImportTable[]): readonly Batch[] {
  const groups = new Map<string, [ImportTable, ...ImportTable[]]>();
  for (const table of tables) {
    const shape = shapeOf(table.look);
    const group = groups.get(shape);
    if (group === undefined) groups.set(shape, [table]);
    else group.push(table);
  }
  return [...groups].map(([id, group]) => ({ id, tables: group }));
}

/** What files that one mapping can read have in common: the names of their columns, or without names their number and how they read. */
export function shapeOf({ dialect, columns }: Preview): string {
  const heads = dialect.hasHeader ? columns.map(({ header }) => header.trim().toLowerCase()) : ['#', ...columns.map(({ reading }) => reading.kind)];
  return JSON.stringify(heads);
}

/** A table of a file as a comparable text. */
export function partKey({ format, member, table }: TablePart): string {
  return JSON.stringify([format, member, table]);
}

/** Name of a table for people: the file, and what lies in it. */
export function tableName({ file, look }: Pick<ImportTable, 'file' | 'look'>): string {
  const inner = [look.part?.member, look.part?.table].filter((name) => name !== null && name !== undefined && name !== '');
  const isOne = (look.parts?.length ?? 1) <= 1;
  return isOne || inner.length === 0 ? file.fileName : `${file.fileName} › ${inner.join(' › ')}`;
}

/** Tables of a file that are taken when the person says nothing: every member of an archive, of a workbook the one shown first. */
export function usualParts({ part, parts = [] }: Preview): readonly TablePart[] {
  if (parts.length <= 1) return [];
  const filled = parts.filter(({ rows }) => rows !== 0);
  const isArchive = filled.some(({ member }) => member !== null) && new Set(filled.map(({ member }) => member)).size > 1;
  const chosen = isArchive ? filled : filled.filter((candidate) => part !== undefined && partKey(candidate) === partKey(part));
  const taken = chosen.length > 0 ? chosen : filled.slice(0, 1);
  return taken.map(({ format, member, table }) => ({ format, member, table }));
}
