import type { Preview } from '../../../../shared/contract/imports.ts';
import type { ColumnReading, ImportMapping, RowFilter } from '../../../../shared/model/import-mapping.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { neededReading } from '../../../../shared/model/role.ts';

/** What the person changed on the host's proposal: by column, and the row filters when they touched them. */
export interface MappingEdits {
  readonly columns: Readonly<Record<number, { readonly role?: Role; readonly reading?: ColumnReading }>>;
  readonly filters: readonly RowFilter[] | null;
}

export const NO_EDITS: MappingEdits = { columns: {}, filters: null };

/** The proposal with the person's changes. */
export function applyEdits(preview: Preview, edits: MappingEdits): ImportMapping {
  return {
    ...preview.mapping,
    dialect: preview.dialect,
    kind: preview.kind,
    columns: preview.mapping.columns.map((column) => ({ ...column, ...edits.columns[column.index] })),
    filters: [...(edits.filters ?? preview.mapping.filters)],
  };
}

/** Edits after a column was given a meaning: the meaning moves if another column had it, and a fitting reading comes with it. */
export function withRole(edits: MappingEdits, mapping: ImportMapping, index: number, role: Role): MappingEdits {
  const columns = { ...edits.columns };
  for (const column of mapping.columns) {
    if (role !== 'ignore' && column.role === role && column.index !== index) columns[column.index] = { ...columns[column.index], role: 'ignore' };
  }
  const current = mapping.columns.find((column) => column.index === index)?.reading;
  const needed = neededReading(role);
  const reading = needed === null || current?.kind === needed ? {} : { reading: USUAL[needed] };
  columns[index] = { ...columns[index], role, ...reading };
  return { ...edits, columns };
}

/** Edits after a column was given a reading. */
export function withReading(edits: MappingEdits, index: number, reading: ColumnReading): MappingEdits {
  return { ...edits, columns: { ...edits.columns, [index]: { ...edits.columns[index], reading } } };
}

const USUAL: Readonly<Record<'number' | 'date' | 'flag', ColumnReading>> = {
  number: { kind: 'number', decimal: '.', thousands: ',' },
  date: { kind: 'date', order: 'ymd', calendar: 'gregorian' },
  flag: { kind: 'flag', yes: ['yes', 'true', '1'], no: ['no', 'false', '0'] },
};

/** Why a mapping cannot be checked yet. */
export type Need =
  | { readonly need: 'orderDate' | 'money' | 'customer' | 'product' }
  | { readonly need: 'twice'; readonly role: Role }
  | { readonly need: 'reading'; readonly role: Role; readonly kind: 'number' | 'date' | 'flag' }
  /** More than one way of reading fits a date that is used: the person must say which. */
  | { readonly need: 'choice'; readonly index: number; readonly header: string; readonly options: readonly ColumnReading[] };

/** Everything that is still missing; empty = ready. */
export function missingIn(mapping: ImportMapping, preview: Preview, edits: MappingEdits): readonly Need[] {
  const used = mapping.columns.filter((column) => column.role !== 'ignore');
  const has = (...roles: Role[]) => used.some((column) => roles.includes(column.role));
  const needs: Need[] = [];
  if (mapping.kind === 'orders') {
    if (!has('orderDate')) needs.push({ need: 'orderDate' });
    if (!has('amount', 'unitPrice')) needs.push({ need: 'money' });
  }
  if (mapping.kind === 'customers' && !has('customerId', 'email', 'customerName', 'firstName', 'lastName')) needs.push({ need: 'customer' });
  if (mapping.kind === 'products' && !has('productId', 'productName')) needs.push({ need: 'product' });
  for (const [place, column] of used.entries()) {
    if (used.findIndex((other) => other.role === column.role) !== place) needs.push({ need: 'twice', role: column.role });
    const kind = neededReading(column.role);
    if (kind !== null && column.reading.kind !== kind && !(kind === 'date' && column.reading.kind === 'timestamp'))
      needs.push({ need: 'reading', role: column.role, kind });
    const guess = preview.columns.find((other) => other.index === column.index);
    const isOpen = edits.columns[column.index]?.reading === undefined && preview.savedMapping === null;
    if (kind === 'date' && guess !== undefined && isOpen) {
      const options = [guess.reading, ...guess.alternatives].filter((reading) => reading.kind === 'date');
      if (options.length > 1) needs.push({ need: 'choice', index: column.index, header: column.header, options });
    }
  }
  return needs;
}
