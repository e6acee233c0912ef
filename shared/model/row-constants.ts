import type { ImportKind } from './import-kind.ts';
import type { ImportMapping, RowConstant } from './import-mapping.ts';
import { RECORD_KINDS, rolesOfKind } from './record-kind.ts';
import type { Role } from './role.ts';

/** Meanings of which one value can be true of every row of a file. What names a row, or is said or measured of it alone, is none of them. */
const COMMON_ROLES: ReadonlySet<Role> = new Set<Role>([
  'brand',
  'campaign',
  'campaignName',
  'category',
  'channel',
  'city',
  'code',
  'competitor',
  'country',
  'currency',
  'employee',
  'employeeName',
  'industry',
  'label',
  'language',
  'manager',
  'method',
  'outcome',
  'parentCompany',
  'plan',
  'priority',
  'productId',
  'productName',
  'purpose',
  'question',
  'reason',
  'region',
  'source',
  'stage',
  'status',
  'tags',
  'team',
  'type',
  'variant',
]);

/** Roles that a mapping for the kind may give one value for all rows; of things that are listed (products, campaigns) not the role that names them. */
export function constantRolesOf(kind: ImportKind): readonly Role[] {
  const { nature, key, columns } = RECORD_KINDS[kind];
  const namesRow = (role: Role) => nature === 'dimension' && (role === key || columns[role] === 'name');
  return rolesOfKind(kind).filter((role) => COMMON_ROLES.has(role) && !namesRow(role));
}

/** Roles that the mapping gives a value: by a column or by one value for all rows. */
export function rolesGiven({ columns, constants = [] }: Pick<ImportMapping, 'columns' | 'constants'>): Set<Role> {
  return new Set([...columns, ...constants].map(({ role }) => role));
}

/** Why a value for all rows cannot be. */
export type ConstantFault =
  /** A column of the file has the role already. */
  | { readonly fault: 'column'; readonly constant: RowConstant; readonly header: string }
  | { readonly fault: 'twice'; readonly constant: RowConstant }
  /** Rows of the kind do not have the role, or it is each row's own. */
  | { readonly fault: 'role'; readonly constant: RowConstant };

/** The first value for all rows that cannot be, or null. */
export function constantFault({ kind, columns, constants = [] }: Pick<ImportMapping, 'kind' | 'columns' | 'constants'>): ConstantFault | null {
  if (constants.length === 0) return null;
  const possible = new Set(constantRolesOf(kind));
  for (const [place, constant] of constants.entries()) {
    const { role } = constant;
    const column = columns.find((mapped) => mapped.role === role);
    if (column !== undefined) return { fault: 'column', constant, header: column.header === '' ? `#${column.index + 1}` : column.header };
    if (constants.findIndex((other) => other.role === role) < place) return { fault: 'twice', constant };
    if (!possible.has(role)) return { fault: 'role', constant };
  }
  return null;
}

/** Values for all rows with some put in the place of those for the same role. */
export function withConstants(constants: readonly RowConstant[], given: readonly RowConstant[]): RowConstant[] {
  return [...constants.filter(({ role }) => !given.some((other) => other.role === role)), ...given];
}
