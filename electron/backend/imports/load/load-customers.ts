import type { WritableDatabase } from '../../store/driver.ts';
import { CUSTOMER_FIELDS, type CustomerRow, createCustomerWriter, readCustomer } from '../../store/queries/customers.ts';
import type { ChangeJournal } from '../../store/queries/import-changes.ts';
import { CUSTOMER_ROLES, type ImportResolver } from '../resolve/import-resolver.ts';
import { changedIds, fieldTexts } from './field-texts.ts';

const ROWS_PER_BATCH = 8192;

/** Customers of an import on their way into the warehouse and, in the same order, into the store. */
export interface CustomerLoad {
  /** New and changed customers, batch by batch. */
  readonly rows: () => Generator<CustomerRow[]>;
  /** Writes the same, one step per batch. */
  readonly store: (journal: ChangeJournal) => Generator<void>;
}

/** Works out which customers an import adds and changes. */
export function loadCustomers(db: WritableDatabase, resolver: ImportResolver): CustomerLoad {
  const { customers: keys, customerFields: fields, texts } = resolver;
  const described = fieldTexts(fields, CUSTOMER_ROLES, texts);
  const changed: CustomerRow[] = [];
  for (const id of changedIds(fields)) {
    const before = readCustomer(db, id);
    if (before === undefined) throw new Error(`customer ${id} is gone`);
    const after: CustomerRow = { ...before, ...described.ofKnown(id, before) };
    if (!CUSTOMER_FIELDS.every((field) => after[field] === before[field])) changed.push(after);
  }

  function batchFrom(first: number): CustomerRow[] {
    return keys.newKeys.slice(first, first + ROWS_PER_BATCH).map((key, index) => {
      const nth = first + index + 1;
      return { id: keys.base + nth, key, name: null, email: null, phone: null, city: null, country: null, ...described.ofNew(nth) };
    });
  }

  return {
    *rows() {
      for (let first = 0; first < keys.newKeys.length; first += ROWS_PER_BATCH) yield batchFrom(first);
      yield changed;
    },
    *store(journal) {
      const writer = createCustomerWriter(db, resolver.importId);
      for (let first = 0; first < keys.newKeys.length; first += ROWS_PER_BATCH) {
        writer.insert(batchFrom(first), Int32Array.from(keys.newRows.slice(first, first + ROWS_PER_BATCH)), described.fields);
        yield;
      }
      for (const row of changed) {
        journal.keep('customers', row.id);
        writer.update(row);
      }
    },
  };
}
