import type { WritableDatabase } from '../../store/driver.ts';
import { CUSTOMER_FIELDS, type CustomerRow, createCustomerWriter, readCustomer } from '../../store/queries/customers.ts';
import type { ChangeJournal } from '../../store/queries/import-changes.ts';
import { CUSTOMER_ROLES, type ImportResolver } from '../resolve/import-resolver.ts';
import { changedIds, fieldTexts } from './field-texts.ts';

const ROWS_PER_BATCH = 8192;

/** Writes the new and the changed customers of an import, batch by batch, and gives the rows for the warehouse. */
export function* writeCustomers(db: WritableDatabase, resolver: ImportResolver, journal: ChangeJournal): Generator<CustomerRow[]> {
  const { customers: keys, customerFields: fields, texts } = resolver;
  const writer = createCustomerWriter(db, resolver.importId);
  const fresh = fieldTexts(fields, CUSTOMER_ROLES, texts);
  const written = CUSTOMER_FIELDS.filter((field) => fresh.fields.includes(field));
  for (let first = 0; first < keys.newKeys.length; first += ROWS_PER_BATCH) {
    const rows = keys.newKeys.slice(first, first + ROWS_PER_BATCH).map((key, index): CustomerRow => {
      const nth = first + index + 1;
      return { id: keys.base + nth, key, name: null, email: null, phone: null, city: null, country: null, ...fresh.ofNew(nth) };
    });
    writer.insert(rows, Int32Array.from(keys.newRows.slice(first, first + ROWS_PER_BATCH)), written);
    yield rows;
  }
  const changed: CustomerRow[] = [];
  for (const id of changedIds(fields)) {
    const before = readCustomer(db, id);
    if (before === undefined) throw new Error(`customer ${id} is gone`);
    const after: CustomerRow = { ...before, ...fresh.ofKnown(id, before) };
    if (CUSTOMER_FIELDS.every((field) => after[field] === before[field])) continue;
    journal.keep('customers', id);
    writer.update(after);
    changed.push(after);
  }
  yield changed;
}
