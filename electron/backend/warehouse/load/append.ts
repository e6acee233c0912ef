import type { DuckDBConnection } from '@duckdb/node-api';
import { type Sql, sql } from '../../../../shared/warehouse/sql.ts';
import { AppError } from '../../app-error.ts';
import type { RecordBatch } from '../../store/queries/records/record-batch.ts';
import type { RecordTable } from '../../store/queries/records/record-tables.ts';
import { execute, readStream, setThreads } from '../duckdb-file.ts';
import type { CountedCustomers, CountedOrders, DimensionRows, LineChunk } from '../line-chunk.ts';
import { readTable } from '../table-reader.ts';
import { deriveCalendar } from './calendar.ts';
import { appendDimensionRows, appendIntegers } from './chunk-rows.ts';
import { CustomerAppender } from './customer-appender.ts';
import {
  CLEAR_DIMENSIONS,
  completeStage,
  DROP_RESTAGED,
  deriveStaged,
  type IdRange,
  REPEATED_KEYS,
  restageOrders,
  STAGE_STATEMENTS,
  UNSTAGE_STATEMENTS,
} from './derive.ts';
import { Labels } from './labels.ts';
import { LineAppender } from './line-appender.ts';
import { linkRecords } from './links.ts';
import { OrderAppender } from './order-appender.ts';
import { LINE_TABLE } from './packed-lines.ts';
import { ORDER_TABLE, STAGED_LABELS } from './packed-orders.ts';
import { appendRecordRows, removeRecordRows } from './record-rows.ts';

/** An interrupt can come too early to be heard, so it is repeated. */
const INTERRUPT_EVERY_MS = 10;

/** One transaction of the writing connection that takes rows in; whoever opens it must end it. */
export class AppendTransaction {
  readonly #connection: DuckDBConnection;
  #lines: LineAppender | null = null;
  #labels: Labels | null = null;
  #derived: Promise<void> | null = null;
  #orders: OrderAppender | null = null;
  #customers: CustomerAppender | null = null;
  /** Customers went straight into their relation. */
  #hasCountedCustomers = false;
  /** Orders that went straight into their relation, by import. */
  readonly #counted = new Map<number, IdRange>();
  /** Imports whose lines came. */
  readonly #imports = new Set<number>();
  /** Lines or orders were taken away. */
  #hasDropped = false;
  /** Whether there was nothing before this transaction; asked before the first row is written. */
  #startedEmpty: boolean | null = null;
  /** Largest id appended so far, by kind of row. */
  readonly #last = { orders: 0, customers: 0, products: 0 };
  /** Relations of which rows came or went. */
  readonly #touched = new Set<string>();
  #isStopped = false;

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  static async begin(connection: DuckDBConnection): Promise<AppendTransaction> {
    await setThreads(connection, 'atAppends');
    await execute(connection, 'begin transaction');
    for (const statement of STAGE_STATEMENTS) await execute(connection, statement);
    return new AppendTransaction(connection);
  }

  async appendLines(chunk: LineChunk): Promise<void> {
    this.#labels ??= await Labels.read(this.#connection);
    this.#lines ??= await LineAppender.open(this.#connection, this.#labels);
    this.#lines.append(chunk);
    this.#imports.add(chunk.importId);
  }

