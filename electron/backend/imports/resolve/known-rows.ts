import type { ImportMode } from '../../../../shared/contract/imports.ts';
import { isOrderKind } from '../../../../shared/model/import-kind.ts';
import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import { rolesGiven } from '../../../../shared/model/row-constants.ts';
import type { ReadableDatabase } from '../../store/driver.ts';
import { readLabels } from '../../store/queries/labels.ts';
import { countOrders, createOrderFactsReader, createOrderKeyReader, visitOrders } from '../../store/queries/orders.ts';
import type { KnownOrders } from './order-resolver.ts';
import { type KnownReferences, loadKnownReferences } from './parties/known-references.ts';

/** Key of an order without a number: import and row it came from. */
const MADE_KEY = /^#\d+-\d+$/;

/** What the store knows before an import, as far as the file can touch it. */
export interface KnownRows {
  readonly references: KnownReferences;
  readonly orders: KnownOrders;
  /** Entry k − 1 is the label of id k. */
  readonly labels: readonly string[];
}

/**
 * Reads the keys an import has to be matched with. Orders cost most (about 1 µs each) and are read only when the file has order
 * numbers or takes the place of a whole period.
 */
export function loadKnownRows(db: ReadableDatabase, mapping: ImportMapping, mode: ImportMode): KnownRows {
  const roles = rolesGiven(mapping);
  return {
    references: loadKnownReferences(db, mapping, mode),
    orders: loadKnownOrders(db, isOrderKind(mapping.kind) && (roles.has('orderId') || mode === 'replacePeriod')),
    labels: readLabels(db),
  };
}

function loadKnownOrders(db: ReadableDatabase, isNeeded: boolean): KnownOrders {
  const base = countOrders(db);
  const size = isNeeded ? base + 1 : 0;
  const customers = new Int32Array(size);
  const instants = new Float64Array(size).fill(Number.NaN);
  const firstByKey = new Map<string, number>();
  const moreByKey = new Map<string, number[]>();
  const keyless = new Uint8Array(size);
  if (isNeeded) {
    visitOrders(db, (id, key, customerId, orderedAt) => {
      customers[id] = customerId;
      instants[id] = orderedAt;
      if (MADE_KEY.test(key)) keyless[id] = 1;
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
    keyOf: createOrderKeyReader(db),
    factsOf: createOrderFactsReader(db),
    customerOf: (id) => customers[id] ?? 0,
    orderedAt: (id) => instants[id] ?? Number.NaN,
    isKeyless: (id) => keyless[id] === 1,
  };
}
