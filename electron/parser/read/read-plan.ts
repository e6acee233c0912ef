import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { ColumnReading, ImportMapping, MappedColumn } from '../../../shared/model/import-mapping.ts';
import { missingRequirement } from '../../../shared/model/record-kind.ts';
import { ROLE_FORMS, type Role } from '../../../shared/model/role.ts';
import { constantFault } from '../../../shared/model/row-constants.ts';
import type { FlagReading } from '../../../shared/model/written-flag.ts';
import type { NumberReading } from '../../../shared/model/written-number.ts';
import { canonicalText } from '../../../shared/model/written-text.ts';
import type { InstantReading } from '../../../shared/model/written-timestamp.ts';
import { MAX_COLUMNS } from '../limits.ts';
import { ParserFailure } from '../parser-failure.ts';
import { type RowNeed, rowNeeds } from './row-needs.ts';

export interface PlannedColumn<Reading> {
  readonly role: Role;
  readonly index: number;
  readonly reading: Reading;
}

/** A mapping sorted by what has to be done with each column. */
export interface ReadPlan {
  readonly kind: ImportKind;
  readonly texts: readonly (PlannedColumn<null> & { readonly isKey: boolean })[];
  readonly attributes: readonly { readonly name: string; readonly index: number }[];
  readonly decimals: readonly PlannedColumn<NumberReading>[];
  readonly dates: readonly PlannedColumn<InstantReading>[];
  readonly flags: readonly PlannedColumn<FlagReading>[];
  /** Time of day of `orderDate`. */
  readonly timeIndex: number | null;
  readonly firstNameIndex: number | null;
  readonly lastNameIndex: number | null;
  readonly needs: readonly RowNeed[];
  /** The same in every row; such a value makes no row one that says something. */
  readonly constants: readonly { readonly role: Role; readonly value: string; readonly isKey: boolean }[];
}

/** Sorts the columns of a mapping. Throws ParserFailure MAPPING_INVALID when a role is missing, given twice, read in a way that cannot serve it, or cannot be the same in every row. */
export function planReading(mapping: ImportMapping): ReadPlan {
  const { byRole, attributes } = sortByRole(mapping.columns);
  const given = new Set(byRole.keys());
  const constants = planConstants(mapping);
  const all = new Set<Role>([...given, ...constants.map(({ role }) => role), ...attributes.map(() => 'attribute' as const)]);
  const missing = missingRequirement(mapping.kind, all);
  if (missing !== null) throw new ParserFailure('MAPPING_INVALID', { role: missing[0] ?? '' });
  const decimals: PlannedColumn<NumberReading>[] = [];
  const dates: PlannedColumn<InstantReading>[] = [];
  const flags: PlannedColumn<FlagReading>[] = [];
  const texts: (PlannedColumn<null> & { isKey: boolean })[] = [];
  for (const [role, { index, reading }] of byRole) {
    const form = ROLE_FORMS[role];
    if (form === 'decimal') decimals.push({ role, index, reading: asNumber(role, index, reading) });
    else if (form === 'date') dates.push({ role, index, reading: asInstant(role, index, reading) });
    else if (form === 'flag') flags.push({ role, index, reading: asFlag(role, index, reading) });
    else if (form !== 'time' && !isNamePart(role)) texts.push({ role, index, reading: null, isKey: form === 'key' });
  }
  return {
    kind: mapping.kind,
    texts,
    attributes: nameAttributes(attributes),
    decimals,
    dates,
    flags,
    timeIndex: byRole.get('orderTime')?.index ?? null,
    firstNameIndex: byRole.get('firstName')?.index ?? null,
    lastNameIndex: byRole.get('lastName')?.index ?? null,
    needs: rowNeeds(mapping.kind, given),
    constants,
  };
}

function planConstants(mapping: ImportMapping): ReadPlan['constants'] {
  const unfit = constantFault(mapping);
  if (unfit !== null) throw new ParserFailure('MAPPING_INVALID', { role: unfit.constant.role, constant: unfit.constant.value });
  return (mapping.constants ?? []).map(({ role, value }) => ({ role, value, isKey: ROLE_FORMS[role] === 'key' }));
}

/** Throws ParserFailure MAPPING_INVALID when the file's header is not the one the mapping was made for. */
export function assertHeader(mapping: ImportMapping, header: readonly string[]): void {
  for (const { index, header: expected, role } of mapping.columns) {
    if (role === 'ignore' || canonicalText(expected) === '') continue;
    const found = header[index];
    if (found === undefined || canonicalText(found) !== canonicalText(expected)) {
      throw new ParserFailure('MAPPING_INVALID', { role, column: expected, found: found ?? '' });
    }
  }
}

/** Every role serves one column, but any number can be attributes. */
function sortByRole(columns: readonly MappedColumn[]): { byRole: Map<Role, MappedColumn>; attributes: MappedColumn[] } {
  const byRole = new Map<Role, MappedColumn>();
  const attributes: MappedColumn[] = [];
  for (const column of columns) {
    const { role, index } = column;
    if (role === 'ignore') continue;
    if (byRole.has(role)) throw new ParserFailure('MAPPING_INVALID', { role, column: index });
    if (index >= MAX_COLUMNS) throw new ParserFailure('FILE_TOO_WIDE', { columns: index + 1 });
    if (role === 'attribute') attributes.push(column);
    else byRole.set(role, column);
  }
  return { byRole, attributes };
}

function isNamePart(role: Role): boolean {
  return role === 'firstName' || role === 'lastName';
}

/** Headers as names; a blank one is its position, a second one of the same name gets a number. */
function nameAttributes(columns: readonly MappedColumn[]): { name: string; index: number }[] {
  const taken = new Map<string, number>();
  return columns.map(({ header, index }) => {
    const bare = canonicalText(header);
    const name = bare === '' ? `#${index + 1}` : bare;
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return { name: times === 1 ? name : `${name} (${times})`, index };
  });
}

function asNumber(role: Role, column: number, reading: ColumnReading): NumberReading {
  if (reading.kind !== 'number') throw misread(role, column, reading);
  return reading;
}

function asInstant(role: Role, column: number, reading: ColumnReading): InstantReading {
  if (reading.kind !== 'date' && reading.kind !== 'timestamp') throw misread(role, column, reading);
  return reading;
}

function asFlag(role: Role, column: number, reading: ColumnReading): FlagReading {
  if (reading.kind !== 'flag') throw misread(role, column, reading);
  return reading;
}

function misread(role: Role, column: number, reading: ColumnReading): ParserFailure {
  return new ParserFailure('MAPPING_INVALID', { role, column, reading: reading.kind });
}
