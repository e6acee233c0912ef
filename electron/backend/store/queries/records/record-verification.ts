import type { ReadableDatabase } from '../../driver.ts';
import { RECORD_TABLES, type RecordTable } from './record-tables.ts';
import { decimalColumns, type RecordSums } from './records.ts';

/** Sums are taken in two halves, so that no sum of 64-bit integers can overflow. */
const HALF = 1_000_000_000n;

/** Imports whose rows are no longer what they were when they came, as "tickets #3". Reads every table once. */
export function readRecordFaults(db: ReadableDatabase): string[] {
  const kept = db
    .prepare<[], { importId: number; name: string; rows: number; sums: string }>(
      'SELECT import_id AS importId, table_name AS name, row_count AS rows, sums FROM import_sums',
    )
    .all();
  return Object.values(RECORD_TABLES).flatMap((table) => {
    const found = readSumsByImport(db, table);
    const expected = kept.filter(({ name }) => name === table.name);
    const wrong = expected.filter(({ importId, rows, sums }) => {
      const { rows: stored, sums: totals } = found.get(importId) ?? { rows: 0, sums: {} };
      return stored !== rows || Object.entries(JSON.parse(sums) as Record<string, string>).some(([name, total]) => totals[name] !== BigInt(total));
    });
    const unknown = [...found.keys()].filter((importId) => !expected.some((row) => row.importId === importId));
    return [...wrong.map(({ importId }) => importId), ...unknown].map((importId) => `${table.name} #${importId}`);
  });
}

/** Number of valid rows of a table and what they add up to. */
export function readValidSums(db: ReadableDatabase, table: RecordTable): RecordSums {
  const row = db
    .prepare<[], bigint[]>(`SELECT ${sumList(table)} FROM ${table.name}${table.isFact ? ' WHERE superseded_by IS NULL' : ''}`)
    .raw()
    .safeIntegers()
    .get();
  return toSums(table, row ?? []);
}

function readSumsByImport(db: ReadableDatabase, table: RecordTable): Map<number, RecordSums> {
  const rows = db
    .prepare<[], bigint[]>(`SELECT import_id, ${sumList(table)} FROM ${table.name} GROUP BY import_id`)
    .raw()
    .safeIntegers()
    .all();
  return new Map(rows.map(([importId, ...values]) => [Number(importId), toSums(table, values)]));
}

function sumList(table: RecordTable): string {
  return [
    'count(*)',
    ...decimalColumns(table).flatMap((name) => [`coalesce(sum(${name} / ${HALF}), 0)`, `coalesce(sum(${name} % ${HALF}), 0)`]),
  ].join(', ');
}

function toSums(table: RecordTable, [rows, ...halves]: readonly bigint[]): RecordSums {
  return {
    rows: Number(rows ?? 0n),
    sums: Object.fromEntries(decimalColumns(table).map((name, index) => [name, (halves[2 * index] ?? 0n) * HALF + (halves[2 * index + 1] ?? 0n)])),
  };
}
