import type { Check } from '../../../../shared/contract/imports.ts';
import { findNearMisses } from '../../../../shared/model/cleaning/near-misses.ts';
import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import { RECORD_KINDS } from '../../../../shared/model/record-kind.ts';
import type { Role } from '../../../../shared/model/role.ts';
import type { ReadableDatabase } from '../../store/driver.ts';
import { readCustomer, visitCustomerTexts } from '../../store/queries/customers.ts';
import { visitNames } from '../../store/queries/records/record-names.ts';
import type { ImportResolver } from '../resolve/import-resolver.ts';
import type { KeyResolver } from '../resolve/key-resolver.ts';
import { foldName } from '../resolve/parties/customer-keys.ts';

const MOST_NEAR = 50;
/** Names of things are few: of more new ones, or more known ones, none is a slip of the pen. */
const MOST_NEW = 2000;
const MOST_KNOWN = 5000;

interface NameRole {
  readonly role: Role;
  readonly table: 'products' | 'campaigns' | 'employees' | 'customers';
  /** Keys of what the role names. */
  readonly keys: KeyResolver;
  /** Key under which a name not known before was added. */
  readonly keyOf: (name: string) => string;
}

/**
 * Names of the file that the store does not know, but for one that it nearly does ("GTXPro", "GTX Pro"): what they probably mean. A file
 * that lists the things themselves is not asked. To be asked before they are written.
 */
export function findNearNames(db: ReadableDatabase, resolver: ImportResolver, mapping: ImportMapping): NonNullable<Check['nearNames']> {
  const { products, campaigns, employees, customers } = resolver.references.known;
  const byName = (name: string) => `name:${foldName(name) ?? ''}`;
  const roles: readonly NameRole[] = [
    { role: 'productName', table: 'products', keys: products.keys, keyOf: (name) => name },
    { role: 'campaignName', table: 'campaigns', keys: campaigns.keys, keyOf: (name) => name },
    { role: 'employeeName', table: 'employees', keys: employees.keys, keyOf: (name) => name },
    { role: 'company', table: 'customers', keys: customers.keys, keyOf: byName },
    { role: 'customerName', table: 'customers', keys: customers.keys, keyOf: byName },
  ];
  const found = roles.flatMap(({ role, table, keys, keyOf }) => {
    const column = mapping.columns.find((candidate) => candidate.role === role)?.index;
    if (column === undefined || RECORD_KINDS[mapping.kind].table === table) return [];
    if (keys.base === 0 || keys.base > MOST_KNOWN || keys.added === 0 || keys.added > MOST_NEW) return [];
    const added = new Set(keys.newKeys());
    const unknown = resolver.texts.of(role).filter((text) => added.has(keyOf(text)));
    return findNearMisses(unknown, readNames(db, table)).map((miss) => ({ column, ...miss }));
  });
  return found.slice(0, MOST_NEAR);
}

/** Customers whom the store knows as two and the file takes for one, the first with their numbers and names. Undefined when there are none. */
export function describeSameCustomers(db: ReadableDatabase, { references }: ImportResolver): Check['sameCustomers'] {
  const { count, examples } = references.known.customers.same;
  if (count === 0) return undefined;
  const describe = (id: number) => {
    const customer = readCustomer(db, id);
    return { key: customer?.key ?? '', name: customer?.name ?? null };
  };
  return { count, examples: examples.map(({ one, other, rowNo }) => ({ row: rowNo, one: describe(one), other: describe(other) })) };
}

function readNames(db: ReadableDatabase, table: NameRole['table']): string[] {
  const names = new Set<string>();
  const take = (_id: number, name: string) => names.add(name);
  if (table === 'customers') visitCustomerTexts(db, 'name', take);
  else visitNames(db, table, take);
  return [...names];
}
