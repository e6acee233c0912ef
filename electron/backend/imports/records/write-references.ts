import type { WritableDatabase } from '../../store/driver.ts';
import { RECORD_TABLES } from '../../store/queries/records/record-tables.ts';
import type { FieldDraft } from '../resolve/field-draft.ts';
import type { References } from '../resolve/parties/references.ts';
import type { RoleTexts } from '../resolve/role-texts.ts';
import { DimensionLoad } from './dimensions/dimension-load.ts';
import type { RecordWriter } from './record-writer.ts';

const NAMED = [
  { table: 'campaigns', role: 'campaignName', draft: 'campaignNames' },
  { table: 'employees', role: 'employeeName', draft: 'employeeNames' },
] as const;

/** Adds the campaigns and employees that rows of a file of another kind name for the first time. */
export async function writeNamed(db: WritableDatabase, references: References, texts: RoleTexts, own: string, writer: RecordWriter): Promise<void> {
  for (const { table: name, role, draft } of NAMED) {
    const { keys } = references.known[name];
    if (name === own || keys.added === 0) continue;
    const table = RECORD_TABLES[name];
    const load = new DimensionLoad({ db, table, keys, mode: 'add', nameOf: () => '' });
    for (const rows of load.newRows(nameFrom(references[draft], role, texts))) await writer.add(table, rows, null);
  }
}

/** Name of the n-th new row, as the column of a role has it. */
export function nameFrom(draft: FieldDraft, role: 'campaignName' | 'employeeName', texts: RoleTexts): (index: number) => string | null {
  return (index) => texts.text(role, draft.fresh[index] ?? 0);
}
