import type { Difference, ImportMode } from '../../../../../shared/contract/imports.ts';
import { SECONDS_PER_DAY } from '../../../../../shared/model/day.ts';
import type { ColumnValues } from '../../../store/bulk-insert.ts';
import type { ReadableDatabase } from '../../../store/driver.ts';
import { columnFrom, pickRows, type RecordColumns, type RecordValue, valueAt } from '../../../store/queries/records/record-batch.ts';
import type { RecordTable } from '../../../store/queries/records/record-tables.ts';
import { createRecordReader, readValidBetween } from '../../../store/queries/records/records.ts';
import { DifferenceTally, describeInstant, describeValue } from '../difference-tally.ts';
import { FactMatcher } from './fact-matcher.ts';

/** Rows to be added, with the hash by which each is found again. */
export interface NewFacts {
  readonly rows: RecordColumns;
  readonly hashes: Float64Array;
}

/** Values that stand for a row which names neither itself, its time, nor anybody. */
const LABEL_PARTS = 3;

/** What becomes of the rows of a file of facts, decided row by row; nothing is written here. */
export class FactLoad {
  /** Rows that were already held and so are not added. */
  unchanged = 0;
  added = 0;
  changed = 0;
  readonly #table: RecordTable;
  readonly #db: ReadableDatabase;
  readonly #mode: ImportMode;
  readonly #groupId: number | null;
  readonly #matcher: FactMatcher;
  readonly #tally = new DifferenceTally();
  readonly #nameOf: (column: string, id: number) => string;
  #firstAt = Number.POSITIVE_INFINITY;
  #lastAt = Number.NEGATIVE_INFINITY;
  #vanished: number[] | null = null;

  constructor(options: {
    readonly db: ReadableDatabase;
    readonly table: RecordTable;
    readonly mode: ImportMode;
    /** First import of the set the file belongs to: what came with the set has not vanished. */
    readonly groupId: number | null;
    /** Columns the file says something about. */
    readonly mapped: ReadonlySet<string>;
    /** Columns among them that have one value for all rows, which the mapping says and not the file. */
    readonly constant: ReadonlySet<string>;
    /** Text for a reference in an example. */
    readonly nameOf: (column: string, id: number) => string;
  }) {
    this.#table = options.table;
    this.#db = options.db;
    this.#mode = options.mode;
    this.#groupId = options.groupId;
    this.#nameOf = options.nameOf;
    this.#matcher = new FactMatcher(options.db, options.table, options);
  }

  /** Largest id before the file. */
  get lastId(): number {
    return this.#matcher.lastId;
  }

