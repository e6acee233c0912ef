import type { ReadableDatabase, WritableDatabase } from '../../store/driver.ts';
import { CUSTOMER_FIELDS, type CustomerField, type CustomerRow, createCustomerReader, createCustomerWriter } from '../../store/queries/customers.ts';
import type { ChangeJournal } from '../../store/queries/import-changes.ts';
import { CUSTOMER_DETAILS } from '../../warehouse/details.ts';
import type { CustomerDetail, DetailValue } from '../../warehouse/line-chunk.ts';
import { changedAttributes } from '../records/customer-attributes.ts';
import type { ImportResolver } from '../resolve/import-resolver.ts';
import { CUSTOMER_TEXT_ROLES } from '../resolve/parties/customer-draft.ts';
import type { Pause } from '../stages.ts';
import { changedIds, fieldTexts } from './field-texts.ts';

const ROWS_PER_BATCH = 8192;
const KNOWN_PER_STEP = 2000;
const NOTHING: Readonly<Record<string, DetailValue>> = {};
const NOTHING_SAID = { name: null, email: null, phone: null, city: null, country: null };
const NO_DETAILS = Object.fromEntries(CUSTOMER_DETAILS.map((name) => [name, null]));

/** New customers with consecutive ids. */
export interface CustomerBatch {
  readonly firstId: number;
  readonly keys: readonly string[];
  /** Everything said about them; null = nothing but their keys. */
  readonly rows: readonly CustomerRow[] | null;
}

/** Customers of an import on their way into the warehouse and, in the same order, into the store. */
export interface CustomerLoad {
  readonly changed: readonly CustomerRow[];
  /** Known ones of whom a list says something new under a header of its own, or for whom it has another number. */
  readonly told: ReadonlySet<number>;
  /** The new ones, batch by batch. */
  readonly added: () => Generator<CustomerBatch>;
  /** Writes the new and the changed ones, one step per batch. */
  readonly store: (db: WritableDatabase, journal: ChangeJournal) => Generator<void>;
}

/** Rows of customers of whom nothing is known but their keys. */
export function bareCustomers({ firstId, keys }: CustomerBatch): CustomerRow[] {
  return keys.map((key, index) => ({ id: firstId + index, key, ...NOTHING_SAID }));
}

