import { joinSql, relation, sql } from '../../../shared/warehouse/sql.ts';
import { RECORD_TABLES, type RecordTable } from '../store/queries/records/record-tables.ts';
import { readValidSums } from '../store/queries/records/record-verification.ts';
import { decimalColumns } from '../store/queries/records/records.ts';
import type { Store } from '../store/store.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** Relations of the customer model that do not hold the valid rows of the store, with the number of rows of both. */
export async function findStrayRelations(store: Store, warehouse: Warehouse, signal: AbortSignal | undefined): Promise<string[]> {
  const strays: string[] = [];
  for (const table of Object.values(RECORD_TABLES)) {
    const expected = readValidSums(store.reader, table);
    const found = await readRelationSums(warehouse, table, signal);
    const isSame = found.rows === expected.rows && Object.entries(expected.sums).every(([name, total]) => found.sums[name] === total);
    if (!isSame) strays.push(`${table.name} ${found.rows}/${expected.rows}`);
  }
  return strays;
}

async function readRelationSums(warehouse: Warehouse, table: RecordTable, signal: AbortSignal | undefined) {
  const names = decimalColumns(table);
  const sums = names.map(
    (name) => sql`cast(coalesce(sum(${{ text: `"${name}"`, values: [] }}), 0) as varchar) as ${{ text: `"${name}"`, values: [] }}`,
  );
  const { columns } = await warehouse.query(
    sql`select ${joinSql([sql`count(*)::INTEGER as row_count`, ...sums], ', ')} from ${relation(table.name)}`,
    signal,
  );
  return {
    rows: Number(columns.row_count?.values[0]),
    sums: Object.fromEntries(names.map((name) => [name, BigInt(String(columns[name]?.values[0]))])),
  };
}
