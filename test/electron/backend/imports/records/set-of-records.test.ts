import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commitFiles } from '../../../../../electron/backend/imports/sets/commit-files.ts';
import { undoImport } from '../../../../../electron/backend/imports/undo-import.ts';
import type { ImportKind } from '../../../../../shared/model/import-kind.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import { digestRelations } from '../../../../support/table-digest.ts';
import { digestTables } from '../../store/support/digests.ts';
import { ask, handMapping } from '../support/text-import.ts';
import { openWorkbench, quietJob, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(async () => {
  await bench.close();
});

function file(kind: ImportKind, lines: readonly string[]) {
  const roles = (lines[0] ?? '').split(',') as Role[];
  const path = join(bench.folder, `${kind}.csv`);
  writeFileSync(path, lines.join('\n').concat('\n'));
  return { path, mapping: handMapping(kind, roles, roles) };
}

test('files of many kinds come in as one, name one another in any order, and go as one', async () => {
  const before = [digestTables(bench.store.reader), await digestRelations(bench.warehouse)];
  const files = [
    file('stageChanges', ['recordId,stage,occurredAt', 'D1,Won,2024-02-01']),
    file('payments', ['orderId,amount,method', 'O1,7.5,card', 'O1,2.5,voucher']),
    file('deals', ['recordId,title,stage,customerName,employeeName,productName,amount', 'D1,Big,Won,Acme,Eve,Thing,10']),
    file('orders', ['orderId,orderDate,customerId,productId,amount', 'O1,2024-01-01,C1,P1,10']),
    file('tickets', ['recordId,customerId,status', 'T1,C1,open', 'T1,C1,closed']),
    file('employees', ['employee,employeeName,team', 'E1,Eve,North']),
    file('companies', ['customerId,customerName', 'F1,Acme']),
    file('products', ['productId,productName,brand', 'P1,Thing,B']),
  ];
  const summaries = await commitFiles({ store: bench.store, warehouse: bench.warehouse }, { files, mode: 'update' }, quietJob());
  expect(summaries.map(({ ledger }) => ledger.loaded)).toEqual([1, 2, 1, 1, 2, 1, 1, 1]);
  expect(
    await ask(
      bench,
      `select c.customer_key, employee_key, team, product_key, brand, s.stage from deals d join customers c using (customer_id)
       join employees e on e.employee_id = d.employee_id join products p using (product_id) join stage_changes s using (deal_id)`,
    ),
  ).toEqual([{ customer_key: 'F1', employee_key: 'E1', team: 'North', product_key: 'P1', brand: 'B', stage: 'Won' }]);
  expect(
    await ask(
      bench,
      'select sum(p.amount)::BIGINT as paid, any_value(customer_key) as customer_key from payments p join customers using (customer_id)',
    ),
  ).toEqual([{ paid: 100_000, customer_key: 'C1' }]);
  const shown = await digestRelations(bench.warehouse);
  await bench.warehouse.rebuild(() => undefined);
  expect(await digestRelations(bench.warehouse)).toEqual(shown);
  await undoImport({ store: bench.store, warehouse: bench.warehouse }, Math.max(...summaries.map(({ id }) => id)), quietJob());
  expect([digestTables(bench.store.reader), await digestRelations(bench.warehouse)]).toEqual(before);
});
