import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkImport } from '../../electron/backend/imports/check-import.ts';
import { commitImport } from '../../electron/backend/imports/commit-import.ts';
import type { ImportSummary } from '../../shared/contract/imports.ts';
import { movedMonthsIn } from '../../shared/contract/moved-months.ts';
import { parseIsoDay } from '../../shared/model/day.ts';
import { formatDecimal, parseDecimal } from '../../shared/model/decimal.ts';
import { importMappingSchema } from '../../shared/model/import-mapping.ts';
import { sql } from '../../shared/warehouse/sql.ts';
import { verifyStore } from '../electron/backend/imports/support/verify-store.ts';
import { openWorkbench, quietJob, type Workbench } from '../electron/backend/imports/support/workbench.ts';
import { hasReference, readReference, referencePath } from './reference-data.ts';

const DATA = referencePath('data', 'online-retail', 'online_retail.csv.gz');
const REFS = referencePath('refs', 'online_retail_I.json');
const present = hasReference(DATA, REFS);

/** Rows of the first file end here, those of the second begin there: both cuts lie inside invoices. */
const FIRST_ENDS = 300_000;
const SECOND_BEGINS = 250_000;

/**
 * UCI Online Retail brought in as two overlapping exports. Loaded at once it gives 397,884 lines and 8,911,407.904 (pandas,
 * refs/online_retail_I.json); in two files with 50,000 rows in common it must give the same.
 */
describe.runIf(present)('Online Retail in two overlapping files', () => {
  const mapping = importMappingSchema.parse(JSON.parse(readFileSync('test/fixtures/online-retail-mapping.json', 'utf8')));
  let bench: Workbench;
  let first: string;
  let second: string;
  const summaries: ImportSummary[] = [];
  /** Orders of the day in which the second file begins that it no longer holds. */
  let earlierThatDay = 0;
  const load = (path: string) => commitImport(bench, { path, mapping }, quietJob());
  const totals = async () => {
    const { columns } = await bench.warehouse.query(
      sql`select count(*) as lines, cast(sum(amount) as varchar) as amount, count(distinct order_id) as orders, count(distinct customer_id) as customers from order_lines`,
    );
    const [lines, amount, orders, customers] = ['lines', 'amount', 'orders', 'customers'].map((name) => columns[name]?.values[0]);
    return { lines: Number(lines), amount: formatDecimal(BigInt(String(amount))), orders: Number(orders), customers: Number(customers) };
  };

  beforeAll(async () => {
    bench = await openWorkbench();
    const text = gunzipSync(readFileSync(DATA)).toString('utf8');
    const [header = '', ...rows] = text.split('\n').filter((row) => row !== '');
    expect(rows).toHaveLength(541_909);
    first = join(bench.folder, 'first.csv');
    second = join(bench.folder, 'second.csv');
    writeFileSync(first, `${[header, ...rows.slice(0, FIRST_ENDS)].join('\n')}\n`);
    writeFileSync(second, `${[header, ...rows.slice(SECOND_BEGINS)].join('\n')}\n`);
    earlierThatDay = countEarlierThatDay(rows);
    summaries.push(await load(first));
    summaries.push(await load(second));
  }, 600_000);
  afterAll(() => bench.close());

  it('gives the lines, orders, customers and revenue of the whole file', async () => {
    expect(await totals()).toEqual({ lines: 397_884, amount: '8911407.904', orders: 18_532, customers: 4338 });
    const [one, other] = summaries;
    expect((one?.ledger.loaded ?? 0) + (other?.ledger.loaded ?? 0)).toBe(397_884);
    expect(parseDecimal(one?.ledger.amount ?? '0') + parseDecimal(other?.ledger.amount ?? '0')).toBe(parseDecimal('8911407.904'));
    expect(other?.ledger.unchanged).toBeGreaterThan(30_000);
    for (const { ledger } of summaries) expect(ledger.loaded + ledger.unchanged + ledger.filtered + ledger.rejected).toBe(ledger.read);
  });

  it('brings nothing new the next time, with other bytes', async () => {
    const text = readFileSync(second, 'utf8');
    writeFileSync(second, `${text}\n`);
    const check = await checkImport(bench.store, { path: second, mapping }, quietJob());
    expect(check.repeats).toBeNull();
    expect(check.ledger).toMatchObject({ loaded: 0, amount: '0' });
    expect(check.differences?.find(({ table }) => table === 'orders')).toMatchObject({ new: 0, changed: 0, vanished: earlierThatDay });
    expect(check.movedMonths).toEqual([]);
  }, 300_000);

  it('lists the month that a late refund moves', async () => {
    const refs = readReference<{ revenue_by_month: Record<string, number> }>(REFS);
    const path = join(bench.folder, 'refund.csv');
    writeFileSync(
      path,
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\nC900001,85123A,LATE REFUND,-4,2011-01-20 09:00:00,2.55,17850,United Kingdom\n',
    );
    const check = await checkImport(bench.store, { path, mapping: { ...mapping, filters: [] } }, quietJob());
    const january = refs.revenue_by_month['2011-01'] ?? 0;
    expect(movedMonthsIn(check.movedMonths ?? [], 'gregorian')).toEqual([
      {
        calendar: 'gregorian',
        late: '-10.2',
        month: parseIsoDay('2011-01-01'),
        before: formatDecimal(BigInt(Math.round(january * 10_000))),
        after: formatDecimal(BigInt(Math.round((january - 10.2) * 10_000))),
      },
    ]);
  });

  it('is whole, and undone it is the first file alone', async () => {
    expect(await verifyStore(bench)).toEqual([]);
    await bench.undo(2);
    expect(await totals()).toMatchObject({ lines: summaries[0]?.ledger.loaded, amount: summaries[0]?.ledger.amount });
  }, 300_000);
});

function countEarlierThatDay(rows: readonly string[]): number {
  const dayOf = (row: string) => row.split(',').at(-4)?.slice(0, 10);
  const isLoaded = (row: string) => {
    const [quantity, , price, customer] = row.split(',').slice(-5);
    return !row.startsWith('C') && Number(quantity) > 0 && Number(price) > 0 && customer !== '';
  };
  const day = dayOf(rows[SECOND_BEGINS] ?? '');
  const invoicesOf = (part: readonly string[]) => new Set(part.filter((row) => dayOf(row) === day && isLoaded(row)).map((row) => row.split(',')[0]));
  const after = invoicesOf(rows.slice(SECOND_BEGINS));
  return [...invoicesOf(rows.slice(0, SECOND_BEGINS))].filter((invoice) => !after.has(invoice)).length;
}
