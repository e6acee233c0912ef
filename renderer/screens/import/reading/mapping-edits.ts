import type { Preview } from '../../../../shared/contract/imports.ts';
import type { ColumnReading, ImportMapping, RowConstant, RowFilter } from '../../../../shared/model/import-mapping.ts';
import { missingRequirement, RECORD_KINDS } from '../../../../shared/model/record-kind.ts';
import { neededReading, type Role } from '../../../../shared/model/role.ts';
import { rolesGiven } from '../../../../shared/model/row-constants.ts';

/** What the person changed on the host's proposal: by column id, and the row filters and the values of all rows when they touched them. */
export interface MappingEdits {
  readonly columns: Readonly<Record<number, { readonly role?: Role; readonly reading?: ColumnReading }>>;
  readonly filters: readonly RowFilter[] | null;
  /** Also those that are still blank. */
  readonly constants: readonly RowConstant[] | null;
}

export const NO_EDITS: MappingEdits = { columns: {}, filters: null, constants: null };

/** Values of all rows as the person arranges them: theirs, else those of the proposal. */
export function draftedConstants({ constants }: MappingEdits, proposed: ImportMapping): readonly RowConstant[] {
  return constants ?? proposed.constants ?? [];
}

/** Those of them that count: filled, and no column says the same. */
export function constantsInForce(drafted: readonly RowConstant[], columns: ImportMapping['columns']): readonly RowConstant[] {
  return drafted.flatMap(({ role, value }) => {
    const text = value.trim();
    return text === '' || columns.some((column) => column.role === role) ? [] : [{ role, value: text }];
  });
}

/** Meanings that several columns may share. */
const SHARED: ReadonlySet<Role> = new Set(['ignore', 'attribute']);

/** Edits after the column at a position was given a meaning: the meaning moves if another column had it, and a fitting reading comes with it. */
export function withRole(edits: MappingEdits, mapping: ImportMapping, index: number, role: Role, idOf = same): MappingEdits {
  const columns = { ...edits.columns };
  const give = (position: number, change: MappingEdits['columns'][number]) => {
    columns[idOf(position)] = { ...columns[idOf(position)], ...change };
  };
  for (const column of mapping.columns)
    if (!SHARED.has(role) && column.role === role && column.index !== index) give(column.index, { role: 'ignore' });
  const current = mapping.columns.find((column) => column.index === index)?.reading;
  const needed = neededReading(role);
  const isFine = needed === null || current?.kind === needed || (needed === 'date' && current?.kind === 'timestamp');
  give(index, { role, ...(isFine ? {} : { reading: USUAL[needed] }) });
  return { ...edits, columns };
}

/** Edits after a column was given a reading. */
export function withReading(edits: MappingEdits, id: number, reading: ColumnReading): MappingEdits {
  return { ...edits, columns: { ...edits.columns, [id]: { ...edits.columns[id], reading } } };
}

function same(position: number): number {
  return position;
}

const USUAL: Readonly<Record<'number' | 'date' | 'flag', ColumnReading>> = {
  number: { kind: 'number', decimal: '.', thousands: ',' },
  date: { kind: 'date', order: 'ymd', calendar: 'gregorian' },
  flag: { kind: 'flag', yes: ['yes', 'true', '1'], no: ['no', 'false', '0'] },
};

/** Why a mapping cannot be checked yet. */
export type Need =
  /** None of these meanings is given, one is needed. */
  | { readonly need: 'oneOf'; readonly roles: readonly Role[] }
  | { readonly need: 'twice'; readonly role: Role }
  | { readonly need: 'reading'; readonly role: Role; readonly kind: 'number' | 'date' | 'flag' }
  /** More than one way of reading fits a date or a figure that is used (03/04/2024, 1.234): the person must say which. */
  | { readonly need: 'choice'; readonly index: number; readonly header: string; readonly options: readonly ColumnReading[] };

/** Everything that is still missing; empty = ready. */
export function missingIn(mapping: ImportMapping, preview: Preview, edits: MappingEdits, idOf = same): readonly Need[] {
  const used = mapping.columns.filter((column) => column.role !== 'ignore');
  const roles = rolesGiven({ columns: used, constants: mapping.constants });
  const needs: Need[] = [];
  if (missingRequirement(mapping.kind, roles) !== null) {
    const unmet = RECORD_KINDS[mapping.kind].requires.filter((alternatives) => !alternatives.some((role) => roles.has(role)));
    needs.push(...unmet.map((alternatives) => ({ need: 'oneOf', roles: alternatives }) as const));
  }
  for (const [place, column] of used.entries()) {
    if (!SHARED.has(column.role) && used.findIndex((other) => other.role === column.role) !== place) needs.push({ need: 'twice', role: column.role });
    const kind = neededReading(column.role);
    if (kind !== null && column.reading.kind !== kind && !(kind === 'date' && column.reading.kind === 'timestamp'))
      needs.push({ need: 'reading', role: column.role, kind });
    const options = openChoice(column.index, preview, edits.columns[idOf(column.index)]?.reading !== undefined);
    if (options.length > 1 && options[0]?.kind === kind) needs.push({ need: 'choice', index: column.index, header: column.header, options });
  }
  return needs;
}

/** Readings of one kind between which only the person can choose; fewer than two = nothing to ask. */
function openChoice(index: number, preview: Preview, isChosen: boolean): readonly ColumnReading[] {
  const guess = preview.columns.find((column) => column.index === index);
  if (guess === undefined || isChosen || preview.savedMapping !== null) return [];
  const isAskable = guess.reading.kind === 'date' || guess.reading.kind === 'number';
  return isAskable ? [guess.reading, ...guess.alternatives].filter((reading) => reading.kind === guess.reading.kind) : [];
}
