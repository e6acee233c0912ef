import type { Difference } from '../../../../shared/contract/imports.ts';
import { formatDecimal } from '../../../../shared/model/decimal.ts';
import type { ReadableDatabase } from '../../store/driver.ts';
import { readCustomer } from '../../store/queries/customers.ts';
import { readProduct } from '../../store/queries/products.ts';
import type { ReferenceLoad } from '../load/kind-load.ts';
import type { ImportResolver } from '../resolve/import-resolver.ts';
import type { KeyResolver } from '../resolve/key-resolver.ts';
import type { MetRows } from '../resolve/met-rows.ts';

type Example = Difference['examples'][number];
type Flat = Readonly<Record<string, unknown>>;

interface ChangedRows {
  readonly rows: readonly { readonly id: number; readonly key: string; readonly after: Flat }[];
  /** Further ones of whom only something in another table changes: facts under headers of their own, other numbers. */
  readonly beside: number;
}

const MOST_EXAMPLES = 20;
const MOST_NEW = 5;

/** How the customers and products that a file names differ from the store's; a table it says nothing about is left out. To be asked before they are written. */
export function describeReferences(db: ReadableDatabase, resolver: ImportResolver, load: ReferenceLoad): (Difference & { table: string })[] {
  const customers = load.customers.changed.map((after) => ({ id: after.id, key: after.key, after: flatten(after) }));
  const products = load.products.changed.map((after) => ({ id: after.id, key: after.key, after: flatten(after) }));
  const own = new Set(load.customers.changed.map(({ id }) => id));
  const beside = [...load.customers.told].filter((id) => !own.has(id)).length;
  return [
    ...describeTable('customers', resolver.customers, resolver.metCustomers, { rows: customers, beside }, (id) =>
      flatten(readCustomer(db, id) ?? {}),
    ),
    ...describeTable('products', resolver.products, resolver.metProducts, { rows: products, beside: 0 }, (id) => flatten(readProduct(db, id) ?? {})),
  ];
}

function describeTable(
  table: string,
  keys: KeyResolver,
  met: MetRows,
  changed: ChangedRows,
  readBefore: (id: number) => Flat,
): (Difference & { table: string })[] {
  const count = changed.rows.length + changed.beside;
  const unchanged = Math.max(0, met.count - count);
  if (keys.added + count + unchanged === 0) return [];
  const fresh = keys.newKeys(0, MOST_NEW).map((key): Example => ({ what: 'new', key, changes: [] }));
  const examples = changed.rows.slice(0, MOST_EXAMPLES - fresh.length).map(({ id, key, after }): Example => {
    return { what: 'changed', key, changes: describeFields(readBefore(id), after) };
  });
  return [{ table, new: keys.added, changed: count, unchanged, vanished: 0, examples: [...examples, ...fresh] }];
}

function describeFields(before: Flat, after: Flat): Example['changes'] {
  return Object.keys(after).flatMap((name) => {
    const [old, now] = [toText(before[name]), toText(after[name])];
    return old === now ? [] : [{ column: toColumn(name), before: old, after: now }];
  });
}

/** Details stand beside the other fields. */
function flatten(row: object): Flat {
  const { details, ...fields } = row as { details?: object };
  return { ...fields, ...details };
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'bigint' ? formatDecimal(value) : String(value);
}

/** Columns are named as in the store. */
function toColumn(name: string): string {
  return name === 'key' ? 'key' : name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
