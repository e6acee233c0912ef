import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisResult } from '../../shared/contract/analyses.ts';
import type { ImportSummary } from '../../shared/contract/imports.ts';
import { formatIsoDay, parseIsoDay } from '../../shared/model/day.ts';
import { findBlock, kpiValue, tableRows } from '../support/find-block.ts';
import { runCliJson } from '../support/run-cli.ts';
import { hasReference, SHARED } from '../support/shared-data.ts';

const DATA = 'data/online-retail/online_retail.csv.gz';
const REFS = 'refs/online_retail_I.json';
const present = hasReference(DATA, REFS);

/** UCI Online Retail through the real command line; expected values from pandas in refs/online_retail_I.json. */
describe.runIf(present)('Online Retail (541,909 rows) under the reference cleaning rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-retail-'));
  const project = join(folder, 'retail.clientele');
  const cli = <T>(...args: string[]) => runCliJson<T>([...args, '--project', project, '--data-dir', folder]);
  const analyse = (id: string, params: Record<string, unknown> = {}) => cli<AnalysisResult>('analyse', id, '--params', JSON.stringify(params));
  const refs = present ? JSON.parse(readFileSync(resolve(SHARED, REFS), 'utf8')) : {};
  let summary: ImportSummary;

  beforeAll(async () => {
    summary = await cli<ImportSummary>('import', resolve(SHARED, DATA), '--mapping', 'test/fixtures/online-retail-mapping.json');
  }, 300_000);

  it('loads 397,884 rows and accounts for every other one', () => {
    expect(summary.ledger).toMatchObject({ read: 541_909, loaded: 397_884, rejected: 0, filtered: 541_909 - 397_884, anonymous: 0, rounded: 0 });
    // rows_after: 406,829 with a customer, 397,924 without cancellations, 397,924 with a positive quantity, 397,884 with a positive price.
    expect(summary.ledger.filteredBy).toEqual([541_909 - 406_829, 406_829 - 397_924, 0, 40]);
    expect(summary.ledger.amount).toBe('8911407.904');
    expect(summary.newCustomers).toBe(4338);
    expect(summary.newOrders).toBe(18_532);
  });

  it('verifies', async () => {
    const verification = await cli<{ ok: boolean; checks: unknown[] }>('verify');
    expect(verification).toMatchObject({ ok: true });
  });

  it('sales: revenue, orders, months, active and new customers, countries, products, customers', async () => {
    const sales = await analyse('sales', { grain: 'month', top: 10 });
    expect(kpiValue(sales, 'totals', 'net')).toBe('8911407.904');
    expect(kpiValue(sales, 'totals', 'orders')).toBe(18_532);
    expect(kpiValue(sales, 'totals', 'customers')).toBe(4338);
    expect(kpiValue(sales, 'totals', 'orderValue')).toBeCloseTo(480.8659563997409, 9);
    expect(kpiValue(sales, 'totals', 'linesPerOrder')).toBeCloseTo(21.470105763004533, 12);
    const months = tableRows(sales, 'periods');
    expect(months).toHaveLength(13);
    for (const row of months) {
      const month = formatIsoDay(Number(row.period?.value)).slice(0, 7);
      expect(Number(row.net?.value), month).toBeCloseTo(refs.revenue_by_month[month], 6);
      expect(row.customers?.value, month).toBe(refs.active_customers_by_month[month]);
      expect(row.newCustomers?.value, month).toBe(refs.new_customers_by_month[month]);
    }
    expect(months.map((row) => row.net?.unfinished === true)).toEqual([...Array(12).fill(false), true]);
    const topOf = (id: string) =>
      tableRows(sales, id)
        .slice(0, 9)
        .map((row) => Number(row.net?.value));
    const expected = (pairs: [string, number][]) => pairs.slice(0, 9).map(([, value]) => Math.round(value * 1e4) / 1e4);
    expect(topOf('country')).toEqual(expected(refs.revenue_by_country_top10));
    expect(topOf('product')).toEqual(expected(refs.top_products_by_revenue));
    expect(topOf('customer')).toEqual(expected(refs.top_customers_by_revenue));
  });

  it('rfm: quantile scores, their counts and the recency × frequency table', async () => {
    const rfm = await analyse('rfm', { referenceDay: parseIsoDay('2011-12-10') });
    const reference = refs.rfm.quantile_scores;
    expect(kpiValue(rfm, 'totals', 'customers')).toBe(4338);
    const scores = tableRows(rfm, 'scores');
    const counts = (name: string) => Object.fromEntries(scores.map((row) => [String(row.score?.value), row[`${name}Count`]?.value]));
    expect(counts('recency')).toEqual(reference.counts.R);
    expect(counts('frequency')).toEqual(reference.counts.F);
    expect(counts('monetary')).toEqual(reference.counts.M);
    const grid = findBlock(rfm, 'matrix', 'grid-customers');
    const byRecency = [...grid.rows].sort((left, right) => Number(left.head.value) - Number(right.head.value));
    expect(byRecency.map((row) => row.cells.map((cell) => cell?.value))).toEqual(reference.RF_table);
    expect(kpiValue(rfm, 'totals', 'medianRecency')).toBe(refs.rfm.describe.rec['50%']);
    expect(kpiValue(rfm, 'totals', 'medianFrequency')).toBe(refs.rfm.describe.freq['50%']);
    expect(Number(kpiValue(rfm, 'totals', 'medianMonetary'))).toBeCloseTo(refs.rfm.describe.mon['50%'], 6);
  });

  it('cohort: the whole matrix, weighted retention, revenue of the first cohort', async () => {
    const absolute = findBlock(await analyse('cohort', { grain: 'month', measure: 'customers', show: 'absolute' }), 'matrix', 'matrix');
    const counts: number[][] = refs.cohort.counts;
    expect(absolute.rows.map((row) => formatIsoDay(Number(row.head.value)).slice(0, 7))).toEqual(refs.cohort.cohorts);
    counts.forEach((expected, cohort) => {
      const observed = counts.length - cohort;
      const cells = absolute.rows[cohort]?.cells ?? [];
      expect(cells.slice(0, observed).map((cell) => cell?.value)).toEqual(expected.slice(0, observed));
      expect(cells.slice(observed).every((cell) => cell === null)).toBe(true);
    });
    const shares = findBlock(
      await analyse('cohort', { grain: 'month', measure: 'customers', show: 'percentOfFirst', includeUnfinished: true }),
      'matrix',
      'matrix',
    );
    const mean = shares.summary?.[0]?.cells.map((cell) => cell?.value) ?? [];
    Object.entries(refs.cohort.weighted_retention_by_k as Record<string, number>).forEach(([k, value]) => {
      expect(mean[Number(k)], `month ${k}`).toBeCloseTo(value, 12);
    });
    const revenue = findBlock(await analyse('cohort', { grain: 'month', measure: 'revenue', show: 'absolute' }), 'matrix', 'matrix');
    const first = revenue.rows[0]?.cells.map((cell) => Number(cell?.value)) ?? [];
    (refs.cohort.revenue_first_cohort as number[]).forEach((value, k) => {
      expect(first[k]).toBeCloseTo(value, 6);
    });
  });

  it('repeat rate: customers with two or more invoices', async () => {
    const bought = (least: number) => ({ op: 'purchases', measure: 'orders', comparison: 'ge', value: least, window: { kind: 'all' } });
    const count = async (least: number) => (await cli<{ customers: number }>('segment', 'count', '--rule', JSON.stringify(bought(least)))).customers;
    const [once, twice] = [await count(1), await count(2)];
    expect([once, twice]).toEqual([4338, refs.repeat.customers_2plus_invoices]);
    expect(twice / once).toBeCloseTo(refs.repeat.repeat_rate_invoices, 12);
  });
});
