import { IMPORT_KINDS, type ImportKind } from '../model/import-kind.ts';
import { PARTY_ROLES, RECORD_KINDS } from '../model/record-kind.ts';
import { ROLES, type Role } from '../model/role.ts';
import { CATALOGUE, findColumn, RELATION_NAMES, type RelationName } from '../warehouse/catalogue.ts';

/** A column of the customer model that analyses can read. */
export interface FedColumn {
  readonly relation: RelationName;
  readonly column: string;
}

const PARTY: ReadonlySet<Role> = new Set(PARTY_ROLES);
/** Roles about customers that have tables of their own. */
const ELSEWHERE: Partial<Readonly<Record<Role, readonly FedColumn[]>>> = {
  customerAltId: [{ relation: 'customer_aliases', column: 'alias' }],
  attribute: [{ relation: 'customer_attributes', column: 'value' }],
};
/** An order file feeds orders and their lines alike. */
const ORDER_RELATIONS: readonly RelationName[] = ['orders', 'order_lines'];

/** Columns of the warehouse that a column of a file feeds under a role; none for roles that its kind cannot use. */
export function columnsFedBy(kind: ImportKind, role: Role): FedColumn[] {
  if (role === 'ignore') return [];
  const { table, columns, at, hasCustomer, describes = [] } = RECORD_KINDS[kind];
  const own = columns[role];
  const names = own === undefined ? [] : role === at || own.endsWith('_at') ? [own, 'day', own.replace(/_at$/, '_day')] : [own];
  const relations = table === 'orders' || table === 'order_lines' ? ORDER_RELATIONS : RELATION_NAMES.filter((name) => name === table);
  const fed = relations.flatMap((relation) => names.map((column) => ({ relation, column })));
  if (hasCustomer && (PARTY.has(role) || describes.includes(role) || own === 'customer_attributes')) {
    if (PARTY.has(role)) fed.push(...relations.map((relation) => ({ relation, column: 'customer_id' })));
    fed.push(...(ELSEWHERE[role] ?? []));
    const ownColumn = RECORD_KINDS.customers.columns[role];
    if (ownColumn !== undefined) fed.push({ relation: 'customers', column: ownColumn });
  }
  return uniqueColumns(fed.filter(({ relation, column }) => findColumn(relation, column) !== undefined));
}

/** Roles, and the kinds of file that take them, which fill a column of the warehouse; a row's own id comes with any file of its kinds, under no role. */
export function rolesFeeding({ relation, column }: { readonly relation: string; readonly column: string }): { roles: Role[]; kinds: ImportKind[] } {
  const roles = new Set<Role>();
  const kinds = new Set<ImportKind>();
  for (const kind of IMPORT_KINDS) {
    for (const role of ROLES) {
      if (!columnsFedBy(kind, role).some((fed) => fed.relation === relation && fed.column === column)) continue;
      roles.add(role);
      kinds.add(kind);
    }
  }
  if (roles.size === 0 && isOwnId(relation, column))
    return { roles: [], kinds: IMPORT_KINDS.filter((kind) => RECORD_KINDS[kind].table === relation) };
  return { roles: [...roles], kinds: [...kinds] };
}

/** The dense id of a relation's rows stands first. */
function isOwnId(relation: string, column: string): boolean {
  const name = RELATION_NAMES.find((candidate) => candidate === relation);
  return name !== undefined && Object.keys(CATALOGUE[name])[0] === column;
}

function uniqueColumns(columns: readonly FedColumn[]): FedColumn[] {
  return [...new Map(columns.map((column) => [`${column.relation}.${column.column}`, column])).values()];
}
