import type { WritableDatabase } from '../../store/driver.ts';
import type { ChangeJournal } from '../../store/queries/import-changes.ts';
import { readRecordsById } from '../../store/queries/records/read-batches.ts';
import type { RecordColumns } from '../../store/queries/records/record-batch.ts';
import { RECORD_TABLES, type RecordTable, type RecordTableName } from '../../store/queries/records/record-tables.ts';
import {
  createRecordUpdater,
  createRecordWriter,
  lastRecordId,
  type RecordSums,
  sumRecordsAbove,
  supersedeRecords,
} from '../../store/queries/records/records.ts';
import type { WarehouseAppend } from '../../warehouse/warehouse.ts';
import type { ChangedRow } from './dimensions/dimension-load.ts';

const ROWS_PER_STEP = 1000;

/** What an import did to a table. */
export interface TableChanges {
  readonly table: string;
  readonly added: number;
  readonly changed: number;
  readonly superseded: number;
}

/** Writes rows of an import into the store and into the warehouse beside it, and keeps count. */
export class RecordWriter {
  readonly #db: WritableDatabase;
  readonly #importId: number;
  readonly #journal: ChangeJournal;
  readonly #append: WarehouseAppend;
  readonly #writers = new Map<RecordTableName, ReturnType<typeof createRecordWriter>>();
  readonly #firstIds = new Map<RecordTableName, number>();
  readonly #lastIds = new Map<RecordTableName, number>();
  readonly #counts = new Map<RecordTableName, { changed: number; superseded: number }>();

  constructor(options: {
    readonly db: WritableDatabase;
    readonly importId: number;
    readonly journal: ChangeJournal;
    readonly append: WarehouseAppend;
  }) {
    this.#db = options.db;
    this.#importId = options.importId;
    this.#journal = options.journal;
    this.#append = options.append;
  }

  /** Adds rows; facts with the hashes by which they are found again. */
  async add(table: RecordTable, rows: RecordColumns, hashes: Float64Array | null): Promise<void> {
    if (rows.length === 0) return;
    const first = this.#lastId(table) + 1;
    const writer = this.#writers.get(table.name) ?? createRecordWriter(this.#db, table, this.#importId);
    this.#writers.set(table.name, writer);
    writer.write(rows, hashes);
    this.#lastIds.set(table.name, first + rows.length - 1);
    await this.#append.appendRecords({
      ...rows,
      table,
      ids: new Int32Array(rows.length).map((_, index) => first + index),
      importIds: new Int32Array(rows.length).fill(this.#importId),
    });
  }

  /** Changes rows that were there before, after keeping them as they were. */
  async change(table: RecordTable, rows: readonly ChangedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const update = createRecordUpdater(
      this.#db,
      table,
      table.columns.map(({ name }) => name),
    );
    for (let from = 0; from < rows.length; from += ROWS_PER_STEP) {
      const part = rows.slice(from, from + ROWS_PER_STEP);
      for (const { id, values } of part) {
        this.#journal.keep(table.name, id);
        update(id, values);
      }
      const ids = part.map(({ id }) => id);
      await this.#append.removeRecords(table, Int32Array.from(ids));
      await this.#append.appendRecords(readRecordsById(this.#db, table, ids));
    }
    this.#count(table).changed += rows.length;
  }

  /** Puts rows out of force. `changed` of them stand for rows that were added in their place. */
  async supersede(table: RecordTable, ids: readonly number[], changed: number): Promise<void> {
    this.#count(table).changed += changed;
    if (ids.length === 0) return;
    supersedeRecords(this.#db, table, ids, this.#importId);
    await this.#append.removeRecords(table, Int32Array.from(ids));
    this.#count(table).superseded += ids.length;
  }

  /** Everything done so far, by table; tables that were not touched are left out. */
  changes(): TableChanges[] {
    return Object.values(RECORD_TABLES).flatMap((table) => {
      const added = (this.#lastIds.get(table.name) ?? 0) - (this.#firstIds.get(table.name) ?? 1) + 1;
      const { changed, superseded } = this.#counts.get(table.name) ?? { changed: 0, superseded: 0 };
      const isFresh = table.isFact ? added - changed : added;
      return added + changed + superseded === 0 ? [] : [{ table: table.name, added: isFresh, changed, superseded }];
    });
  }

  /** What the rows added to a table add up to, read back from the store. */
  sumsOf(table: RecordTable): RecordSums {
    return sumRecordsAbove(this.#db, table, (this.#firstIds.get(table.name) ?? lastRecordId(this.#db, table) + 1) - 1);
  }

  /** Keeps those sums for later checks; once, after the last row. */
  writeSums(): void {
    const insert = this.#db.prepare<[number, string, number, string]>(
      'INSERT INTO import_sums (import_id, table_name, row_count, sums) VALUES (?, ?, ?, ?)',
    );
    for (const name of this.#firstIds.keys()) {
      const table = RECORD_TABLES[name];
      const { rows, sums } = this.sumsOf(table);
      const kept = table.isFact ? Object.entries(sums).map(([column, total]) => [column, total.toString()]) : [];
      if (rows > 0) insert.run(this.#importId, name, rows, JSON.stringify(Object.fromEntries(kept)));
    }
  }

  #lastId(table: RecordTable): number {
    const known = this.#lastIds.get(table.name);
    if (known !== undefined) return known;
    const last = lastRecordId(this.#db, table);
    this.#lastIds.set(table.name, last);
    this.#firstIds.set(table.name, last + 1);
    return last;
  }

  #count({ name }: RecordTable): { changed: number; superseded: number } {
    const counts = this.#counts.get(name) ?? { changed: 0, superseded: 0 };
    this.#counts.set(name, counts);
    return counts;
  }
}
