import type { DuckDBConnection } from '@duckdb/node-api';
import { SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import { type RecordBatch, type RecordValue, valueAt } from '../../store/queries/records/record-batch.ts';
import type { RecordTable } from '../../store/queries/records/record-tables.ts';
import { columnsOf } from '../columns-of.ts';
import { execute } from '../duckdb-file.ts';
import { appendIntegers } from './chunk-rows.ts';
import { CHUNK_ROWS, ChunkWriter } from './chunk-writer.ts';
import { engineTypeOf, writeValues } from './value-column.ts';

/** Appends rows of a table of the customer model to its relation; days are worked out, links to orders and deals come later. */
export async function appendRecordRows(connection: DuckDBConnection, batch: RecordBatch): Promise<void> {
  if (batch.length === 0) return;
  const { table } = batch;
  const columns = columnsOf(table.name);
  const appender = await connection.createAppender(table.name);
  const writer = new ChunkWriter(
    appender,
    columns.map(([, { type }]) => engineTypeOf(type)),
  );
  const sources = columns.map(([name]) => sourceOf(batch, name));
  for (let from = 0; from < batch.length; from += CHUNK_ROWS) {
    const count = Math.min(CHUNK_ROWS, batch.length - from);
    writer.begin(count);
    columns.forEach(([, { type }], index) => {
      const read = sources[index];
      writeValues(writer, index, type, count, (row) => read?.(from + row) ?? null);
    });
    writer.append();
  }
  appender.closeSync();
}

/** Takes rows out of a relation by id. */
export async function removeRecordRows(connection: DuckDBConnection, { name, idColumn }: RecordTable, ids: Int32Array): Promise<void> {
  if (ids.length === 0) return;
  await execute(connection, 'create or replace temp table removed_records (id INTEGER)');
  await appendIntegers(connection, 'removed_records', [ids]);
  await execute(connection, `delete from ${name} where ${idColumn} in (select id from removed_records)`);
  await execute(connection, 'drop table removed_records');
}

/** Value of a column of the relation in a row of the batch; undefined where it is empty in every row for now. */
function sourceOf({ table, ids, importIds, rowNo, columns }: RecordBatch, name: string): ((row: number) => RecordValue) | undefined {
  if (name === table.idColumn) return (row) => ids[row] ?? null;
  if (name === 'import_id') return (row) => importIds[row] ?? null;
  if (name === 'row_no') return (row) => rowNo[row] ?? null;
  if (name === 'via_order') return () => 0;
  const instant = name === 'day' ? table.atColumn : name.endsWith('_day') ? name.replace(/_day$/, '_at') : null;
  const column = columns.get(instant ?? name);
  if (column === undefined) return undefined;
  if (instant === null) return (row) => valueAt(column, row);
  return (row) => {
    const seconds = valueAt(column, row);
    return seconds === null ? null : Math.floor(Number(seconds) / SECONDS_PER_DAY);
  };
}