  /** What was appended before under the same id is replaced. */
  async appendDimensions(rows: DimensionRows): Promise<void> {
    for (const kind of ['orders', 'customers', 'products'] as const) {
      const again = rows[kind].filter(({ id }) => id <= this.#last[kind]).map(({ id }) => id);
      await this.#unstage(kind, again);
      for (const { id } of rows[kind]) if (id > this.#last[kind]) this.#last[kind] = id;
      if (rows[kind].length > 0) this.#touched.add(kind);
    }
    await appendDimensionRows(this.#connection, rows);
  }

  /** New orders with their figures, straight into the relation. */
  async appendOrders(orders: CountedOrders): Promise<void> {
    if (orders.length === 0) return;
    this.#startedEmpty ??= await this.#isEmpty();
    this.#labels ??= await Labels.read(this.#connection);
    this.#orders ??= await OrderAppender.open(this.#connection, this.#labels);
    this.#orders.append(orders);
    const { importId, firstId, length } = orders;
    this.#counted.set(importId, { importId, first: this.#counted.get(importId)?.first ?? firstId, last: firstId + length - 1 });
    this.#last.orders = Math.max(this.#last.orders, firstId + length - 1);
    this.#touched.add('orders');
  }

  /** New customers with their figures, straight into the relation. */
  async appendCustomers(customers: CountedCustomers): Promise<void> {
    const { firstId, keys } = customers;
    if (keys.length === 0) return;
    this.#startedEmpty ??= await this.#isEmpty();
    this.#customers ??= await CustomerAppender.open(this.#connection);
    this.#customers.append(customers);
    this.#hasCountedCustomers = true;
    this.#last.customers = Math.max(this.#last.customers, firstId + keys.length - 1);
    this.#touched.add('customers');
  }

  /** Takes lines away; their orders and customers are worked out anew. */
  async dropLines(ids: Int32Array): Promise<void> {
    if (ids.length === 0) return;
    this.#hasDropped = true;
    await this.#finishRows();
    await this.#withIds(ids, async (chosen) => {
      const lines = `from ${LINE_TABLE.path} where line_id in (${chosen})`;
      await execute(this.#connection, `insert into touched select distinct order_id, customer_id ${lines}`);
      await execute(this.#connection, `delete ${lines}`);
    });
    this.#touched.add('orders');
  }

  /** Takes orders away; their customers are worked out anew. */
  async dropOrders(ids: Int32Array): Promise<void> {
    if (ids.length === 0) return;
    this.#hasDropped = true;
    await this.#finishRows();
    await this.#withIds(ids, async (chosen) => {
      const orders = `from ${ORDER_TABLE.path} where order_id in (${chosen})`;
      await execute(this.#connection, `insert into touched select null, customer_id ${orders} and customer_id is not null`);
      await execute(this.#connection, `delete ${orders}`);
      await execute(this.#connection, `delete from new_orders where order_id in (${chosen})`);
    });
    this.#touched.add('orders');
  }

  /** Rows of any other table of the customer model; ids that are there already must be removed first. */
  async appendRecords(batch: RecordBatch): Promise<void> {
    this.#touched.add(batch.table.name);
    await appendRecordRows(this.#connection, batch);
  }

  async removeRecords(table: RecordTable, ids: Int32Array): Promise<void> {
    this.#touched.add(table.name);
    await removeRecordRows(this.#connection, table, ids);
  }

  /** Empties a relation, so that its rows can be appended anew. */
  async clearRecords({ name }: RecordTable): Promise<void> {
    this.#touched.add(name);
    await execute(this.#connection, `delete from ${name}`);
  }

  /** Takes the rows that an import and all later ones added to a relation away. */
  async removeRecordsOf(importId: number, { name }: RecordTable): Promise<void> {
    this.#touched.add(name);
    await execute(this.#connection, { text: `delete from ${name} where import_id >= ?`, values: [importId] });
  }

  /** Takes the lines of an import and of all later ones away; the dimensions are then to be appended in full. */
  async removeLines(importId: number): Promise<void> {
    await execute(this.#connection, { text: `delete from ${LINE_TABLE.path} where import_id >= ?`, values: [importId] });
    for (const statement of CLEAR_DIMENSIONS) await execute(this.#connection, statement);
    this.#touched.add('orders');
  }

  /** Works out everything that depends on the rows. `importId` is the first whose lines are added to existing data; null when every dimension row was appended. */
  derive(importId: number | null): Promise<void> {
    this.#derived ??= this.#derive(importId);
    return this.#derived;
  }

  /** Derives, unless that was done, and commits. */
  async commit(importId: number | null, dataVersion: number, hash: string): Promise<void> {
    await this.derive(importId);
    const connection = this.#connection;
    await execute(connection, 'delete from bookkeeping.state');
    await execute(connection, sql`insert into bookkeeping.state values (${dataVersion}, ${hash})`);
    for (const statement of UNSTAGE_STATEMENTS) await execute(connection, statement);
    await execute(connection, 'commit');
  }

  async rollback(): Promise<void> {
    await this.#stopDeriving();
    try {
      try {
        this.#closeLines();
      } finally {
        this.#closeDimensions();
      }
    } finally {
      await execute(this.#connection, 'rollback');
      await setThreads(this.#connection, 'atQuestions');
    }
  }

  async #derive(importId: number | null): Promise<void> {
    await this.#finishRows();
    await setThreads(this.#connection, 'atQuestions');
    const isAll = importId === null || (this.#startedEmpty ?? (await this.#isEmpty()));
    const counted = [...this.#counted.values()];
    const mayBeTouched = !isAll || ((counted.length > 0 || this.#hasCountedCustomers) && (this.#imports.size > 1 || this.#hasDropped));
    if (importId !== null && mayBeTouched) await this.#executeUnlessStopped(restageOrders(importId, counted));
    if (!isAll || (importId !== null && this.#hasCountedCustomers && mayBeTouched)) await this.#executeAll(completeStage(importId ?? 0));
    if (!isAll || counted.length > 0) await this.#executeUnlessStopped(DROP_RESTAGED);
    await this.#labelStaged();
    await this.#executeAll(deriveStaged(isAll, { orders: counted.length > 0, customers: this.#hasCountedCustomers }));
    if (importId !== null && this.#touched.has('customers')) await this.#assertKeysDiffer();
    await deriveCalendar(this.#connection);
    await linkRecords(this.#connection, this.#touched, (statement) => this.#executeUnlessStopped(statement));
  }

  async #unstage(kind: 'orders' | 'customers' | 'products', ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    const id = { orders: 'order_id', customers: 'customer_id', products: 'product_id' }[kind];
    await this.#withIds(Int32Array.from(ids), (chosen) => execute(this.#connection, `delete from new_${kind} where ${id} in (${chosen})`));
  }

  /** Runs `use` with a query that gives the ids. */
  async #withIds(ids: Int32Array, use: (chosen: string) => Promise<void>): Promise<void> {
    await execute(this.#connection, 'create or replace temp table chosen_ids (id INTEGER)');
    await appendIntegers(this.#connection, 'chosen_ids', [ids]);
    await use('select id from chosen_ids');
    await execute(this.#connection, 'drop table chosen_ids');
  }

  async #executeUnlessStopped(statement: Parameters<typeof execute>[1]): Promise<void> {
    if (this.#isStopped) throw new AppError('CANCELLED');
    await execute(this.#connection, statement);
  }

  async #stopDeriving(): Promise<void> {
    this.#isStopped = true;
    if (this.#derived === null) return;
    const timer = setInterval(() => this.#connection.interrupt(), INTERRUPT_EVERY_MS);
    try {
      await this.#derived.catch(() => undefined);
    } finally {
      clearInterval(timer);
    }
  }

  /** Hands over what appenders hold back and makes every label that rows bear readable. */
  async #finishRows(): Promise<void> {
    this.#closeLines();
    this.#closeDimensions();
    await this.#labels?.store(this.#connection);
  }

  /** Staged orders bear texts; in their table they bear codes. */
  async #labelStaged(): Promise<void> {
    const { columns } = await readStream(this.#connection, { text: STAGED_LABELS, values: [] }, readTable);
    const found = columns.label?.values ?? [];
    if (found.length === 0) return;
    this.#labels ??= await Labels.read(this.#connection);
    for (const label of found) this.#labels.add(String(label));
    await this.#labels.store(this.#connection);
  }

  async #executeAll(statements: readonly (Sql | string)[]): Promise<void> {
    for (const statement of statements) await this.#executeUnlessStopped(statement);
  }

  #closeDimensions(): void {
    const [orders, customers] = [this.#orders, this.#customers];
    this.#orders = null;
    this.#customers = null;
    try {
      orders?.close();
    } finally {
      customers?.close();
    }
  }

  #closeLines(): void {
    const lines = this.#lines;
    this.#lines = null;
    lines?.close();
  }

  /** Throws when two customers have one number, which no import may leave behind. */
  async #assertKeysDiffer(): Promise<void> {
    if (this.#isStopped) throw new AppError('CANCELLED');
    const { columns } = await readStream(this.#connection, { text: REPEATED_KEYS, values: [] }, readTable);
    const [key] = columns.customer_key?.values ?? [];
    if (key !== undefined) throw new Error(`two customers have the number ${JSON.stringify(key)}`);
  }

  async #isEmpty(): Promise<boolean> {
    const { rowCount } = await readStream(
      this.#connection,
      sql`(select 1 from orders limit 1) union all (select 1 from customers limit 1) union all (select 1 from products limit 1)`,
      readTable,
    );
    return rowCount === 0;
  }
}
