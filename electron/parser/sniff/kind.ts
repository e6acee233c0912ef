import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { Role } from '../../../shared/model/role.ts';
import type { RoleGuess, SniffedColumn } from './roles.ts';
import { suggestRoles } from './roles.ts';

const KINDS: readonly ImportKind[] = ['orders', 'customers', 'products'];
const WEIGHTS: Partial<Record<ImportKind, Partial<Record<Role, number>>>> = {
  orders: { orderId: 2, orderDate: 2, amount: 2, unitPrice: 1, quantity: 2, customerId: 1, productId: 0.5, productName: 0.5, originalOrderId: 1 },
  customers: { customerId: 2, customerName: 1.5, firstName: 1, lastName: 1.5, email: 2, phone: 1.5, city: 0.75, country: 0.5 },
  products: { productId: 2, productName: 1.5, category: 1.5, cost: 1, unitPrice: 1.5 },
};

/** What beside a date makes orders. */
const ORDER_SIGNS: readonly Role[] = ['amount', 'unitPrice', 'quantity', 'orderId', 'productId', 'productName'];

export interface KindGuess {
  readonly kind: ImportKind;
  readonly roles: readonly RoleGuess[];
}

/** What a file is about, by the roles its columns can take; orders need a date and money. */
export function guessKind(columns: readonly SniffedColumn[], chosen: ImportKind | null): KindGuess {
  if (chosen !== null) return { kind: chosen, roles: suggestRoles(columns, chosen) };
  const rated = KINDS.map((kind) => {
    const roles = suggestRoles(columns, kind);
    return { kind, roles, score: scoreKind(kind, roles) };
  });
  const best = rated.reduce((a, b) => (b.score > a.score ? b : a));
  return { kind: best.kind, roles: best.roles };
}

function scoreKind(kind: ImportKind, guesses: readonly RoleGuess[]): number {
  const roles = new Map(guesses.map(({ role, roleConfidence }) => [role, roleConfidence]));
  const weights = WEIGHTS[kind] ?? {};
  let score = 0;
  for (const [role, confidence] of roles) score += (weights[role] ?? 0) * confidence;
  if (kind === 'orders') return roles.has('orderDate') && ORDER_SIGNS.some((role) => roles.has(role)) ? score + 2 : score / 2;
  if (kind === 'products') return roles.has('productId') || roles.has('productName') ? score : 0;
  return roles.has('customerId') || roles.has('email') || roles.has('customerName') || roles.has('lastName') ? score : 0;
}
