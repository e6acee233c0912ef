import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportInput } from '../../electron/backend/imports/import-input.ts';
import { previewImport } from '../../electron/backend/imports/preview-import.ts';
import { checkSet } from '../../electron/backend/imports/sets/check-set.ts';
import { commitFiles } from '../../electron/backend/imports/sets/commit-files.ts';
import { isStrangeTable } from '../../shared/model/record-kind.ts';
import { ask } from '../electron/backend/imports/support/text-import.ts';
import { verifyStore } from '../electron/backend/imports/support/verify-store.ts';
import { openWorkbench, quietJob, type Workbench } from '../electron/backend/imports/support/workbench.ts';
import { hasReference, referencePath } from './reference-data.ts';

const OLIST = referencePath('data', 'olist', 'sample3k');
const CRM = referencePath('data', 'crm-sales');

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(async () => {
  expect(await verifyStore(bench)).toEqual([]);
  await bench.close();
});

/** The tables of a folder as the program reads them by itself, and the names of those it leaves out. */
async function readFolder(folder: string): Promise<{ files: ImportInput[]; leftOut: string[] }> {
  const files: ImportInput[] = [];
  const leftOut: string[] = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.csv'))) {
    const path = join(folder, name);
    const { mapping, kindConfidence = 1 } = await previewImport(bench.store, { path });
    if (isStrangeTable(kindConfidence, mapping.kind, new Set(mapping.columns.map(({ role }) => role)))) leftOut.push(name);
    else files.push({ path, mapping });
  }
  return { files, leftOut };
}

/** Counted from the files with Python's csv and decimal modules. */
describe.runIf(hasReference(OLIST))('Olist, nine tables, without a word from a person', () => {
  it('six come in, three are none of the model; payments are 468,087.37', async () => {
    const { files, leftOut } = await readFolder(OLIST);
    expect(leftOut).toEqual(['olist_geolocation_dataset.csv', 'olist_sellers_dataset.csv', 'product_category_name_translation.csv']);
    const summaries = await commitFiles(bench, { files }, quietJob());
    expect(Object.fromEntries(summaries.map(({ kind, ledger }) => [kind, [ledger.read, ledger.loaded, ledger.rejected, ledger.amount]]))).toEqual({
      customers: [3000, 3000, 0, '0'],
      orderLines: [3397, 3397, 0, '392468.58'],
      payments: [3170, 3170, 0, '468087.37'],
      reviews: [2993, 2993, 0, '0'],
      orderHeads: [3000, 3000, 0, '0'],
      products: [2452, 2452, 0, '0'],
    });
    expect(
      await ask(
        bench,
        `select (select count(*)::INTEGER from customers) as people, (select count(customer_id)::INTEGER from payments) as paid_by,
          (select sum(amount)::BIGINT from payments) as paid, (select count(customer_id)::INTEGER from reviews) as said_by,
          (select count(*)::INTEGER from employees) as staff`,
      ),
    ).toEqual([{ people: 2995, paid_by: 3170, paid: 4_680_873_700, said_by: 2993, staff: 0 }]);
  }, 120_000);
});

describe.runIf(hasReference(CRM))('CRM sales, four tables, with the one fix that is proposed', () => {
  it('GTXPro becomes GTX Pro: 1,480 deals find their product, and no eighth product is made', async () => {
    const { files, leftOut } = await readFolder(CRM);
    expect(leftOut).toEqual([]);
    const check = await checkSet(bench.store, { files }, quietJob());
    const place = files.findIndex(({ mapping }) => mapping.kind === 'deals');
    expect(check.files.map(({ nearNames }) => nearNames ?? [])).toEqual(
      files.map((_, index) => (index === place ? [{ column: 2, from: 'GTXPro', to: 'GTX Pro' }] : [])),
    );
    const mended = files.map((file, index): ImportInput => {
      if (index !== place) return file;
      const values = (check.files[place]?.nearNames ?? []).map(({ from, to }) => ({ from, to }));
      return { ...file, mapping: { ...file.mapping, steps: [...(file.mapping.steps ?? []), { step: 'mapValues', column: 2, values }] } };
    });
    const summaries = await commitFiles(bench, { files: mended }, quietJob());
    expect(summaries[place]).toMatchObject({ newProducts: 0, ledger: { read: 8800, loaded: 8800, anonymous: 1425, amount: '10005534' } });
    expect(summaries[place]?.ledger.steps?.at(-1)?.changed).toBe(1480);
    expect(
      await ask(
        bench,
        "select count(*)::INTEGER as deals, (select count(*)::INTEGER from products) as products from deals join products using (product_id) where products.name = 'GTX Pro'",
      ),
    ).toEqual([{ deals: 1480, products: 7 }]);
  }, 120_000);
});
