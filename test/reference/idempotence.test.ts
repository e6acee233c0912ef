import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { checkImport } from '../../electron/backend/imports/check-import.ts';
import { commitImport } from '../../electron/backend/imports/commit-import.ts';
import { previewImport } from '../../electron/backend/imports/preview-import.ts';
import { recountImport } from '../../electron/backend/imports/restore/recount.ts';
import { importModeSchema } from '../../shared/contract/imports.ts';
import { importMappingSchema } from '../../shared/model/import-mapping.ts';
import { openWorkbench, quietJob, type Workbench } from '../electron/backend/imports/support/workbench.ts';
import { hasReference, referencePath } from './reference-data.ts';

/** Files of every nature as the program takes them by itself: kind and rows, counted with Python's csv module. */
const FILES = [
  { file: ['cdnow', 'CDNOW_sample.txt'], kind: 'orders', rows: 6919 },
  { file: ['cdnow', 'example_transactions.csv'], kind: 'orderHeads', rows: 15_273 },
  { file: ['crm-sales', 'accounts.csv'], kind: 'companies', rows: 85 },
  { file: ['crm-sales', 'products.csv'], kind: 'products', rows: 7 },
  { file: ['crm-sales', 'sales_pipeline.csv'], kind: 'deals', rows: 8800 },
  { file: ['crm-sales', 'sales_teams.csv'], kind: 'employees', rows: 35 },
  { file: ['support-tickets', 'customer_support_tickets.csv'], kind: 'tickets', rows: 8469 },
  { file: ['telco-churn', 'Telco-Customer-Churn.csv'], kind: 'subscriptions', rows: 7043 },
  { file: ['rfm-pkg', 'rfm_data_orders.csv'], kind: 'orders', rows: 4906 },
  { file: ['reviews', 'waimai_10k.csv'], kind: 'reviews', rows: 11_987 },
] as const;
const RETAIL = referencePath('data', 'online-retail', 'online_retail.csv.gz');

let bench: Workbench;
afterEach(() => bench.close());

const recount = (id: number) => recountImport({ store: bench.store, warehouse: bench.warehouse, stagingDir: bench.folder }, id, quietJob());

describe('the same file again changes nothing, in every mode, and its totals count again to the last digit', () => {
  for (const { file, kind, rows } of FILES) {
    const path = referencePath('data', ...file);
    test.runIf(hasReference(path))(
      `${file.join('/')}: ${rows} ${kind}`,
      async () => {
        bench = await openWorkbench();
        const { mapping } = await previewImport(bench.store, { path });
        expect(mapping.kind).toBe(kind);
        const first = await commitImport(bench, { path, mapping }, quietJob());
        expect(first.ledger).toMatchObject({ read: rows, loaded: rows, rejected: 0 });
        for (const mode of importModeSchema.options) {
          const check = await checkImport(bench.store, { path, mapping, mode }, quietJob());
          expect(check.ledger).toMatchObject({ loaded: 0, unchanged: rows });
          expect(check.differences?.every((table) => table.new + table.changed + table.vanished === 0)).toBe(true);
          expect(check.movedMonths ?? []).toEqual([]);
        }
        await expect(commitImport(bench, { path, mapping }, quietJob())).rejects.toMatchObject({ code: 'IMPORT_REPEATED' });
        const again = await commitImport(bench, { path, mapping, allowRepeat: true }, quietJob());
        expect(again.ledger).toMatchObject({ loaded: 0, unchanged: rows });
        expect(await recount(first.id)).toMatchObject({ agrees: true });
        expect(await recount(again.id)).toMatchObject({ agrees: true });
      },
      60_000,
    );
  }

  // 397,884 lines of 8,911,407.904: pandas, refs/online_retail_I.json.
  test.runIf(hasReference(RETAIL))(
    'Online Retail: 541,909 rows read again from what is kept of them',
    async () => {
      bench = await openWorkbench();
      const mapping = importMappingSchema.parse(JSON.parse(readFileSync('test/fixtures/online-retail-mapping.json', 'utf8')));
      const { id } = await commitImport(bench, { path: RETAIL, mapping }, quietJob());
      const counted = await recount(id);
      expect(counted.agrees).toBe(true);
      expect(counted.rows).toContainEqual({ what: 'read', ledger: 541_909, counted: 541_909, agrees: true });
      expect(counted.rows).toContainEqual({ what: 'loaded', ledger: 397_884, counted: 397_884, agrees: true });
      expect(counted.sums.find(({ column }) => column === 'amount')).toEqual({
        column: 'amount',
        file: '8911407.904',
        store: '8911407.904',
        valid: '8911407.904',
        warehouse: '8911407.904',
        agrees: true,
      });
    },
    120_000,
  );
});
