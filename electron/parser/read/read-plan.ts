import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { ColumnReading, ImportMapping } from '../../../shared/model/import-mapping.ts';
import { missingRequirement } from '../../../shared/model/record-kind.ts';
import type { Role } from '../../../shared/model/role.ts';
import type { DateReading } from '../../../shared/model/written-date.ts';
import type { NumberReading } from '../../../shared/model/written-number.ts';
import { canonicalText } from '../../../shared/model/written-text.ts';
import { MAX_COLUMNS } from '../limits.ts';
import { ParserFailure } from '../parser-failure.ts';

const DECIMAL_ROLES: ReadonlySet<Role> = new Set(['quantity', 'unitPrice', 'amount', 'discount', 'cost']);
const KEY_ROLES: ReadonlySet<Role> = new Set(['orderId', 'originalOrderId', 'customerId', 'productId', 'email', 'phone']);
/** One of these must hold a value in every row. */
const IDENTITY: Partial<Record<ImportKind, readonly Role[]>> = {
  customers: ['customerId', 'email', 'customerName', 'firstName', 'lastName'],
  products: ['productId', 'productName'],
};

export interface PlannedColumn<Reading> {
  readonly role: Role;
  readonly index: number;
  readonly reading: Reading;
}

/** A mapping sorted by what has to be done with each column. */
export interface ReadPlan {
  readonly kind: ImportKind;
  readonly texts: readonly (PlannedColumn<null> & { readonly isKey: boolean })[];
  readonly decimals: readonly PlannedColumn<NumberReading>[];
  readonly date: PlannedColumn<DateReading> | null;
  readonly timeIndex: number | null;
  readonly firstNameIndex: number | null;
  readonly lastNameIndex: number | null;
  readonly identity: readonly Role[];
}

/** Sorts the columns of a mapping. Throws ParserFailure MAPPING_INVALID when a role is missing, given twice, or read in a way that cannot serve it. */
export function planReading(mapping: ImportMapping): ReadPlan {
  const byRole = new Map<Role, { index: number; reading: ColumnReading }>();
  for (const { role, index, reading } of mapping.columns) {
    if (role === 'ignore') continue;
    if (byRole.has(role)) throw new ParserFailure('MAPPING_INVALID', { role, column: index });
    if (index >= MAX_COLUMNS) throw new ParserFailure('FILE_TOO_WIDE', { columns: index + 1 });
    byRole.set(role, { index, reading });
  }
  const missing = missingRequirement(mapping.kind, new Set(byRole.keys()));
  if (missing !== null) throw new ParserFailure('MAPPING_INVALID', { role: missing[0] ?? '' });
  const decimals: PlannedColumn<NumberReading>[] = [];
  const texts: (PlannedColumn<null> & { isKey: boolean })[] = [];
  for (const [role, { index, reading }] of byRole) {
    if (DECIMAL_ROLES.has(role)) decimals.push({ role, index, reading: asNumber(role, index, reading) });
    else if (isTextRole(role)) texts.push({ role, index, reading: null, isKey: KEY_ROLES.has(role) });
  }
  const date = byRole.get('orderDate');
  return {
    kind: mapping.kind,
    texts,
    decimals,
    date: date === undefined ? null : { role: 'orderDate', index: date.index, reading: asDate(date.index, date.reading) },
    timeIndex: byRole.get('orderTime')?.index ?? null,
    firstNameIndex: byRole.get('firstName')?.index ?? null,
    lastNameIndex: byRole.get('lastName')?.index ?? null,
    identity: IDENTITY[mapping.kind] ?? [],
  };
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

function isTextRole(role: Role): boolean {
  return role !== 'orderDate' && role !== 'orderTime' && role !== 'firstName' && role !== 'lastName';
}

function asNumber(role: Role, column: number, reading: ColumnReading): NumberReading {
  if (reading.kind !== 'number') throw new ParserFailure('MAPPING_INVALID', { role, column, reading: reading.kind });
  return reading;
}

function asDate(column: number, reading: ColumnReading): DateReading {
  if (reading.kind !== 'date') throw new ParserFailure('MAPPING_INVALID', { role: 'orderDate', column, reading: reading.kind });
  return reading;
}
