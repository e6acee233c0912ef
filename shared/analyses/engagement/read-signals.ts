import type { QueryTable } from '../define.ts';
import { kindOf, type SignalKind, type SignalSource, SOURCE_NAMES } from './kinds.ts';
import { WEIGHT_SCALE } from './query.ts';
import type { Signal, TypeRole } from './schema.ts';

/** Types without a known word that have a line of their own, by source. */
const NAMED_TYPES = 5;

/** Weighted counts of one customer and one signal; several rows of the same pair add up. */
export interface SignalRows {
  readonly customer: Int32Array;
  /** Index of the signal. */
  readonly signal: Int32Array;
  readonly now: Float64Array;
  readonly test: Float64Array;
  readonly fit: Float64Array;
}

/** What the tables say: signals that count, effort, what each type was taken for, and the counts of the signals. */
export interface SignalTables {
  readonly signals: readonly Signal[];
  readonly effort: readonly Signal[];
  readonly roles: readonly TypeRole[];
  readonly counts: SignalRows;
  readonly highestId: number;
}

type Draft = Omit<Signal, 'rows' | 'customers'>;

/** Gathers signals of all sources. O(rows of the tables). */
export function readSignals(tables: Readonly<Record<string, QueryTable>>): SignalTables {
  const drafts: Draft[] = [];
  const roles: TypeRole[] = [];
  const places = SOURCE_NAMES.map((source) => {
    const types = typesOf(source, tables[`${source}Types`]);
    roles.push(...types);
    return placesOf(source, types, drafts);
  });
  const total = SOURCE_NAMES.reduce((sum, source) => sum + (tables[source]?.rowCount ?? 0), 0);
  const highestId = SOURCE_NAMES.reduce((most, source) => Math.max(most, highestOf(tables[source])), 0);
  // Signals that count come first, effort after them.
  const order = drafts.map((_, at) => at).toSorted((a, b) => Number(isEffort(drafts[a])) - Number(isEffort(drafts[b])) || a - b);
  const rank = new Int32Array(drafts.length);
  order.forEach((draft, at) => {
    rank[draft] = at;
  });
  const counting = drafts.length - drafts.filter(isEffort).length;
  const [rows, customers] = [new Float64Array(drafts.length), new Int32Array(drafts.length)];
  const seen = new Uint8Array((highestId + 1) * drafts.length);
  const [customer, signal] = [new Int32Array(total), new Int32Array(total)];
  const [now, test, fit] = [new Float64Array(total), new Float64Array(total), new Float64Array(total)];
  let length = 0;
  SOURCE_NAMES.forEach((source, index) => {
    const table = tables[source];
    for (let row = 0; row < (table?.rowCount ?? 0); row++) {
      const draft = places[index]?.[cell(table, 'type_no', row) - 1] ?? -1;
      if (draft < 0) continue;
      const [own, id, count] = [rank[draft] as number, cell(table, 'customer_id', row), cell(table, 'rows', row)];
      rows[own] = (rows[own] as number) + count;
      const pair = id * drafts.length + own;
      if (count > 0 && seen[pair] === 0) {
        seen[pair] = 1;
        customers[own] = (customers[own] as number) + 1;
      }
      if (own >= counting) continue;
      customer[length] = id;
      signal[length] = own;
      now[length] = cell(table, 'now', row) / WEIGHT_SCALE;
      test[length] = cell(table, 'test', row) / WEIGHT_SCALE;
      fit[length] = cell(table, 'fit', row) / WEIGHT_SCALE;
      length += 1;
    }
  });
  const full = order.map((draft, at): Signal => ({ ...(drafts[draft] as Draft), rows: rows[at] as number, customers: customers[at] as number }));
  return {
    signals: full.slice(0, counting),
    effort: full.slice(counting),
    roles,
    counts: {
      customer: customer.subarray(0, length),
      signal: signal.subarray(0, length),
      now: now.subarray(0, length),
      test: test.subarray(0, length),
      fit: fit.subarray(0, length),
    },
    highestId,
  };
}

function isEffort(draft: Draft | undefined): boolean {
  return draft?.kind === 'effort';
}

function highestOf(table: QueryTable | undefined): number {
  let highest = 0;
  for (let row = 0; row < (table?.rowCount ?? 0); row++) highest = Math.max(highest, cell(table, 'customer_id', row));
  return highest;
}

function cell(table: QueryTable | undefined, name: string, row: number): number {
  return Number(table?.columns[name]?.values[row] ?? 0);
}

function typesOf(source: SignalSource, table: QueryTable | undefined): TypeRole[] {
  return Array.from({ length: table?.rowCount ?? 0 }, (_, row) => {
    const column = table?.columns.type;
    const value = column?.nulls?.[row] === 1 ? null : (column?.values[row] ?? null);
    const type = value === null ? null : String(value);
    return { source, type, kind: kindOf(source, type), rows: cell(table, 'rows', row) };
  });
}

/** Index of the signal of each type, −1 for what is no doing of customers; new signals are added to the drafts. */
function placesOf(source: SignalSource, types: readonly TypeRole[], drafts: Draft[]): number[] {
  const named = types
    .filter(({ kind, type }) => kind === 'other' && type !== null)
    .toSorted((a, b) => b.rows - a.rows || (String(a.type) < String(b.type) ? -1 : 1))
    .slice(0, NAMED_TYPES)
    .map(({ type }) => type);
  const groups = new Map<string, { readonly kind: SignalKind; readonly name: string | null; readonly types: (string | null)[] }>();
  const keys = types.map(({ type, kind }) => {
    const name = kind === 'other' && named.includes(type) ? type : null;
    const key = name === null ? `${source}-${kind}` : `${source}-other-${name}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { kind, name, types: [type] });
    else group.types.push(type);
    return key;
  });
  const indices = new Map<string, number>();
  for (const [key, group] of groups) {
    if (group.kind === 'ours') continue;
    indices.set(key, drafts.length);
    drafts.push({ key, source, ...group });
  }
  return keys.map((key) => indices.get(key) ?? -1);
}
