import type { WritableDatabase } from '../../store/driver.ts';
import { CUSTOMER_FIELDS, type CustomerField, type CustomerRow, createCustomerWriter, readCustomer } from '../../store/queries/customers.ts';
import type { ChangeJournal } from '../../store/queries/import-changes.ts';
import { CUSTOMER_ROLES, type ImportResolver } from '../resolve/import-resolver.ts';
import { changedIds, fieldTexts } from './field-texts.ts';

const ROWS_PER_BATCH = 8192;

/** Writes the new and the changed customers of an import, batch by batch, and gives the rows for the warehouse. */
export function* writeCustomers(db: WritableDatabase, resolver: ImportResolver, journal: ChangeJournal): Generator<CustomerRow[]> {
  const { customers: keys, customerFields: fields, texts } = resolver;
  const writer = createCustomerWriter(db, resolver.importId);
  const fresh = fieldTexts(fields, CUSTOMER_ROLES, texts);
  let batch: CustomerRow[] = [];
  for (let index = 0; index < keys.newKeys.length; index++) {
    const row = { id: keys.base + index + 1, key: keys.newKeys[index] ?? '', ...blankCustomer(), ...fresh.ofNew(index + 1) };
    writer.insert({ ...row, rowNo: keys.newRows[index] ?? 0 });
    batch.push(row);
    if (batch.length === ROWS_PER_BATCH) {
      yield batch;
      batch = [];
    }
  }
  for (const id of changedIds(fields)) {
    const before = readCustomer(db, id);
    if (before === undefined) throw new Error(`customer ${id} is gone`);
    const after: CustomerRow = { ...before, ...fresh.ofKnown(id, before) };
    if (CUSTOMER_FIELDS.every((field) => after[field] === before[field])) continue;
    journal.keep('customers', id);
    writer.update(after);
    batch.push(after);
  }
  yield batch;
}

function blankCustomer(): Record<CustomerField, null> {
  return { name: null, email: null, phone: null, city: null, country: null };
}
