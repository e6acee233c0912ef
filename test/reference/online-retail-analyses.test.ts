import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAnalysisEngine } from '../../electron/backend/analyses/engine.ts';
import type { KpiBlock, TableBlock } from '../../shared/analyses/blocks.ts';
import { computeCohort } from '../../shared/analyses/cohort/compute.ts';
import { summaryFigure } from '../../shared/analyses/cohort/figures.ts';
import { cohortParamsSchema } from '../../shared/analyses/cohort/schema.ts';
import { computeConcentration } from '../../shared/analyses/concentration/compute.ts';
import { type ConcentrationParams, concentrationParamsSchema } from '../../shared/analyses/concentration/schema.ts';
import type { AnalysisContext, Facts } from '../../shared/analyses/define.ts';
import { computeFrequency } from '../../shared/analyses/purchase-frequency/compute.ts';
import { frequencyParamsSchema } from '../../shared/analyses/purchase-frequency/schema.ts';
import { computeRfm } from '../../shared/analyses/rfm/compute.ts';
import { type RfmParams, type RfmResult, rfmParamsSchema } from '../../shared/analyses/rfm/schema.ts';
import { groupKeys } from '../../shared/analyses/rfm/segments.ts';
import { formatIsoDay, parseIsoDay, SECONDS_PER_DAY } from '../../shared/model/day.ts';
import { formatDecimal, parseDecimal } from '../../shared/model/decimal.ts';
import type { Role } from '../../shared/model/role.ts';
import { quantileOfSorted } from '../../shared/stats/quantile.ts';
import type { FeedRow } from '../electron/backend/imports/support/feed.ts';
import { openWorkbench, type Workbench } from '../electron/backend/imports/support/workbench.ts';
import { makeContext, makeFacts } from '../support/make-facts.ts';
import { hasReference, readCsv, readReference, referencePath } from './reference-data.ts';

const DATA = referencePath('data', 'online-retail', 'online_retail.csv.gz');
const FIGURES = referencePath('refs', 'online_retail_I.json');

interface Figures {
  clean: { rows: number; customers: number; invoices: number; revenue: number; avg_order_value: number; items_per_invoice_rows: number };
  revenue_by_country_top10: [string, number][];
  revenue_by_month: Record<string, number>;
  active_customers_by_month: Record<string, number>;
  new_customers_by_month: Record<string, number>;
  top_products_by_revenue: [string, number][];
  top_customers_by_revenue: [string, number][];
  concentration: { gini: number; top_1pct_share: number; top_10pct_share: number; top_20pct_share: number; customers_for_80pct_revenue: number };
  rfm: {
    quantile_scores: RfmFigures & { cuts: Record<'recency' | 'frequency' | 'monetary', number[]> };
    rank_first_scores: RfmFigures;
    customers: { id: string; recency: number; frequency: number; monetary: number; R: number; F: number; M: number }[];
    describe: Record<'rec' | 'freq' | 'mon', Record<string, number>>;
  };
  cohort: { cohorts: string[]; counts: number[][]; weighted_retention_by_k: Record<string, number>; revenue_first_cohort: number[] };
}
interface RfmFigures {
  counts: Record<'R' | 'F' | 'M', Record<string, number> | number[]>;
  RF_table: number[][];
}
interface CleanRow {
  readonly invoice: string;
  readonly product: string;
  readonly customer: string;
  readonly country: string;
  readonly seconds: number;
  readonly quantity: bigint;
  readonly amount: bigint;
}

/** The four cleaning rules stated in the figures' file. */
function readClean(): CleanRow[] {
  return readCsv(DATA).flatMap((row): CleanRow[] => {
    const [quantity, price] = [parseDecimal(row.Quantity ?? ''), parseDecimal(row.UnitPrice ?? '')];
    if ((row.CustomerID ?? '') === '' || (row.InvoiceNo ?? '').startsWith('C') || quantity <= 0n || price <= 0n) return [];
    const seconds = Date.parse(`${(row.InvoiceDate ?? '').replace(' ', 'T')}Z`) / 1000;
    return [
      {
        invoice: row.InvoiceNo ?? '',
        product: row.StockCode ?? '',
        customer: row.CustomerID ?? '',
        country: row.Country ?? '',
        seconds,
        quantity,
        amount: (quantity * price) / 10_000n,
      },
    ];
  });
}

