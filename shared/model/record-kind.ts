import type { ImportKind } from './import-kind.ts';
import { MARKETING_KINDS } from './record-kinds/marketing.ts';
import { ORDER_KINDS } from './record-kinds/order.ts';
import { PARTY_KINDS } from './record-kinds/party.ts';
import { SERVICE_KINDS } from './record-kinds/service.ts';
import type { Role } from './role.ts';

/**
 * What a kind of file needs and becomes. A `dimension` row is one thing that others name: a later file changes it in place.
 * A `fact` row happened: a later file that says otherwise supersedes it, and undo brings it back.
 */
export interface RecordKind {
  readonly table: string;
  readonly nature: 'dimension' | 'fact';
  /** Each entry: at least one of these roles must be given. */
  readonly requires: readonly (readonly Role[])[];
  /** Column of the table for each role that can be given; roles of `PARTY_ROLES` name the customer instead. */
  readonly columns: Partial<Readonly<Record<Role, string>>>;
  /** Role that names a row for good; null or blank = rows are told apart by all they hold. */
  readonly key: Role | null;
  /** Role of the instant at which the row counts in time; null = none. */
  readonly at: Role | null;
  /** Whether rows of the kind say which customer they are about. */
  readonly hasCustomer: boolean;
  /** Further roles that describe that customer and not the row: one file, two tables. */
  readonly describes?: readonly Role[];
}

/** Roles that name or describe the customer a row is about. */
export const PARTY_ROLES = [
  'customerId',
  'customerAltId',
  'customerName',
  'firstName',
  'lastName',
  'email',
  'phone',
  'company',
] as const satisfies readonly Role[];

/** Every kind of file: the one table from which the wizard, the parser, the store and the warehouse take what a kind is. */
export const RECORD_KINDS: Readonly<Record<ImportKind, RecordKind>> = { ...ORDER_KINDS, ...PARTY_KINDS, ...MARKETING_KINDS, ...SERVICE_KINDS };

/** Roles a file of the kind can use, in the order in which they are offered. */
export function rolesOfKind(kind: ImportKind): readonly Role[] {
  const { columns, hasCustomer, describes = [] } = RECORD_KINDS[kind];
  const own = Object.keys(columns) as Role[];
  return hasCustomer ? [...new Set<Role>([...own, ...PARTY_ROLES, ...describes])] : own;
}

/** The first requirement of the kind that none of the roles meets, or null. */
export function missingRequirement(kind: ImportKind, roles: ReadonlySet<Role>): readonly Role[] | null {
  return RECORD_KINDS[kind].requires.find((alternatives) => !alternatives.some((role) => roles.has(role))) ?? null;
}

/** A kind that was guessed with less confidence than this is a guess in the dark. */
const SURE_ENOUGH = 0.5;

/** Whether a table among others is none that the customer model knows: its kind is a guess in the dark, and what that kind needs is missing. */
export function isStrangeTable(confidence: number, kind: ImportKind, roles: ReadonlySet<Role>): boolean {
  return confidence < SURE_ENOUGH && missingRequirement(kind, roles) !== null;
}
