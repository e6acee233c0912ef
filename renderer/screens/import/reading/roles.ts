import type { ImportKind, Role } from '../../../../shared/model/import-mapping.ts';

type RoleGroup = 'order' | 'customer' | 'product' | 'money';

const CUSTOMER: readonly Role[] = ['customerId', 'customerName', 'firstName', 'lastName', 'email', 'phone', 'city', 'country'];
const PRODUCT: readonly Role[] = ['productId', 'productName', 'category'];

/** Meanings a column can have in a file of that kind, in groups as the menu shows them. */
export function rolesOf(kind: ImportKind): readonly { readonly group: RoleGroup; readonly roles: readonly Role[] }[] {
  switch (kind) {
    case 'orders':
      return [
        { group: 'order', roles: ['orderId', 'orderDate', 'orderTime', 'originalOrderId', 'channel', 'status'] },
        { group: 'customer', roles: CUSTOMER },
        { group: 'product', roles: PRODUCT },
        { group: 'money', roles: ['quantity', 'unitPrice', 'amount', 'discount', 'cost', 'currency'] },
      ];
    case 'customers':
      return [{ group: 'customer', roles: CUSTOMER }];
    case 'products':
      return [
        { group: 'product', roles: PRODUCT },
        { group: 'money', roles: ['unitPrice', 'cost'] },
      ];
  }
}
