import type { Difference, ImportMode } from '../../../../../shared/contract/imports.ts';
import type { ReadableDatabase } from '../../../store/driver.ts';
import { columnFrom, type RecordColumns, type RecordValue, valueAt } from '../../../store/queries/records/record-batch.ts';
import type { RecordTable } from '../../../store/queries/records/record-tables.ts';
import { createRecordReader } from '../../../store/queries/records/records.ts';
import type { KeyResolver } from '../../resolve/key-resolver.ts';
import { DifferenceTally, describeValue } from '../difference-tally.ts';
import { isSameValue } from '../facts/fact-matcher.ts';

const ROWS_PER_BATCH = 8192;

/** A row known before that a file changes: what is said now, in the order of the table's columns. */
export interface ChangedRow {
  readonly id: number;
  readonly values: readonly RecordValue[];
}

/**
 * What a list says about things that others name (campaigns, employees, deals). The last value met counts; empty ones say nothing.
 * Nothing is written here.
 */
export class DimensionLoad {
  readonly #table: RecordTable;
  readonly #db: ReadableDatabase;
  readonly #keys: KeyResolver;
  readonly #mode: ImportMode;
  readonly #nameOf: (column: string, id: number) => string;
  /** Values of new rows by column, at id − base. */
  readonly #fresh = new Map<string, RecordValue[]>();
  readonly #known = new Map<number, Map<string, RecordValue>>();
  readonly #rowsOfKnown = new Map<number, number>();

  constructor(options: {
    readonly db: ReadableDatabase;
    readonly table: RecordTable;
    readonly keys: KeyResolver;
    readonly mode: ImportMode;
    readonly nameOf: (column: string, id: number) => string;
  }) {
    this.#db = options.db;
    this.#table = options.table;
    this.#keys = options.keys;
    this.#mode = options.mode;
    this.#nameOf = options.nameOf;
  }

  /** Takes the rows of a chunk; `ids` as given by the keys. */
  take(ids: Int32Array, { columns }: RecordColumns): void {
    const { base } = this.#keys;
    for (const id of ids) if (id <= base) this.#rowsOfKnown.set(id, (this.#rowsOfKnown.get(id) ?? 0) + 1);
    for (const [name, column] of columns) {
      if (name === this.#table.keyColumn) continue;
      const fresh = this.#fresh.get(name) ?? [];
      this.#fresh.set(name, fresh);
      for (let row = 0; row < ids.length; row++) {
        const id = ids[row] ?? 0;
        const value = valueAt(column, row);
        if (value === null) continue;
        if (id > base) fresh[id - base] = value;
        else this.#ofKnown(id).set(name, value);
      }
    }
  }

  /** New rows in order of id. `nameOf` gives a name to rows of which only that is known. */
  *newRows(nameOf: (index: number) => string | null): Generator<RecordColumns> {
    const keys = this.#keys;
    const { columns, keyColumn } = this.#table;
    for (let first = 0; first < keys.added; first += ROWS_PER_BATCH) {
      const length = Math.min(ROWS_PER_BATCH, keys.added - first);
      const places = Array.from({ length }, (_, index) => first + index);
      const valuesOf = (name: string): RecordValue[] => {
        if (name === keyColumn) return keys.newKeys(first, first + length);
        const fresh = this.#fresh.get(name);
        return places.map((place) => fresh?.[place + 1] ?? (name === 'name' ? nameOf(place + 1) : null));
      };
      yield {
        length,
        rowNo: keys.newRows(first, first + length),
        columns: new Map(columns.map(({ name }) => [name, columnFrom(valuesOf(name))])),
      };
    }
  }

  /** What becomes of the known rows, and how the file differs from the store. */
  settle(): { readonly changed: readonly ChangedRow[]; readonly unchangedRows: number; readonly difference: Difference } {
    const { columns, keyColumn } = this.#table;
    const read = createRecordReader(
      this.#db,
      this.#table,
      columns.map(({ name }) => name),
    );
    const tally = new DifferenceTally();
    const changed: ChangedRow[] = [];
    let unchangedRows = 0;
    for (const key of this.#keys.newKeys()) tally.count('new', () => ({ key, changes: [] }));
    for (const id of [...new Set([...this.#rowsOfKnown.keys(), ...this.#keys.renamed.keys()])].sort((a, b) => a - b)) {
      const before = read(id);
      if (before === undefined) throw new Error(`${this.#table.name} ${id} is gone`);
      const said = this.#known.get(id);
      const after = columns.map(({ name }, index) => {
        if (name === keyColumn) return this.#keys.renamed.get(id) ?? before[index] ?? null;
        return said?.get(name) ?? before[index] ?? null;
      });
      const changes = columns.flatMap(({ name, form }, index) => {
        const [old, now] = [before[index] ?? null, after[index] ?? null];
        if (isSameValue(old, now)) return [];
        const describe = (value: RecordValue) => describeValue(form, value, (other) => this.#nameOf(name, other));
        return [{ column: name, before: describe(old), after: describe(now) }];
      });
      const rows = this.#rowsOfKnown.get(id) ?? 0;
      if (changes.length === 0) {
        tally.unchanged();
        unchangedRows += rows;
        continue;
      }
      tally.count('changed', () => ({ key: String(after[columns.findIndex(({ name }) => name === keyColumn)] ?? ''), changes }));
      if (this.#mode === 'add') unchangedRows += rows;
      else changed.push({ id, values: after });
    }
    return { changed, unchangedRows, difference: tally.read() };
  }

  #ofKnown(id: number): Map<string, RecordValue> {
    const known = this.#known.get(id) ?? new Map<string, RecordValue>();
    this.#known.set(id, known);
    return known;
  }
}
