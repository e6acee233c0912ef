import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import type { Role } from '../../../../shared/model/role.ts';
import type { ReadableDatabase } from '../../store/driver.ts';
import { countCustomers, readCustomerIds } from '../../store/queries/customers.ts';
import { readLabelIds } from '../../store/queries/labels.ts';
import { countOrders, visitOrders } from '../../store/queries/orders.ts';
import { countProducts, readProductIds } from '../../store/queries/products.ts';
import { KeyResolver } from './key-resolver.ts';
import type { KnownOrders } from './order-resolver.ts';

/** What the store knows before an import, as far as the file can touch it. */
export interface KnownRows {
  readonly customers: KeyResolver;
  readonly products: KeyResolver;
  readonly orders: KnownOrders;
  readonly labels: Map<string, number>;
}

/** Reads the keys an import has to be matched with. Orders cost most (about 1 µs each) and are read only when the file has order numbers. */
export function loadKnownRows(db: ReadableDatabase, mapping: ImportMapping): KnownRows {
  const roles = new Set<Role>(mapping.columns.map(({ role }) => role));
  return {
    customers: new KeyResolver(readCustomerIds(db), countCustomers(db)),
    products: new KeyResolver(readProductIds(db), countProducts(db)),
    orders: loadKnownOrders(db, mapping.kind === 'orders' && roles.has('orderId')),
    labels: readLabelIds(db),
  };
}

function loadKnownOrders(db: ReadableDatabase, isNeeded: boolean): KnownOrders {
  const base = countOrders(db);
  const size = isNeeded ? base + 1 : 0;
  const customers = new Int32Array(size);
  const instants = new Float64Array(size);
  const firstByKey = new Map<string, number>();
  const moreByKey = new Map<string, number[]>();
  if (isNeeded) {
    visitOrders(db, (id, key, customerId, orderedAt) => {
      customers[id] = customerId;
      instants[id] = orderedAt;
      if (!firstByKey.has(key)) firstByKey.set(key, id);
      else if (moreByKey.get(key)?.push(id) === undefined) moreByKey.set(key, [id]);
    });
  }
  return {
    base,
    idsOf: (key) => {
      const first = firstByKey.get(key);
      return first === undefined ? [] : [first, ...(moreByKey.get(key) ?? [])];
    },
    customerOf: (id) => customers[id] ?? 0,
    orderedAt: (id) => instants[id] ?? 0,
  };
}
