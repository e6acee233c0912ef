import { describe, expect, it } from 'vitest';
import { joinFiles } from '../../electron/backend/imports/sets/join-files.ts';
import type { JoinReport } from '../../shared/contract/import-sets.ts';
import { quietJob } from '../electron/backend/imports/support/workbench.ts';
import { mapFile } from './map-file.ts';
import { hasReference, referencePath } from './reference-data.ts';

const path = (name: string) => referencePath('data', 'crm-sales', name);
const FILES = ['sales_pipeline.csv', 'products.csv', 'accounts.csv', 'sales_teams.csv'];
const [pipeline, products, accounts, teams] = [0, 1, 2, 3];

/** CRM sales, four tables; counted from the files with Python's csv module. */
describe.runIf(hasReference(...FILES.map(path)))('how the CRM tables hang together', () => {
  it('proposes "GTX Pro" for the 1,480 deals of "GTXPro", and finds every account and agent', async () => {
    const mappings = [
      await mapFile(path('sales_pipeline.csv'), 'deals', {
        opportunity_id: 'recordId',
        sales_agent: 'employeeName',
        product: 'productName',
        account: 'customerName',
      }),
      await mapFile(path('products.csv'), 'products', { product: 'productName', sales_price: 'unitPrice' }),
      await mapFile(path('accounts.csv'), 'companies', { account: 'customerName' }),
      await mapFile(path('sales_teams.csv'), 'employees', { sales_agent: 'employeeName', manager: 'manager' }),
    ];
    const report: JoinReport = await joinFiles(
      mappings.map((mapping, index) => ({ path: path(FILES[index] ?? ''), mapping })),
      quietJob(),
    );
    const between = (from: number, to: number) => report.joins.find((join) => join.from.file === from && join.to.file === to);
    expect(between(pipeline, products)).toMatchObject({
      values: 7,
      matched: 6,
      isUsed: true,
      nearMisses: [{ from: 'GTXPro', to: 'GTX Pro', rows: 1480 }],
    });
    expect(between(pipeline, accounts)).toMatchObject({ values: 85, matched: 85, orphans: { from: 0, to: 0 }, isUsed: true });
    expect(between(pipeline, teams)).toMatchObject({ values: 30, matched: 30, orphans: { from: 0, to: 5 }, isUsed: true });
    expect(report.order.at(-1)).toBe(pipeline);
  }, 60_000);
});