/** UCI Online Retail with figures by pandas (refs/online_retail_I.json). */
describe.runIf(hasReference(DATA, FIGURES))('Online Retail, 397,884 clean lines', () => {
  const figures = readReference<Figures>(FIGURES);
  let rows: CleanRow[] = [];
  let ids = new Map<string, number>();
  let facts: Facts;
  let context: AnalysisContext;
  beforeAll(() => {
    rows = readClean();
    ids = new Map([...new Set(rows.map(({ customer }) => customer))].sort().map((key, index) => [key, index + 1]));
    const orders = new Map<string, number>();
    const lines = rows.map(({ customer, invoice, seconds, amount }) => {
      if (!orders.has(invoice)) orders.set(invoice, orders.size + 1);
      return {
        customer: ids.get(customer) ?? 0,
        day: Math.floor(seconds / SECONDS_PER_DAY),
        order: orders.get(invoice) ?? 0,
        amount: Number(amount),
      };
    });
    facts = makeFacts(lines);
    context = { ...makeContext([]), firstDay: parseIsoDay('2010-12-01'), lastDay: parseIsoDay('2011-12-09') };
  });

  const rfm = (given: Partial<RfmParams> = {}): RfmResult => computeRfm({ tables: {}, facts }, rfmParamsSchema.parse(given), context, () => {});

  describe('RFM', () => {
    const rfTable = (result: RfmResult): number[][] =>
      [0, 1, 2, 3, 4].map((r) => [0, 1, 2, 3, 4].map((f) => result.cells[r * 5 + f]?.customers ?? 0));

    test('the reference day is the day after the data; totals', () => {
      const { window, total } = rfm();
      expect(formatIsoDay(window.referenceDay)).toBe('2011-12-10');
      expect(total).toMatchObject({
        customers: figures.clean.customers,
        orders: figures.clean.invoices,
        revenue: BigInt(Math.round(figures.clean.revenue * 10_000)),
      });
    });

    test('quantile cuts, score counts and table', () => {
      const expected = figures.rfm.quantile_scores;
      const { scales, ...result } = rfm();
      expect(scales.recency.cuts).toEqual(expected.cuts.recency.map((cut) => expect.closeTo(cut, 9)));
      expect(scales.frequency.cuts).toEqual(expected.cuts.frequency.map((cut) => expect.closeTo(cut, 9)));
      expect(scales.monetary.cuts).toEqual(expected.cuts.monetary.map((cut) => expect.closeTo(cut * 10_000, 4)));
      for (const [name, key] of [
        ['recency', 'R'],
        ['frequency', 'F'],
        ['monetary', 'M'],
      ] as const) {
        expect([...scales[name].counts]).toEqual(Object.values(expected.counts[key]));
      }
      expect(rfTable({ scales, ...result })).toEqual(expected.RF_table);
    });

    test('ranks of customers sorted by id', () => {
      const expected = figures.rfm.rank_first_scores;
      const result = rfm({ method: 'rank' });
      expect([result.scales.recency, result.scales.frequency, result.scales.monetary].map(({ counts }) => [...counts])).toEqual([
        expected.counts.R,
        expected.counts.F,
        expected.counts.M,
      ]);
      expect(rfTable(result)).toEqual(expected.RF_table);
    });

    test('medians and single customers', () => {
      const { rec, freq, mon } = figures.rfm.describe;
      expect(rfm().total).toMatchObject({
        medianRecency: rec['50%'],
        medianFrequency: freq['50%'],
        medianMonetary: expect.closeTo((mon['50%'] ?? 0) * 10_000, 4),
      });
      for (const [grouping, key] of [
        ['recency', 'R'],
        ['frequency', 'F'],
        ['monetary', 'M'],
      ] as const) {
        const { groupOf } = rfm({ grouping });
        for (const customer of figures.rfm.customers) {
          expect(groupKeys(grouping, 5)[groupOf[ids.get(customer.id) ?? 0] ?? -1], customer.id).toBe(`${key.toLowerCase()}${customer[key]}`);
        }
      }
    });
  });

  // Counted apart with numpy 1.24.2 and scipy 1.10.1 (mannwhitneyu): scored on 2011-09-11, bought by 2011-12-09.
  test('RFM back-test over 90 days', () => {
    const { backTest } = rfm();
    expect(formatIsoDay(backTest?.from.referenceDay ?? 0)).toBe('2011-09-11');
    expect(backTest).toMatchObject({ customers: 3370, bought: 1921 });
    const pairs = (name: 'recency' | 'frequency' | 'monetary') => backTest?.scales[name].map(({ customers, bought }) => [customers, bought]);
    expect(pairs('recency')).toEqual([
      [663, 223],
      [685, 313],
      [672, 399],
      [663, 458],
      [687, 528],
    ]);
    expect(pairs('frequency')).toEqual([
      [1362, 515],
      [0, 0],
      [669, 352],
      [825, 584],
      [514, 470],
    ]);
    expect(pairs('monetary')).toEqual([
      [674, 238],
      [674, 291],
      [674, 352],
      [674, 463],
      [674, 577],
    ]);
    expect(backTest?.area?.area).toBeCloseTo(0.7380876937154238, 12);
  });

  describe('cohorts', () => {
    test('the matrix of customers', () => {
      const { cohorts, periods } = computeCohort({ tables: {}, facts }, cohortParamsSchema.parse({}), context, () => {});
      expect(periods.map(({ start }) => formatIsoDay(start).slice(0, 7))).toEqual(figures.cohort.cohorts);
      const width = figures.cohort.cohorts.length;
      expect(cohorts.map(({ values }) => [...values, ...Array.from({ length: width - values.length }, () => 0)])).toEqual(figures.cohort.counts);
    });

    test('weighted retention, which counts the running month', () => {
      const params = cohortParamsSchema.parse({ includeUnfinished: true });
      const result = computeCohort({ tables: {}, facts }, params, context, () => {});
      for (const [age, share] of Object.entries(figures.cohort.weighted_retention_by_k)) {
        expect(summaryFigure(Number(age), result, params)?.value, `month ${age}`).toBeCloseTo(share, 12);
      }
    });

    test('revenue of the first cohort', () => {
      const { cohorts } = computeCohort({ tables: {}, facts }, cohortParamsSchema.parse({ measure: 'revenue' }), context, () => {});
      expect(cohorts[0]?.values.map((value) => Number(value) / 10_000)).toEqual(
        figures.cohort.revenue_first_cohort.map((value) => expect.closeTo(value, 6)),
      );
    });
  });

  describe('concentration', () => {
    const concentration = (given: Partial<ConcentrationParams> = {}) =>
      computeConcentration({ tables: {}, facts }, concentrationParamsSchema.parse(given), context, () => {});
    const total = (): number => figures.clean.revenue * 10_000;

    test('Gini coefficient, best 1, 10 and 20 %, customers that bring 80 %', () => {
      const { spread, bestFifth, forFourFifths, tiers } = concentration({ customerBounds: [1, 10, 20] });
      expect(spread?.inequality?.gini).toBeCloseTo(figures.concentration.gini, 12);
      expect(spread?.inequality?.topFifth).toBeCloseTo(figures.concentration.top_20pct_share, 12);
      expect(forFourFifths).toBe(figures.concentration.customers_for_80pct_revenue);
      expect(Number(bestFifth.value) / total()).toBeCloseTo(figures.concentration.top_20pct_share, 12);
      const [vip, high, middle] = tiers.map(({ value }) => Number(value) / total());
      expect(vip).toBeCloseTo(figures.concentration.top_1pct_share, 12);
      expect((vip ?? 0) + (high ?? 0)).toBeCloseTo(figures.concentration.top_10pct_share, 12);
      expect((vip ?? 0) + (high ?? 0) + (middle ?? 0)).toBeCloseTo(figures.concentration.top_20pct_share, 12);
    });

    test('the largest customers', () => {
      const largest = concentration().spread?.largest.slice(0, 10) ?? [];
      expect(largest.map(({ id }) => [...ids.keys()][Number(id) - 1])).toEqual(figures.top_customers_by_revenue.map(([name]) => name));
      expect(largest.map(({ value }) => Number(value) / 10_000)).toEqual(
        figures.top_customers_by_revenue.map(([, value]) => expect.closeTo(value, 6)),
      );
    });
  });

  test('purchase frequency: orders per buyer, repeat rate, buyers and orders by month', () => {
    const found = computeFrequency({ tables: {}, facts }, frequencyParamsSchema.parse({}), context, () => {});
    expect(found.orders / found.buyers).toBeCloseTo(figures.rfm.describe.freq.mean ?? 0, 12);
    // 1,493 customers have one invoice.
    expect(found.repeaters).toBe(figures.clean.customers - Number(Object.values(figures.rfm.quantile_scores.counts.F)[0]));
    expect(found.trend.map(({ buyers }) => buyers)).toEqual(Object.values(figures.active_customers_by_month));
    expect(found.trend.reduce((sum, { orders }) => sum + orders, 0)).toBe(figures.clean.invoices);
    // Counted apart with numpy 1.24.2.
    expect(found.rate).toMatchObject({ customers: 4337, events: 13_927, exposureDays: 966_641 });
    expect(found.second.map(({ days, customers, returned }) => [days, customers, returned])).toEqual([
      [30, 4086, 778],
      [60, 3741, 1314],
      [90, 3370, 1533],
      [180, 2821, 1853],
      [365, 573, 500],
    ]);
  });

  describe('sales, through store, warehouse and engine', () => {
    const ROLES: readonly Role[] = ['orderId', 'orderDate', 'customerId', 'country', 'productId', 'quantity', 'amount'];
    let bench: Workbench;
    let kpis: KpiBlock;
    let tables: Map<string, TableBlock>;
    beforeAll(async () => {
      bench = await openWorkbench();
      const feed = rows.map(
        (row): FeedRow => ({
          orderId: row.invoice,
          orderDate: String(row.seconds),
          customerId: row.customer,
          country: row.country,
          productId: row.product,
          quantity: formatDecimal(row.quantity),
          amount: formatDecimal(row.amount),
        }),
      );
      await bench.load(ROLES, feed, { chunk: 20_000 });
      const engine = createAnalysisEngine({ store: bench.store, warehouse: bench.warehouse, appVersion: 'reference' });
      const { blocks } = await engine.run({ id: 'sales' });
      tables = new Map(blocks.flatMap((block): [string, TableBlock][] => (block.kind === 'table' ? [[block.id, block]] : [])));
      const [found] = blocks.filter((block) => block.kind === 'kpi');
      if (found === undefined) throw new Error('no figures');
      kpis = found;
    }, 300_000);
    afterAll(async () => bench.close());

    const column = (table: string, key: string): (string | number | null)[] => {
      const block = tables.get(table);
      const index = block?.columns.findIndex((each) => each.key === key) ?? -1;
      return block?.rows.map((row) => row[index]?.value ?? null) ?? [];
    };

    test('totals to the last digit', () => {
      const of = (name: string): unknown => kpis.items.find(({ label }) => label.key.endsWith(`.${name}`))?.value;
      expect(of('net')).toBe('8911407.904');
      expect(of('orders')).toBe(figures.clean.invoices);
      expect(of('customers')).toBe(figures.clean.customers);
      expect(of('orderValue')).toBeCloseTo(figures.clean.avg_order_value, 9);
      expect(of('linesPerOrder')).toBeCloseTo(figures.clean.items_per_invoice_rows, 9);
    });

    test('months: revenue, customers, new customers; the last is unfinished', () => {
      expect(column('periods', 'period').map((day) => formatIsoDay(Number(day)).slice(0, 7))).toEqual(Object.keys(figures.revenue_by_month));
      expect(column('periods', 'net').map(Number)).toEqual(Object.values(figures.revenue_by_month).map((value) => expect.closeTo(value, 6)));
      expect(column('periods', 'customers')).toEqual(Object.values(figures.active_customers_by_month));
      expect(column('periods', 'newCustomers')).toEqual(Object.values(figures.new_customers_by_month));
      expect(tables.get('periods')?.rows.map(([head]) => head?.unfinished === true)).toEqual([...Array.from({ length: 12 }, () => false), true]);
    });

    test('top products, customers and countries', () => {
      for (const [table, expected] of [
        ['product', figures.top_products_by_revenue],
        ['customer', figures.top_customers_by_revenue],
        ['country', figures.revenue_by_country_top10],
      ] as const) {
        expect(column(table, table).slice(0, 10)).toEqual(expected.map(([name]) => name));
        expect(column(table, 'net').slice(0, 10).map(Number)).toEqual(expected.map(([, value]) => expect.closeTo(value, 6)));
      }
    });
  });

  test('type 7 quantiles of money per customer', () => {
    const money = new Map<string, number>();
    for (const { customer, amount } of rows) money.set(customer, (money.get(customer) ?? 0) + Number(amount));
    const sorted = Float64Array.from(money.values()).sort();
    for (const [label, p] of [
      ['5%', 0.05],
      ['25%', 0.25],
      ['50%', 0.5],
      ['75%', 0.75],
      ['95%', 0.95],
    ] as const) {
      expect(quantileOfSorted(sorted, p) / 10_000).toBeCloseTo(figures.rfm.describe.mon[label] ?? 0, 8);
    }
  });
});
