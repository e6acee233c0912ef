import type { ImportKind } from '../../../shared/model/import-kind.ts';
import { PARTY_ROLES, RECORD_KINDS } from '../../../shared/model/record-kind.ts';
import type { Role } from '../../../shared/model/role.ts';

/** One of the roles must hold a value in every row. */
export type RowNeed = readonly Role[];

const ORDER: readonly RowNeed[] = [['orderDate']];
/** Kinds whose rows mean nothing without certain values; of any other kind a row needs at least one value that is mapped. */
const NEEDS: Partial<Readonly<Record<ImportKind, readonly RowNeed[]>>> = {
  orders: ORDER,
  orderHeads: [['orderId'], ...ORDER],
  orderLines: [['orderId']],
  products: [['productId', 'productName']],
  customers: [PARTY_ROLES],
  companies: [PARTY_ROLES],
  employees: [['employee', 'employeeName']],
  campaigns: [['campaign', 'campaignName']],
  deals: [['recordId', 'title']],
  stageChanges: [['recordId'], ['stage'], ['occurredAt']],
  contactPoints: [['contactValue']],
  referrals: [['referredCustomer']],
  payments: [['amount']],
  costs: [['occurredAt'], ['amount', 'cost']],
  competitorPrices: [['unitPrice']],
};

/** What every row of a kind must hold; only what the mapping gives can be asked for. */
export function rowNeeds(kind: ImportKind, given: ReadonlySet<Role>): RowNeed[] {
  return (NEEDS[kind] ?? []).map((roles) => roles.filter((role) => given.has(role))).filter((roles) => roles.length > 0);
}

/** Whether rows of the kind carry a line amount, computed when it is not given. */
export function hasLineAmount(kind: ImportKind): boolean {
  return RECORD_KINDS[kind].table === 'order_lines';
}

/** Whether rows without a customer number are counted as anonymous sales. */
export function countsAnonymous(kind: ImportKind): boolean {
  return kind === 'orders' || kind === 'orderHeads';
}
