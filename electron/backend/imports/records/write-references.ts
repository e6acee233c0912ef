import type { WritableDatabase } from '../../store/driver.ts';
import { columnFrom, type RecordValue } from '../../store/queries/records/record-batch.ts';
import { RECORD_TABLES } from '../../store/queries/records/record-tables.ts';
import type { FieldDraft } from '../resolve/field-draft.ts';
import type { References } from '../resolve/references.ts';
import type { RoleTexts } from '../resolve/role-texts.ts';
import type { ChangedRow } from './dimension-load.ts';
import { DimensionLoad } from './dimension-load.ts';
import type { RecordWriter } from './record-writer.ts';

const NAMED = [
  { table: 'campaigns', role: 'campaignName', draft: 'campaignNames' },
  { table: 'employees', role: 'employeeName', draft: 'employeeNames' },
] as const;

/** Adds the campaigns and employees that rows of a file of another kind name for the first time. */
export async function writeNamed(db: WritableDatabase, references: References, texts: RoleTexts, own: string, writer: RecordWriter): Promise<void> {
  for (const { table: name, role, draft } of NAMED) {
    const { keys } = references.known[name];
    if (name === own || keys.newKeys.length === 0) continue;
    const table = RECORD_TABLES[name];
    const load = new DimensionLoad({ db, table, keys, mode: 'add', nameOf: () => '' });
    for (const rows of load.newRows(nameFrom(references[draft], role, texts))) await writer.add(table, rows, null);
  }
}

/** Name of the n-th new row, as the column of a role has it. */
export function nameFrom(draft: FieldDraft, role: 'campaignName' | 'employeeName', texts: RoleTexts): (index: number) => string | null {
  return (index) => texts.text(role, draft.fresh[index] ?? 0);
}

/** Writes the other numbers of customers and what lists say about them under headers of their own; gives the customers whose facts changed. */
export async function writeCustomerFacts(db: WritableDatabase, references: References, writer: RecordWriter): Promise<ReadonlySet<number>> {
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
  return writeAttributes(db, references, writer);
}

async function writeAttributes(db: WritableDatabase, { customerDraft, known }: References, writer: RecordWriter): Promise<ReadonlySet<number>> {
  const table = RECORD_TABLES.customer_attributes;
  const find = db
    .prepare<[number, string], [id: number, value: string]>('SELECT attribute_id, value FROM customer_attributes WHERE customer_id = ? AND name = ?')
    .raw();
  const touched = new Set<number>();
  for (const { name, texts, codes } of customerDraft.attributes) {
    const fresh: { readonly customerId: number; readonly value: string }[] = [];
    const changed: ChangedRow[] = [];
    for (const [customerId, code] of [...codes].sort(([a], [b]) => a - b)) {
      const value = texts[code - 1] ?? '';
      const before = customerId > known.customers.keys.base ? undefined : find.get(customerId, name);
      if (before === undefined) fresh.push({ customerId, value });
      else if (before[1] !== value) changed.push({ id: before[0], values: [customerId, name, value] satisfies RecordValue[] });
      if (before?.[1] !== value) touched.add(customerId);
    }
    await writer.add(
      table,
      {
        length: fresh.length,
        rowNo: Int32Array.from(fresh, ({ customerId }) => known.customers.keys.newRows[customerId - known.customers.keys.base - 1] ?? 0),
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
  return touched;
}