/** Works out which customers an import adds and changes. */
export async function loadCustomers(db: ReadableDatabase, resolver: ImportResolver, pause: Pause): Promise<CustomerLoad> {
  const { customers: keys, customerDraft: draft, texts } = resolver;
  const described = fieldTexts<string>(draft.fields, textRoles(draft.firmsAreNames), texts);
  const type = draft.isList ? (draft.kind === 'companies' ? 'company' : 'person') : null;
  const numbers = [...draft.numbers].filter(([, { values }]) => values.size > 0);
  const fields = CUSTOMER_FIELDS.filter((field) => described.fields.includes(field));
  const details = CUSTOMER_DETAILS.filter(
    (name) => described.fields.includes(name) || numbers.some(([column]) => column === name) || (name === 'type' && type !== null),
  );

  /** The file knows customers by their number alone. */
  const isBare = fields.length === 0 && details.length === 0;

  /** What is said in numbers, except where `kept` has a value already. */
  function measured(id: number, kept: Readonly<Record<string, DetailValue>> = NOTHING): Partial<Record<CustomerDetail, DetailValue>> {
    return Object.fromEntries(
      numbers.flatMap(([name, { values }]) => (values.has(id) && (kept[name] ?? null) === null ? [[name, values.get(id) ?? null]] : [])),
    );
  }

  const isLeftAlone = draft.isList && resolver.references.known.keepsKnown;
  const known = new Set(isLeftAlone ? keys.renamed.keys() : [...changedIds(draft.fields), ...keys.renamed.keys(), ...draft.listed.keys()]);
  if (!isLeftAlone) for (const [, { values }] of numbers) for (const id of values.keys()) if (id <= keys.base) known.add(id);
  const changed: CustomerRow[] = [];
  const read = createCustomerReader(db);
  let looked = 0;
  for (const id of [...known].sort((a, b) => a - b)) {
    if (++looked % KNOWN_PER_STEP === 0) await pause();
    const before = read(id);
    if (before === undefined) throw new Error(`customer ${id} is gone`);
    const flat = { ...NO_DETAILS, ...before.details, ...pickFields(before) } as Record<string, string | null>;
    const told = {
      ...described.ofKnown(id, flat),
      ...measured(id, draft.isList ? NOTHING : flat),
      ...(type !== null && draft.listed.has(id) ? { type } : {}),
    };
    const said = isLeftAlone ? NOTHING : told;
    const after: CustomerRow = {
      ...before,
      ...fieldsOf(said),
      key: keys.renamed.get(id) ?? before.key,
      details: { ...before.details, ...detailsOf(said) },
    };
    if (isChanged(before, after)) changed.push(after);
  }

  const told = new Set(isLeftAlone ? [] : await changedAttributes(db, draft.attributes, keys.base, pause));
  const { newAliases } = resolver.references.known.customers;
  if (draft.isList && !isLeftAlone) for (const { customerId } of newAliases) if (customerId <= keys.base) told.add(customerId);

  function batchFrom(first: number): CustomerBatch {
    const added = keys.newKeys(first, first + ROWS_PER_BATCH);
    return { firstId: keys.base + first + 1, keys: added, rows: isBare ? null : rowsOf(first, added) };
  }

  function rowsOf(first: number, added: readonly string[]): CustomerRow[] {
    return added.map((key, index) => {
      const id = keys.base + first + index + 1;
      const said = { ...described.ofNew(first + index + 1), ...(details.length > 0 ? measured(id) : {}), ...(type === null ? {} : { type }) };
      const row = { id, key, ...NOTHING_SAID, ...fieldsOf(said) };
      return details.length === 0 ? row : { ...row, details: detailsOf(said) };
    });
  }

  return {
    changed,
    told,
    *added() {
      for (let first = 0; first < keys.added; first += ROWS_PER_BATCH) yield batchFrom(first);
    },
    *store(target, journal) {
      const writer = createCustomerWriter(target, resolver.importId);
      for (let first = 0; first < keys.added; first += ROWS_PER_BATCH) {
        const rowNo = keys.newRows(first, first + ROWS_PER_BATCH);
        const batch = batchFrom(first);
        if (batch.rows === null) writer.insertKeys(batch.keys, rowNo);
        else writer.insert(batch.rows, rowNo, fields, details);
        yield;
      }
      for (const [done, row] of changed.entries()) {
        if (done % KNOWN_PER_STEP === 0) yield;
        journal.keep('customers', row.id);
        writer.update(row);
      }
    },
  };
}

function pickFields(row: CustomerRow): Record<CustomerField, string | null> {
  const { name, email, phone, city, country } = row;
  return { name, email, phone, city, country };
}

function textRoles(firmsAreNames: boolean): typeof CUSTOMER_TEXT_ROLES {
  return firmsAreNames ? { ...CUSTOMER_TEXT_ROLES, company: 'name' } : CUSTOMER_TEXT_ROLES;
}

function fieldsOf(said: Readonly<Record<string, unknown>>): Partial<Record<CustomerField, string>> {
  return Object.fromEntries(Object.entries(said).filter(([name]) => (CUSTOMER_FIELDS as readonly string[]).includes(name)));
}

function detailsOf(said: Readonly<Record<string, DetailValue>>): Partial<Record<CustomerDetail, DetailValue>> {
  return Object.fromEntries(Object.entries(said).filter(([name]) => (CUSTOMER_DETAILS as readonly string[]).includes(name)));
}

function isChanged(before: CustomerRow, after: CustomerRow): boolean {
  if (before.key !== after.key || CUSTOMER_FIELDS.some((field) => after[field] !== before[field])) return true;
  return CUSTOMER_DETAILS.some((name) => (after.details?.[name] ?? null) !== (before.details?.[name] ?? null));
}
