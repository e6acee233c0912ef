import type { ReadableDatabase, WritableDatabase } from '../../store/driver.ts';
import { columnFrom, type RecordValue } from '../../store/queries/records/record-batch.ts';
import { RECORD_TABLES } from '../../store/queries/records/record-tables.ts';
import type { AttributeDraft } from '../resolve/parties/customer-draft.ts';
import type { References } from '../resolve/parties/references.ts';
import type { Pause } from '../stages.ts';
import type { ChangedRow } from './dimensions/dimension-load.ts';
import type { RecordWriter } from './record-writer.ts';

const ROWS_PER_STEP = 5000;

/** Writes the other numbers of customers and what lists say about them under headers of their own. */
export async function writeCustomerFacts(db: WritableDatabase, references: References, writer: RecordWriter): Promise<void> {
  const { newAliases } = references.known.customers;
  await writer.add(
    RECORD_TABLES.customer_aliases,
    {
      length: newAliases.length,
      rowNo: Int32Array.from(newAliases, ({ rowNo }) => rowNo),
      columns: new Map([
        ['alias', columnFrom(newAliases.map(({ alias }) => alias))],
        ['customer_id', { kind: 'ids', values: Int32Array.from(newAliases, ({ customerId }) => customerId) }],
      ]),
    },
    null,
  );
  await writeAttributes(db, references, writer);
}

async function writeAttributes(db: WritableDatabase, { customerDraft, known }: References, writer: RecordWriter): Promise<void> {
  const table = RECORD_TABLES.customer_attributes;
  const find = createAttributeReader(db);
  const isLeftAlone = customerDraft.isList && known.keepsKnown;
  for (const { name, texts, codes } of customerDraft.attributes) {
    const fresh: { readonly customerId: number; readonly value: string }[] = [];
    const changed: ChangedRow[] = [];
    for (const [customerId, code] of [...codes].sort(([a], [b]) => a - b)) {
      if (isLeftAlone && customerId <= known.customers.keys.base) continue;
      const value = texts[code - 1] ?? '';
      const before = customerId > known.customers.keys.base ? undefined : find(customerId, name);
      if (before === undefined) fresh.push({ customerId, value });
      else if (before[1] !== value) changed.push({ id: before[0], values: [customerId, name, value] satisfies RecordValue[] });
    }
    await writer.add(
      table,
      {
        length: fresh.length,
        rowNo: Int32Array.from(fresh, ({ customerId }) => known.customers.keys.newRow(customerId)),
        columns: new Map([
          ['customer_id', { kind: 'ids', values: Int32Array.from(fresh, ({ customerId }) => customerId) }],
          ['name', columnFrom(fresh.map(() => name))],
          ['value', columnFrom(fresh.map(({ value }) => value))],
        ]),
      },
      null,
    );
    await writer.change(table, changed);
  }
}

/** Customers known before, up to `lastId`, of whom a file says something new under a header of its own. */
export async function changedAttributes(
  db: ReadableDatabase,
  attributes: readonly AttributeDraft[],
  lastId: number,
  pause: Pause,
): Promise<ReadonlySet<number>> {
  const find = createAttributeReader(db);
  const changed = new Set<number>();
  let looked = 0;
  for (const { name, texts, codes } of attributes) {
    for (const [customerId, code] of codes) {
      if (++looked % ROWS_PER_STEP === 0) await pause();
      if (customerId <= lastId && find(customerId, name)?.[1] !== texts[code - 1]) changed.add(customerId);
    }
  }
  return changed;
}

function createAttributeReader(db: ReadableDatabase): (customerId: number, name: string) => readonly [id: number, value: string] | undefined {
  const statement = db
    .prepare<[number, string], [id: number, value: string]>('SELECT attribute_id, value FROM customer_attributes WHERE customer_id = ? AND name = ?')
    .raw();
  return (customerId, name) => statement.get(customerId, name);
}
