import type { JobContext } from '../../jobs/job-context.ts';
import type { WritableDatabase } from '../../store/driver.ts';
import type { ImportRecord } from '../../store/queries/imports.ts';
import { isRecordTable, RECORD_TABLES } from '../../store/queries/records/record-tables.ts';
import { deleteRecordsAbove, lastRecordId, lastRecordIdBefore, restoreRecords } from '../../store/queries/records/records.ts';
import { breathe } from '../stages.ts';

const ROWS_PER_STEP = 50_000;

/**
 * Takes the rows the latest import added to the tables of the customer model away and puts those it contradicted into force again.
 * Rows it changed in place come back with the journal, which is not touched here.
 */
export async function removeRecords(db: WritableDatabase, importId: number, job: Pick<JobContext, 'signal'>): Promise<void> {
  for (const table of Object.values(RECORD_TABLES)) {
    if (table.isFact) restoreRecords(db, table, importId);
    const before = lastRecordIdBefore(db, table, importId);
    for (let last = lastRecordId(db, table); last > before; last -= ROWS_PER_STEP) {
      deleteRecordsAbove(db, table, Math.max(before, last - ROWS_PER_STEP));
      await breathe(job);
    }
  }
  db.prepare<[number]>('DELETE FROM import_sums WHERE import_id = ?').run(importId);
}

/** Tables in which an import changed or contradicted rows: their relations have to be read anew once it is undone. */
export function restoredTables({ tables }: Pick<ImportRecord, 'tables'>): Set<string> {
  return new Set(tables.filter(({ table, changed, superseded }) => isRecordTable(table) && changed + superseded > 0).map(({ table }) => table));
}