  /** Decides about the rows of a chunk; `skipped` hears of each row that is not added. */
  take(rows: RecordColumns, skipped: (row: number) => void): NewFacts {
    const sources = this.#table.columns.map(({ name }) => rows.columns.get(name) ?? null);
    const picked: number[] = [];
    const hashes: number[] = [];
    const kept = new Map<number, readonly RecordValue[]>();
    for (let row = 0; row < rows.length; row++) {
      const values = sources.map((source) => (source === null ? null : valueAt(source, row)));
      this.#takeInstant(values);
      const match = this.#matcher.match(values);
      const isLeftAlone = match.what === 'changed' && this.#mode === 'add';
      if (match.what === 'unchanged') this.#tally.unchanged();
      if (match.what === 'new') this.#tally.count('new', () => ({ key: this.#labelOf(values), changes: [] }));
      if (match.what === 'changed')
        this.#tally.count('changed', () => ({ key: this.#labelOf(values), changes: this.#changes(match.before, values, sources) }));
      if (match.what === 'unchanged' || isLeftAlone) {
        this.unchanged += 1;
        skipped(row);
        continue;
      }
      if (match.what === 'changed') {
        this.changed += 1;
        kept.set(picked.length, match.before);
      } else this.added += 1;
      picked.push(row);
      hashes.push(match.hash);
    }
    return { rows: this.#select(rows, picked, kept), hashes: Float64Array.from(hashes) };
  }

  /** Ids the file puts out of force: what it contradicts and, where the period is replaced, what it no longer holds. */
  superseded(): number[] {
    const contradicted = this.#mode === 'add' ? [] : [...this.#matcher.contradicted()];
    return this.#mode === 'replacePeriod' ? [...contradicted, ...this.#findVanished()] : contradicted;
  }

  difference(): Difference {
    const read = createRecordReader(
      this.#db,
      this.#table,
      this.#table.columns.map(({ name }) => name),
    );
    for (const id of this.#findVanished()) this.#tally.count('vanished', () => ({ key: this.#labelOf(read(id) ?? []), changes: [] }));
    return this.#tally.read();
  }

  /** First and last instant of the file's rows; null without any. */
  span(): { readonly firstAt: number | null; readonly lastAt: number | null } {
    return this.#firstAt > this.#lastAt ? { firstAt: null, lastAt: null } : { firstAt: this.#firstAt, lastAt: this.#lastAt };
  }

  #takeInstant(values: readonly RecordValue[]): void {
    const at = values[this.#table.columns.findIndex(({ name }) => name === this.#table.atColumn)] ?? null;
    if (at === null) return;
    this.#firstAt = Math.min(this.#firstAt, Number(at));
    this.#lastAt = Math.max(this.#lastAt, Number(at));
  }

  /** Whole days from the first to the last of the file. */
  #findVanished(): readonly number[] {
    if (this.#vanished !== null) return this.#vanished;
    const from = Math.floor(this.#firstAt / SECONDS_PER_DAY) * SECONDS_PER_DAY;
    const to = (Math.floor(this.#lastAt / SECONDS_PER_DAY) + 1) * SECONDS_PER_DAY - 1;
    const held =
      this.#firstAt > this.#lastAt ? [] : readValidBetween(this.#db, this.#table, { lastId: this.lastId, before: this.#groupId, from, to });
    this.#vanished = [...held].filter((id) => !this.#matcher.isMet(id));
    return this.#vanished;
  }

  #select(rows: RecordColumns, picked: readonly number[], kept: ReadonlyMap<number, readonly RecordValue[]>): RecordColumns {
    if (picked.length === rows.length && kept.size === 0) return rows;
    const places = Int32Array.from(picked);
    const columns = new Map<string, ColumnValues>();
    this.#table.columns.forEach(({ name }, index) => {
      const source = rows.columns.get(name);
      if (source !== undefined) columns.set(name, pickRows(source, places));
      else if (kept.size > 0) columns.set(name, columnFrom(picked.map((_, at) => kept.get(at)?.[index] ?? null)));
    });
    return { length: picked.length, rowNo: Int32Array.from(picked, (row) => rows.rowNo[row] ?? 0), columns };
  }

  #labelOf(values: readonly RecordValue[]): string {
    const { columns, keyColumn, atColumn } = this.#table;
    const at = (name: string | null) => (name === null ? null : (values[columns.findIndex((column) => column.name === name)] ?? null));
    const key = at(keyColumn);
    if (key !== null) return String(key);
    const instant = at(atColumn);
    const customer = at('customer_id');
    const named = [
      instant === null ? '' : describeInstant(Number(instant)),
      customer === null ? '' : this.#nameOf('customer_id', Number(customer)),
      String(at('order_key') ?? ''),
    ].filter((part) => part !== '');
    if (named.length > 0) return named.join(' · ');
    const told = columns.flatMap(({ name, form }, index) => {
      const value = values[index] ?? null;
      return value === null ? [] : [describeValue(form, value, (id) => this.#nameOf(name, id))];
    });
    return told.slice(0, LABEL_PARTS).join(' · ');
  }

  #changes(
    before: readonly RecordValue[],
    after: readonly RecordValue[],
    sources: readonly (ColumnValues | null)[],
  ): Difference['examples'][number]['changes'] {
    return this.#table.columns.flatMap(({ name, form }, index) => {
      if (sources[index] === null) return [];
      const [old, now] = [before[index] ?? null, after[index] ?? null].map((value) => describeValue(form, value, (id) => this.#nameOf(name, id)));
      return old === now ? [] : [{ column: name, before: old ?? '', after: now ?? '' }];
    });
  }
}
