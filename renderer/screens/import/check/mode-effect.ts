import type { ImportMode } from '../../../../shared/contract/imports.ts';
import type { DifferenceSum } from './sum-differences.ts';

/** How a table of the file differs from the store's. */
export type TableSum = DifferenceSum & { readonly table: string };

/** Rows that would be changed in the client file although nothing is loaded beside them, and rows that would be taken out. */
export function effectOf(mode: ImportMode, { changed, vanished }: DifferenceSum): number {
  return (mode === 'add' ? 0 : changed) + (mode === 'replacePeriod' ? vanished : 0);
}

/** Whether the files can replace their period together: only where no two of them are of one kind. */
export function canReplace(kinds: readonly string[]): boolean {
  return new Set(kinds).size === kinds.length;
}

/** The differences of several files, table by table in the order they are first met. */
export function sumByTable(differences: readonly TableSum[]): TableSum[] {
  const tables = new Map<string, TableSum>();
  for (const { table, new: added, changed, unchanged, vanished } of differences) {
    const sum = tables.get(table) ?? { table, new: 0, changed: 0, unchanged: 0, vanished: 0 };
    tables.set(table, {
      table,
      new: sum.new + added,
      changed: sum.changed + changed,
      unchanged: sum.unchanged + unchanged,
      vanished: sum.vanished + vanished,
    });
  }
  return [...tables.values()];
}
