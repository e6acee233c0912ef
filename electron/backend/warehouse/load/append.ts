import type { DuckDBConnection } from '@duckdb/node-api';
import { sql } from '../../../../shared/warehouse/sql.ts';
import { AppError } from '../../app-error.ts';
import { execute, readStream } from '../duckdb-file.ts';
import type { DimensionRows, LineChunk } from '../line-chunk.ts';
import { readTable } from '../table-reader.ts';
import { calendarColumns } from './calendar.ts';
import { appendDimensionRows, appendIntegers } from './chunk-rows.ts';
import { CLEAR_DIMENSIONS, completeStage, deriveStaged, STAGE_STATEMENTS, UNSTAGE_STATEMENTS } from './derive.ts';
import { LineAppender } from './line-appender.ts';
import { LINE_TABLE } from './packed-lines.ts';

/** An interrupt can come too early to be heard, so it is repeated. */
const INTERRUPT_EVERY_MS = 10;

/** One transaction of the writing connection that takes rows in; whoever opens it must end it. */
export class AppendTransaction {
  readonly #connection: DuckDBConnection;
  #lines: LineAppender | null = null;
  #derived: Promise<void> | null = null;
  /** Largest id of an order appended so far. */
  #lastOrder = 0;
  #isStopped = false;

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  static async begin(connection: DuckDBConnection): Promise<AppendTransaction> {
    await execute(connection, 'begin transaction');
    for (const statement of STAGE_STATEMENTS) await execute(connection, statement);
    return new AppendTransaction(connection);
  }

  async appendLines(chunk: LineChunk): Promise<void> {
    this.#lines ??= await LineAppender.open(this.#connection);
    this.#lines.append(chunk);
  }

  /** An order that was appended before is replaced. */
  async appendDimensions(rows: DimensionRows): Promise<void> {
    await this.#unstage(rows.orders.filter(({ id }) => id <= this.#lastOrder).map(({ id }) => id));
    for (const { id } of rows.orders) if (id > this.#lastOrder) this.#lastOrder = id;
    await appendDimensionRows(this.#connection, rows);
  }

  /** Takes the lines of an import away; the dimensions are then to be appended in full. */
  async removeLines(importId: number): Promise<void> {
    await execute(this.#connection, { text: `delete from ${LINE_TABLE.path} where import_id = ?`, values: [importId] });
    for (const statement of CLEAR_DIMENSIONS) await execute(this.#connection, statement);
  }

  /** Works out everything that depends on the rows. `importId` names the lines added to existing data; null when every dimension row was appended. */
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
      this.#closeLines();
    } finally {
      await execute(this.#connection, 'rollback');
    }
  }

  async #derive(importId: number | null): Promise<void> {
    const lines = this.#lines;
    this.#lines = null;
    await lines?.finish(this.#connection);
    const isAll = importId === null || (await this.#isEmpty());
    if (!isAll) for (const statement of completeStage(importId)) await this.#executeUnlessStopped(statement);
    for (const statement of deriveStaged(isAll)) await this.#executeUnlessStopped(statement);
    await this.#deriveCalendar();
  }

  async #unstage(orders: readonly number[]): Promise<void> {
    if (orders.length === 0) return;
    await execute(this.#connection, 'create or replace temp table staged_again (order_id INTEGER)');
    await appendIntegers(this.#connection, 'staged_again', [Int32Array.from(orders)]);
    await execute(this.#connection, 'delete from new_orders where order_id in (select order_id from staged_again)');
    await execute(this.#connection, 'drop table staged_again');
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

  #closeLines(): void {
    const lines = this.#lines;
    this.#lines = null;
    lines?.close();
  }

  async #isEmpty(): Promise<boolean> {
    const { rowCount } = await readStream(
      this.#connection,
      sql`(select 1 from orders limit 1) union all (select 1 from customers limit 1) union all (select 1 from products limit 1)`,
      readTable,
    );
    return rowCount === 0;
  }

  async #deriveCalendar(): Promise<void> {
    const { columns } = await readStream(
      this.#connection,
      sql`select l.lo, l.hi, c.lo as known_lo, c.hi as known_hi
        from (select min(day) as lo, max(day) as hi from order_lines) l, (select min(day) as lo, max(day) as hi from calendar) c`,
      readTable,
    );
    const at = (name: string) => (columns[name]?.nulls?.[0] === 1 ? null : Number(columns[name]?.values[0]));
    const [lo, hi] = [at('lo'), at('hi')];
    if (lo === at('known_lo') && hi === at('known_hi')) return;
    await execute(this.#connection, 'delete from calendar');
    if (lo !== null && hi !== null) await appendIntegers(this.#connection, 'calendar', calendarColumns(lo, hi));
  }
}
