import type { Verification } from '../../../shared/contract/projects.ts';
import { formatDecimal } from '../../../shared/model/decimal.ts';
import { isOrderKind } from '../../../shared/model/import-kind.ts';
import { columnOf, relation, sql } from '../../../shared/warehouse/sql.ts';
import { readImports } from '../store/queries/imports.ts';
import { readRecordFaults } from '../store/queries/records/record-verification.ts';
import {
  countBrokenReferences,
  readIntegrityFaults,
  readLedgerTotals,
  readRawRowGaps,
  readRepeatedCustomerKeys,
} from '../store/queries/verification.ts';
import type { Store } from '../store/store.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { OpenProject } from './project-session.ts';
import { findStrayRelations } from './verify-records.ts';

type Check = Verification['checks'][number];

/** Compares an open client file with itself: file structure, references, control totals, raw rows, and the warehouse with the store. Reads everything once. */
export async function verifyProject(project: OpenProject, signal?: AbortSignal): Promise<Verification> {
  const { store, warehouse } = await project.parts();
  const checks = [
    checkIntegrity(store),
    checkReferences(store),
    checkLedger(store),
    checkRawRows(store),
    await checkWarehouse(store, warehouse, signal),
  ];
  return { ok: checks.every(({ ok }) => ok), checks };
}

function checkIntegrity({ reader }: Store): Check {
  const faults = [...readIntegrityFaults(reader), ...readRepeatedCustomerKeys(reader).map((key) => `customers.customer_key ${JSON.stringify(key)}`)];
  return { name: 'integrity', ok: faults.length === 0, detail: faults[0] ?? '' };
}

function checkReferences({ reader }: Store): Check {
  const broken = countBrokenReferences(reader);
  return { name: 'foreignKeys', ok: broken === 0, detail: broken === 0 ? '' : String(broken) };
}

function checkLedger({ reader }: Store): Check {
  const ledgers = new Map(readImports(reader).map((record) => [record.importId, record]));
  const wrong = readLedgerTotals(reader).filter(({ importId, newLines, lines, amount }) => {
    const record = ledgers.get(importId);
    if (record === undefined || lines !== newLines) return true;
    return isOrderKind(record.kind) && formatDecimal(amount) !== record.ledger.amount;
  });
  const faults = [...wrong.map(({ importId }) => `#${importId}`), ...readRecordFaults(reader)];
  return { name: 'ledger', ok: faults.length === 0, detail: faults.join(' ') };
}

function checkRawRows({ reader }: Store): Check {
  const gaps = readRawRowGaps(reader);
  return { name: 'rawRows', ok: gaps.length === 0, detail: gaps.map(({ importId, kept, read }) => `#${importId} ${kept}/${read}`).join(' ') };
}

async function checkWarehouse(store: Store, warehouse: Warehouse, signal: AbortSignal | undefined): Promise<Check> {
  const amount = columnOf('order_lines', 'amount');
  const { columns } = await warehouse.query(
    sql`select count(*) as lines, cast(coalesce(sum(${amount}), 0) as varchar) as total from ${relation('order_lines')}`,
    signal,
  );
  const lines = Number(columns.lines?.values[0]);
  const total = BigInt(String(columns.total?.values[0]));
  const expected = readLedgerTotals(store.reader);
  const expectedLines = expected.reduce((sum, ledger) => sum + Number(ledger.validLines), 0);
  const expectedTotal = expected.reduce((sum, ledger) => sum + ledger.validAmount, 0n);
  const areLinesThere = warehouse.dataVersion === store.dataVersion() && lines === expectedLines && total === expectedTotal;
  const strays = await findStrayRelations(store, warehouse, signal);
  const figures = areLinesThere ? [] : [`${lines}/${expectedLines} ${formatDecimal(total)}/${formatDecimal(expectedTotal)}`];
  const detail = [...figures, ...strays].join(' ');
  return { name: 'warehouse', ok: detail === '', detail };
}
