import { rm } from 'node:fs/promises';
import type { Recount } from '../../../../shared/contract/recount.ts';
import { formatDecimal } from '../../../../shared/model/decimal.ts';
import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import { RECORD_KINDS } from '../../../../shared/model/record-kind.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { rolesGiven } from '../../../../shared/model/row-constants.ts';
import { CATALOGUE, findColumn, RELATION_NAMES, type RelationName } from '../../../../shared/warehouse/catalogue.ts';
import { joinSql, relation as relationSql, sql } from '../../../../shared/warehouse/sql.ts';
import { readRecords } from '../../../parser/client.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import type { ImportRecord } from '../../store/queries/imports.ts';
import { countRejectedRows } from '../../store/queries/rejected-rows.ts';
import { type BroughtRows, readBroughtRows, readRowNumbers, sumBroughtRows } from '../../store/queries/trust/import-controls.ts';
import type { Store } from '../../store/store.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { requireImport } from '../read-imports.ts';
import { breathe } from '../stages.ts';
import { countTexts, type FilledColumn, type TextTotals } from './count-texts.ts';
import { restoreFile } from './restore-file.ts';

export interface RecountParts {
  readonly store: Store;
  readonly warehouse: Warehouse;
  readonly stagingDir: string;
}

const IDS_PER_STEP = 100_000;

/**
 * Counts an import again, from its rows as they came: what the parser reads of them, what the ledger said, what the client file holds of them, and
 * what analyses read. Sums are taken over exactly the rows that the client file has of this import. Stages: `CHECK_STAGES`.
 * Throws AppError IMPORT_NOT_FOUND, CANCELLED or what the disk says.
 */
export async function recountImport({ store, warehouse, stagingDir }: RecountParts, importId: number, job: JobContext): Promise<Recount> {
  const record = requireImport(store, importId);
  job.stage('read');
  const table = factTableOf(record.kind);
  const brought = table === null ? null : readBroughtRows(store.reader, table, importId);
  const held = await heldRows(store, brought, record.ledger.read, job);
  const columns = table === null ? [] : columnsOf(record, table.table);
  const restored = await restoreFile({ store, stagingDir }, importId, job.signal);
  let texts: TextTotals;
  try {
    texts = await countTexts(
      readRecords({ path: restored.path, mapping: restored.mapping, keepRaw: false }, job.signal),
      { kind: record.kind, held: held.rows, columns },
      job,
    );
  } finally {
    await rm(restored.path, { force: true });
  }
  const rows = compareRows(store, record, { texts, held: table === null ? null : held.count });
  const sums =
    table === null || brought === null ? [] : await compareSums({ store, warehouse }, { brought, relation: table.table, columns, texts }, job);
  return { agrees: [...rows, ...sums].every(({ agrees }) => agrees), rows, table: table?.table ?? null, sums };
}

/** The table whose rows are rows of such a file; null for kinds that change things in place or have no rows of their own. */
function factTableOf(kind: ImportKind): { readonly table: RelationName; readonly key: string } | null {
  const { table, nature } = RECORD_KINDS[kind];
  const name = RELATION_NAMES.find((candidate) => candidate === table);
  return nature !== 'fact' || name === undefined ? null : { table: name, key: Object.keys(CATALOGUE[name])[0] ?? '' };
}

/** Columns of numbers that the import filled, each with its roles. */
function columnsOf({ kind, mapping }: ImportRecord, table: RelationName): FilledColumn[] {
  const given = rolesGiven(mapping);
  if (table === 'order_lines') given.add('amount');
  const rolesOf = new Map<string, Role[]>();
  for (const [role, column] of Object.entries(RECORD_KINDS[kind].columns) as [Role, string][]) {
    if (given.has(role) && findColumn(table, column)?.type === 'decimal') rolesOf.set(column, [...(rolesOf.get(column) ?? []), role]);
  }
  return [...rolesOf].map(([column, roles]) => ({ column, roles }));
}

/** Record numbers that the client file holds of the import: 1 at their place. */
async function heldRows({ reader }: Store, brought: BroughtRows | null, read: number, job: Pick<JobContext, 'signal'>) {
  const rows = new Uint8Array(read + 1);
  let count = 0;
  if (brought === null) return { rows, count };
  for (let first = brought.first; first <= brought.last; first += IDS_PER_STEP) {
    for (const row of readRowNumbers(reader, brought, first, Math.min(brought.last, first + IDS_PER_STEP - 1))) {
      rows[row] = 1;
      count += 1;
    }
    await breathe(job);
  }
  return { rows, count };
}

function compareRows(
  { reader }: Store,
  { importId, ledger }: ImportRecord,
  { texts, held }: { readonly texts: TextTotals; readonly held: number | null },
): Recount['rows'] {
  const line = (what: Recount['rows'][number]['what'], counted: number) => ({
    what,
    ledger: ledger[what],
    counted,
    agrees: ledger[what] === counted,
  });
  const rejected = countRejectedRows(reader, importId);
  const read = [line('read', texts.read), line('filtered', texts.filtered), line('rejected', rejected)];
  // Rows that only the store could refuse are among those the parser reads.
  return held === null ? read : [...read, line('loaded', held), line('unchanged', texts.read - texts.filtered - rejected - held)];
}

async function compareSums(
  { store, warehouse }: Pick<RecountParts, 'store' | 'warehouse'>,
  {
    brought,
    relation,
    columns,
    texts,
  }: {
    readonly brought: BroughtRows;
    readonly relation: RelationName;
    readonly columns: readonly { readonly column: string }[];
    readonly texts: TextTotals;
  },
  job: Pick<JobContext, 'signal'>,
): Promise<Recount['sums']> {
  if (columns.length === 0) return [];
  const names = columns.map(({ column }) => column);
  const [all, valid] = [new Map<string, bigint>(), new Map<string, bigint>()];
  for (let first = brought.first; first <= brought.last; first += IDS_PER_STEP) {
    const step = sumBroughtRows(store.reader, brought, { columns: names, first, last: Math.min(brought.last, first + IDS_PER_STEP - 1) });
    for (const name of names) {
      all.set(name, (all.get(name) ?? 0n) + (step.all.get(name) ?? 0n));
      valid.set(name, (valid.get(name) ?? 0n) + (step.valid.get(name) ?? 0n));
    }
    await breathe(job);
  }
  const column = (name: string) => ({ text: `"${name}"`, values: [] });
  const sums = names.map((name) => sql`cast(coalesce(sum(${column(name)}), 0) as varchar) as ${column(name)}`);
  const read = await warehouse.query(
    sql`select ${joinSql(sums, ', ')} from ${relationSql(relation)} where import_id = ${brought.importId}`,
    job.signal,
  );
  return names.map((name) => {
    const [file, inStore, inForce] = [texts.sums.get(name) ?? 0n, all.get(name) ?? 0n, valid.get(name) ?? 0n];
    const inWarehouse = BigInt(String(read.columns[name]?.values[0] ?? '0'));
    return {
      column: name,
      file: formatDecimal(file),
      store: formatDecimal(inStore),
      valid: formatDecimal(inForce),
      warehouse: formatDecimal(inWarehouse),
      agrees: file === inStore && inForce === inWarehouse,
    };
  });
}
