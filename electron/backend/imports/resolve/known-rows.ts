import type { ImportMode } from '../../../../shared/contract/imports.ts';
import { isOrderKind } from '../../../../shared/model/import-kind.ts';
import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import { rolesGiven } from '../../../../shared/model/row-constants.ts';
import type { ReadableDatabase } from '../../store/driver.ts';
import { readLabels } from '../../store/queries/labels.ts';
import { countOrders, createOrderFactsReader, createOrderKeyReader, visitOrders } from '../../store/queries/orders.ts';
import type { Pause } from '../stages.ts';
import { growInts } from './growing.ts';
import { KeyTable } from './key-table.ts';
import type { KnownOrders } from './order-resolver.ts';
import { type KnownReferences, loadKnownReferences } from './parties/known-references.ts';

/** Key of an order without a number: import and row it came from. */
const MADE_KEY = /^#\d+-\d+$/;
const NUMBER_SIGN = 0x23;

const ORDERS_PER_STEP = 20_000;

/** What the store knows before an import, as far as the file can touch it. */
export interface KnownRows {
  readonly references: KnownReferences;
  readonly orders: KnownOrders;
  /** Entry k − 1 is the label of id k. */
  readonly labels: readonly string[];
}

/**
 * Reads the keys an import has to be matched with, step by step. Orders cost most (about 1 µs each) and are read only when the file has order
 * numbers or takes the place of a whole period.
 */
export async function loadKnownRows(db: ReadableDatabase, mapping: ImportMapping, mode: ImportMode, pause: Pause): Promise<KnownRows> {
  const roles = rolesGiven(mapping);
  return {
    references: await loadKnownReferences(db, mapping, mode, pause),
    orders: await loadKnownOrders(db, isOrderKind(mapping.kind) && (roles.has('orderId') || mode === 'replacePeriod'), pause),
    labels: readLabels(db),
  };
}

async function loadKnownOrders(db: ReadableDatabase, isNeeded: boolean, pause: Pause): Promise<KnownOrders> {
  const base = countOrders(db);
  const size = isNeeded ? base + 1 : 0;
  const customers = new Int32Array(size);
  const instants = new Float64Array(size).fill(Number.NaN);
  const keys = new KeyTable();
  /** By code of a key: the first order that bears it, and any others. */
  let firstOf: Int32Array = new Int32Array(0);
  const moreOf = new Map<number, number[]>();
  const keyless = new Uint8Array(size);

  function take(id: number, key: string, customerId: number, orderedAt: number): void {
    customers[id] = customerId;
    instants[id] = orderedAt;
    if (key.charCodeAt(0) === NUMBER_SIGN && MADE_KEY.test(key)) keyless[id] = 1;
    const code = keys.codeOfText(key);
    firstOf = growInts(firstOf, code + 1);
    if (firstOf[code] === 0) firstOf[code] = id;
    else if (moreOf.get(code)?.push(id) === undefined) moreOf.set(code, [id]);
  }

  // What others add meanwhile has larger numbers and is left out.
  for (let first = 1; first < size; first += ORDERS_PER_STEP) {
    visitOrders(db, first, Math.min(first + ORDERS_PER_STEP - 1, base), take);
    await pause();
  }
  return {
    base,
    idsOf: (key) => {
      const code = keys.findText(key);
      return code === 0 ? [] : [firstOf[code] ?? 0, ...(moreOf.get(code) ?? [])];
    },
    keyOf: createOrderKeyReader(db),
    factsOf: createOrderFactsReader(db),
    customerOf: (id) => customers[id] ?? 0,
    orderedAt: (id) => instants[id] ?? Number.NaN,
    isKeyless: (id) => keyless[id] === 1,
  };
}
