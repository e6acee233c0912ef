import type { ImportMode } from '../../../../../shared/contract/imports.ts';
import type { ImportMapping } from '../../../../../shared/model/import-mapping.ts';
import { RECORD_KINDS } from '../../../../../shared/model/record-kind.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import { rolesGiven } from '../../../../../shared/model/row-constants.ts';
import type { ReadableDatabase } from '../../../store/driver.ts';
import { countCustomers, readCustomerAliases, visitCustomerKeys, visitCustomerTexts } from '../../../store/queries/customers.ts';
import { iterateNamedKeys, type NamedTable, readLastNamedId, visitNames } from '../../../store/queries/records/record-names.ts';
import type { Pause } from '../../stages.ts';
import { KeyResolver } from '../key-resolver.ts';
import { foldEmail, foldName, foldPhone, isMadeCustomerKey } from './customer-keys.ts';
import { type CustomerNames, CustomerResolver, SEVERAL } from './customer-resolver.ts';
import { NameResolver } from './name-resolver.ts';

const CUSTOMERS_PER_STEP = 20_000;

/** Resolvers for whatever rows of a file may refer to, knowing what the store knows. */
export interface KnownReferences {
  readonly customers: CustomerResolver;
  readonly products: NameResolver;
  readonly campaigns: NameResolver;
  readonly employees: NameResolver;
  /** Lists leave what is known as it is: they only add. */
  readonly keepsKnown: boolean;
}

/** Reads the numbers and names a file can be matched with; addresses and names only when the file has columns for them. */
export async function loadKnownReferences(db: ReadableDatabase, mapping: ImportMapping, mode: ImportMode, pause: Pause): Promise<KnownReferences> {
  const roles = rolesGiven(mapping);
  const { table } = RECORD_KINDS[mapping.kind];
  const named = (name: NamedTable, key: Role, label: Role): NameResolver => {
    const isNamed = roles.has(key) || roles.has(label);
    const known = new KeyResolver(isNamed ? iterateNamedKeys(db, name) : [], readLastNamedId(db, name));
    return new NameResolver(known, roles.has(label) ? readUniqueNames(db, name) : new Map(), table === name);
  };
  return {
    customers: await loadCustomers(db, mapping, roles, pause),
    products: named('products', 'productId', 'productName'),
    campaigns: named('campaigns', 'campaign', 'campaignName'),
    employees: named('employees', 'employee', 'employeeName'),
    keepsKnown: mode === 'add',
  };
}

async function loadCustomers(db: ReadableDatabase, { kind }: ImportMapping, roles: ReadonlySet<Role>, pause: Pause): Promise<CustomerResolver> {
  const isByNumber = roles.has('customerId') || roles.has('customerAltId');
  const isByAddress = roles.has('email') || roles.has('phone');
  const names: CustomerNames = {
    aliases: readCustomerAliases(db),
    email: new Map(),
    phone: new Map(),
    name: new Map(),
  };
  if (RECORD_KINDS[kind].hasCustomer && (roles.has('email') || roles.has('referredCustomer'))) collect(db, 'email', foldEmail, names.email);
  if (RECORD_KINDS[kind].hasCustomer && roles.has('phone')) collect(db, 'phone', foldPhone, names.phone);
  const isByName = roles.has('customerName') || roles.has('company') || roles.has('lastName') || roles.has('firstName');
  if (isByName && !isByNumber && !isByAddress) collect(db, 'name', foldName, names.name, true);
  const made = new Set<number>();
  const mayAdopt = isByNumber && (isByAddress || kind === 'companies');
  const keys = new KeyResolver([], countCustomers(db));
  for (let first = 1; first <= keys.base; first += CUSTOMERS_PER_STEP) {
    visitCustomerKeys(db, first, Math.min(first + CUSTOMERS_PER_STEP - 1, keys.base), (key, id) => {
      keys.know(key, id);
      if (mayAdopt && isMadeCustomerKey(key)) made.add(id);
    });
    await pause();
  }
  return new CustomerResolver(keys, names, made, kind === 'companies');
}

/** The first customer with an address has it; a name that several have belongs to none. */
function collect(
  db: ReadableDatabase,
  column: 'name' | 'email' | 'phone',
  fold: (text: string) => string | null,
  found: Map<string, number>,
  isUnique = false,
): void {
  visitCustomerTexts(db, column, (id, text) => {
    const folded = fold(text);
    if (folded === null) return;
    if (!found.has(folded)) found.set(folded, id);
    else if (isUnique && found.get(folded) !== id) found.set(folded, SEVERAL);
  });
}

function readUniqueNames(db: ReadableDatabase, table: NamedTable): Map<string, number> {
  const found = new Map<string, number>();
  visitNames(db, table, (id, name) => {
    const folded = foldName(name);
    if (folded !== null) found.set(folded, found.has(folded) && found.get(folded) !== id ? SEVERAL : id);
  });
  return found;
}
