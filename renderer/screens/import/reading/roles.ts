import { type ImportKind, isOrderKind } from '../../../../shared/model/import-kind.ts';
import { rolesOfKind } from '../../../../shared/model/record-kind.ts';
import { ROLE_FORMS, type Role } from '../../../../shared/model/role.ts';

type RoleGroup = 'order' | 'customer' | 'product' | 'money' | 'event' | 'other';

const ORDER: ReadonlySet<Role> = new Set(['orderId', 'orderDate', 'orderTime', 'originalOrderId', 'channel', 'status']);
const CUSTOMER: ReadonlySet<Role> = new Set([
  'customerId',
  'customerAltId',
  'customerName',
  'firstName',
  'lastName',
  'email',
  'phone',
  'address',
  'city',
  'region',
  'postalCode',
  'country',
  'company',
  'contactValue',
  'referredCustomer',
  'birthDate',
  'registeredAt',
  'gender',
  'language',
]);
const PRODUCT: ReadonlySet<Role> = new Set(['productId', 'productName', 'category', 'brand']);
const MONEY: ReadonlySet<Role> = new Set(['quantity', 'currency', 'annualRevenue', 'employeeCount']);
const GROUPS: readonly RoleGroup[] = ['order', 'event', 'customer', 'product', 'money', 'other'];
const EVENT: ReadonlySet<Role> = new Set([
  'recordId',
  'type',
  'title',
  'text',
  'reason',
  'outcome',
  'campaign',
  'campaignName',
  'stage',
  'previousStage',
  'question',
  'plan',
  'purpose',
]);

/** Meanings a column can have in a file of that kind, in groups as the menu shows them. */
export function rolesOf(kind: ImportKind): readonly { readonly group: RoleGroup; readonly roles: readonly Role[] }[] {
  const roles = rolesOfKind(kind);
  const groups = isOrderKind(kind) ? GROUPS : GROUPS.toSorted((one, other) => Number(other === 'event') - Number(one === 'event'));
  return groups.map((group) => ({ group, roles: roles.filter((role) => groupOf(role) === group) })).filter((entry) => entry.roles.length > 0);
}

function groupOf(role: Role): RoleGroup {
  if (ORDER.has(role)) return 'order';
  if (CUSTOMER.has(role)) return 'customer';
  if (PRODUCT.has(role)) return 'product';
  const form = ROLE_FORMS[role];
  if (EVENT.has(role) || form === 'date') return 'event';
  if (MONEY.has(role) || form === 'decimal') return 'money';
  return 'other';
}
