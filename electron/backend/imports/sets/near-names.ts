import type { Check } from '../../../../shared/contract/imports.ts';
import { findNearMisses } from '../../../../shared/model/cleaning/near-misses.ts';
import { RECORD_KINDS } from '../../../../shared/model/record-kind.ts';
import type { Role } from '../../../../shared/model/role.ts';
import type { ReadableDatabase } from '../../store/driver.ts';
import type { ImportRecord } from '../../store/queries/imports.ts';
import { type NamedTable, readNamesAround } from '../../store/queries/records/record-names.ts';

const MOST_NEAR = 50;
/** Names of things are few: of more, none is a slip of the pen. */
const MOST_NAMES = 5000;

const NAMED: readonly { readonly role: Role; readonly table: NamedTable | 'customers' }[] = [
  { role: 'productName', table: 'products' },
  { role: 'campaignName', table: 'campaigns' },
  { role: 'employeeName', table: 'employees' },
  { role: 'company', table: 'customers' },
  { role: 'customerName', table: 'customers' },
];

/**
 * Names that a file of a set brought and that nearly match one known before it, from the store or from the files loaded before: what they
 * probably mean. To be asked while the set is loaded, before it is undone. A file that lists the things themselves is not asked.
 */
export function findNearNamesOf(during: ReadableDatabase, { importId, mapping }: ImportRecord): NonNullable<Check['nearNames']> {
  const asked = new Set<string>();
  const found = NAMED.flatMap(({ role, table }) => {
    const column = mapping.columns.find((candidate) => candidate.role === role)?.index;
    if (column === undefined || asked.has(table) || RECORD_KINDS[mapping.kind].table === table) return [];
    asked.add(table);
    const { added, known } = readNamesAround(during, table, importId, MOST_NAMES);
    if (known.length > MOST_NAMES) return [];
    return findNearMisses(added, known).map((miss) => ({ column, ...miss }));
  });
  return found.slice(0, MOST_NEAR);
}
