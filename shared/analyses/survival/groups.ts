import type { AnalysisInput } from '../define.ts';
import { textAt } from './contracts.ts';
import { EVERYBODY, HALVES, MAX_GROUPS, OTHERS, type Split, UNKNOWN, VALUE_MARK } from './schema.ts';
import type { Subjects } from './subjects.ts';

const CHECK_EVERY = 65_536;

export interface Grouping {
  readonly keys: readonly string[];
  /** Group of each subject. */
  readonly group: Int32Array;
  /** First day of the later half; null for other splits. */
  readonly splitDay: number | null;
}

/** Groups of the subjects: one, halves by start, or values, largest first, the small ones together and those without a value at the end. Where nothing is known of anybody, one group. */
export function groupSubjects(split: Split, subjects: Subjects, values: readonly (string | null)[]): Grouping {
  const n = subjects.time.length;
  if (split === 'none') return { keys: [EVERYBODY], group: new Int32Array(n), splitDay: null };
  if (split === 'newness') return splitHalves(subjects.start);
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (counts.size === 0) return { keys: [EVERYBODY], group: new Int32Array(n), splitDay: null };
  const ranked = [...counts.entries()].sort(([a, m], [b, k]) => k - m || (a < b ? -1 : 1)).map(([value]) => value);
  const own = ranked.length > MAX_GROUPS ? ranked.slice(0, MAX_GROUPS - 1) : ranked;
  const indexOf = new Map(own.map((value, index) => [value, index]));
  const keys = own.map((value) => `${VALUE_MARK}${value}`);
  if (own.length < ranked.length) keys.push(OTHERS);
  const unknown = keys.length;
  let hasUnknown = false;
  const group = Int32Array.from({ length: n }, (_, subject) => {
    const value = values[subject] ?? null;
    if (value !== null) return indexOf.get(value) ?? own.length;
    hasUnknown = true;
    return unknown;
  });
  return { keys: hasUnknown ? [...keys, UNKNOWN] : keys, group, splitDay: null };
}

/** Earlier and later half by the day the follow-up began; one day is never parted. */
function splitHalves(start: Int32Array): Grouping {
  const sorted = start.slice().sort();
  const middle = sorted[sorted.length >> 1] ?? 0;
  return { keys: HALVES, group: start.map((day) => (day < middle ? 0 : 1)), splitDay: middle };
}

/** Value of each subject's customer, from a table of customer_id and `column`. */
export function valuesOf(
  table: AnalysisInput['tables'][string] | undefined,
  column: string,
  subjects: Subjects,
  checkpoint: (fraction: number) => void,
): (string | null)[] {
  const known: (string | null)[] = new Array<string | null>(subjects.customer.reduce((most, own) => Math.max(most, own), 0) + 1).fill(null);
  const ids = table?.columns.customer_id?.values ?? [];
  for (let row = 0; row < ids.length; row++) {
    if (row % CHECK_EVERY === 0) checkpoint(1);
    const id = Number(ids[row]);
    if (id < known.length) known[id] = textAt(table?.columns[column], row);
  }
  return Array.from(subjects.customer, (customer) => known[customer] ?? null);
}

/** Group of each customer for segments and drills; a customer with several contracts is in the group of the first. */
export function byCustomer({ group }: Grouping, { customer }: Subjects, customerCount: number): Int32Array {
  const groupOf = new Int32Array(customerCount + 1).fill(-1);
  customer.forEach((id, subject) => {
    if (id > 0 && id <= customerCount && (groupOf[id] as number) < 0) groupOf[id] = group[subject] as number;
  });
  return groupOf;
}
