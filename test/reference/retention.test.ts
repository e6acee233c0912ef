import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAnalysisEngine } from '../../electron/backend/analyses/engine.ts';
import { commitImport } from '../../electron/backend/imports/commit-import.ts';
import { computeChurn } from '../../shared/analyses/churn/compute.ts';
import { type ChurnResult, churnParamsSchema } from '../../shared/analyses/churn/schema.ts';
import type { AnalysisContext, Facts } from '../../shared/analyses/define.ts';
import { computeLifecycle } from '../../shared/analyses/lifecycle/compute.ts';
import { type LifecycleResult, lifecycleParamsSchema, OUTSIDE, STAGES } from '../../shared/analyses/lifecycle/schema.ts';
import type { AnalysisResult } from '../../shared/contract/analyses.ts';
import { parseIsoDay } from '../../shared/model/day.ts';
import { parseDecimal } from '../../shared/model/decimal.ts';
import type { Role } from '../../shared/model/role.ts';
import { handMapping } from '../electron/backend/imports/support/text-import.ts';
import { openWorkbench, quietJob, type Workbench } from '../electron/backend/imports/support/workbench.ts';
import { checkDrills } from '../support/check-drills.ts';
import { findBlock, tableRows } from '../support/find-block.ts';
import { makeContext, makeFacts } from '../support/make-facts.ts';
import { hasReference, readCsv, referencePath } from './reference-data.ts';

const RETAIL = referencePath('data', 'online-retail', 'online_retail.csv.gz');
const TELCO = referencePath('data', 'telco-churn', 'Telco-Customer-Churn.csv');

interface Sale {
  readonly customer: string;
  readonly day: number;
  readonly invoice: string;
  readonly amount: number;
}

/** Purchases with a customer, a quantity and a price above 0, as the figures of this data set are made. */
function readSales(): Sale[] {
  return readCsv(RETAIL).flatMap((row): Sale[] => {
    const [quantity, price] = [parseDecimal(row.Quantity ?? ''), parseDecimal(row.UnitPrice ?? '')];
    const { CustomerID: customer = '', InvoiceNo: invoice = '', InvoiceDate: at = '' } = row;
    if (customer === '' || invoice.startsWith('C') || quantity <= 0n || price <= 0n) return [];
    return [{ customer, day: parseIsoDay(at.slice(0, 10)), invoice, amount: Number((quantity * price) / 10_000n) }];
  });
}

/** Expected values are counted here from the lines, customer by customer, by the rules as the pages state them. */
describe.runIf(hasReference(RETAIL))('Online Retail, 4,338 customers', () => {
  let sales: Sale[] = [];
  let bySale: Map<string, Sale[]>;
  let facts: Facts;
  let context: AnalysisContext;
  let churn: ChurnResult;
  let lifecycle: LifecycleResult;
  beforeAll(() => {
    sales = readSales();
    bySale = Map.groupBy(sales, ({ customer }) => customer);
    const [customers, invoices] = [new Map([...bySale.keys()].map((key, index) => [key, index + 1])), new Map<string, number>()];
    for (const { invoice } of sales) if (!invoices.has(invoice)) invoices.set(invoice, invoices.size + 1);
    facts = makeFacts(
      sales.map(({ customer, day, invoice, amount }) => ({ customer: customers.get(customer) ?? 0, day, order: invoices.get(invoice) ?? 0, amount })),
    );
    context = { ...makeContext([]), firstDay: parseIsoDay('2010-12-01'), lastDay: parseIsoDay('2011-12-09') };
    churn = computeChurn({ tables: {}, facts }, churnParamsSchema.parse({}), context, () => {});
    lifecycle = computeLifecycle({ tables: {}, facts }, lifecycleParamsSchema.parse({}), context, () => {});
  });

  test('4,338 customers in both', () => {
    expect([bySale.size, churn.customers, lifecycle.known]).toEqual([4338, 4338, 4338]);
  });

  test.each(['2011-08', '2011-09', '2011-11'])('churn of %s: active, lost, back, won, and the money of the year before', (month) => {
    const from = parseIsoDay(`${month}-01`);
    const to = from + (month === '2011-08' ? 30 : 29);
    const expected = { active: 0, lost: 0, back: 0, won: 0 };
    let [money, lostMoney] = [0, 0];
    for (const own of bySale.values()) {
      const boughtIn = (first: number, last: number): boolean => own.some(({ day }) => day >= first && day <= last);
      const [was, is] = [boughtIn(from - 180, from - 1), boughtIn(to - 179, to)];
      const worth = own.reduce((sum, { day, amount }) => sum + (day >= from - 365 && day < from ? amount : 0), 0);
      if (was) expected.active += 1;
      if (was) money += worth;
      if (was && !is) expected.lost += 1;
      if (was && !is) lostMoney += worth;
      if (!was && is && boughtIn(0, from - 1)) expected.back += 1;
      if (!was && is && !boughtIn(0, from - 1)) expected.won += 1;
    }
    expect(expected.lost).toBeGreaterThan(20);
    expect(churn.periods.find(({ start }) => start === from)).toMatchObject({ ...expected, money: BigInt(money), lostMoney: BigInt(lostMoney) });
  });

  test('in the first half year nobody can be lost', () => {
    for (const period of churn.periods) if (period.toDay < context.firstDay + 180) expect(period.lost).toBe(0);
  });

  /** The stage of a customer on an evening, in the words of the page. */
  function stageOn(own: readonly Sale[], evening: number): number {
    const past = own.filter(({ day }) => day <= evening);
    const days = past.map(({ day }) => day).sort((a, b) => a - b);
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return OUTSIDE;
    const silence = evening - last;
    if (evening - first < 60) return STAGES.indexOf('new');
    if (silence >= 365) return STAGES.indexOf('lost');
    if (silence >= 180) return STAGES.indexOf('dormant');
    if (silence < 60 && !days.some((day) => day > evening - 240 && day <= evening - 60)) return STAGES.indexOf('wonBack');
    const orders = new Set(past.filter(({ day }) => day > evening - 365).map(({ invoice }) => invoice));
    return STAGES.indexOf(orders.size >= 4 ? 'loyal' : 'active');
  }

  test.each(['2011-07', '2011-10'])('moves of %s between all stages', (month) => {
    const [from, to] = [parseIsoDay(`${month}-01`), parseIsoDay(`${month}-31`)];
    const expected = Array.from({ length: STAGES.length + 1 }, () => new Array<number>(STAGES.length + 1).fill(0));
    for (const own of bySale.values()) {
      const [before, after] = [stageOn(own, from - 1), stageOn(own, to)];
      const row = expected[before];
      if (row !== undefined && after !== OUTSIDE) row[after] = (row[after] ?? 0) + 1;
    }
    expect(expected.flat().filter((count) => count > 0).length).toBeGreaterThan(8);
    expect(lifecycle.periods.find(({ start }) => start === from)?.moves).toEqual(expected);
  });

  test('stages of the last day add up to everybody', () => {
    const counts = new Array<number>(STAGES.length).fill(0);
    for (const own of bySale.values()) {
      const stage = stageOn(own, context.lastDay);
      counts[stage] = (counts[stage] ?? 0) + 1;
    }
    expect(STAGES.map((_, stage) => lifecycle.stageOf.reduce((sum, own) => sum + (own === stage ? 1 : 0), 0))).toEqual(counts);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4338);
  });

  test('money of a month by stage is all the money of the month', () => {
    const october = lifecycle.periods.find(({ start }) => start === parseIsoDay('2011-10-01'));
    const [from, to] = [parseIsoDay('2011-10-01'), parseIsoDay('2011-10-31')];
    const all = sales.reduce((sum, { day, amount }) => sum + (day >= from && day <= to ? amount : 0), 0);
    expect(october?.revenue.reduce((sum, own) => sum + own, 0n)).toBe(BigInt(all));
  });

  test('forecasts of 90 days: model and gaps beat one forecast for all, on the customers of that evening', () => {
    expect(churn.model?.hasConverged).toBe(true);
    const known = [...bySale.values()].filter((own) => own.some(({ day }) => day <= (churn.testDay ?? 0))).length;
    for (const { predictor, brier, baseline, discrimination, groups } of churn.calibrations) {
      expect(groups.reduce((sum, { customers }) => sum + customers, 0)).toBe(known);
      if (predictor === 'silence') continue;
      expect(brier).toBeLessThan(baseline);
      expect(discrimination).toBeGreaterThan(0.65);
    }
  });
});

/** IBM's telco customers: months under contract without days. Expected values are counted from the file. */
describe.runIf(hasReference(TELCO))('telco', () => {
  const rows = hasReference(TELCO) ? readCsv(TELCO) : [];
  let bench: Workbench;
  let engine: ReturnType<typeof createAnalysisEngine>;
  let result: AnalysisResult;
  beforeAll(async () => {
    bench = await openWorkbench(mkdtempSync(join(tmpdir(), 'clientele-telco-churn-')));
    const headers = Object.keys(rows[0] ?? {});
    const known: Readonly<Record<string, Role>> = {
      customerID: 'customerId',
      tenure: 'tenure',
      Contract: 'plan',
      MonthlyCharges: 'unitPrice',
      Churn: 'isEnded',
    };
    const roles = headers.map((header): Role => known[header] ?? 'ignore');
    const mapping = handMapping('subscriptions', headers, roles, { isEnded: { kind: 'flag', yes: ['yes'], no: ['no'] } }, {});
    await commitImport({ store: bench.store, warehouse: bench.warehouse }, { path: TELCO, mapping, mode: 'update', allowRepeat: true }, quietJob());
    engine = createAnalysisEngine({ store: bench.store, warehouse: bench.warehouse, appVersion: 'test' });
    result = await engine.run({ id: 'contract-churn' });
  }, 120_000);
  afterAll(async () => bench.close());

  test('1,869 of 7,043 contracts ended', () => {
    expect([rows.length, rows.filter(({ Churn }) => Churn === 'Yes').length]).toEqual([7043, 1869]);
    expect(tableRows(result, 'plans').reduce((sum, { contracts }) => sum + Number(contracts?.value), 0)).toBe(7043);
    expect(
      tableRows(result, 'plans').reduce((sum, { endedShare, contracts }) => sum + Number(endedShare?.value) * Number(contracts?.value), 0),
    ).toBeCloseTo(1869, 6);
  });

  test('share ended and ends per year by contract', () => {
    const groups = [...Map.groupBy(rows, ({ Contract = '' }) => Contract)].sort(([, a], [, b]) => b.length - a.length);
    const plans = tableRows(result, 'plans');
    expect(plans.map(({ plan }) => plan?.value)).toEqual(groups.map(([name]) => name));
    for (const [index, [, own]] of groups.entries()) {
      const ended = own.filter(({ Churn }) => Churn === 'Yes').length;
      const months = own.reduce((sum, { tenure }) => sum + Number(tenure), 0);
      expect(plans[index]?.contracts?.value).toBe(own.length);
      expect(plans[index]?.endedShare?.value).toBeCloseTo(ended / own.length, 12);
      expect(plans[index]?.perYear?.value).toBeCloseTo((12 * ended) / months, 9);
    }
  });

  test('chance of ending in the first, the twelfth and the last month shown', () => {
    const { series } = findBlock(result, 'chart', 'by-age');
    for (const month of [1, 12, 36]) {
      // A tenure of 0 is a contract that has not seen its first month: nobody at risk yet.
      const atRisk = rows.filter(({ tenure }) => Number(tenure) >= month).length;
      const ended = rows.filter(({ tenure, Churn }) => Number(tenure) === month && Churn === 'Yes').length;
      expect(series[0]?.points.find(({ x }) => x === month)?.value).toBeCloseTo(ended / atRisk, 12);
    }
  });

  test('every figure leads to its contracts', async () => {
    expect(await checkDrills({ engine }, { id: 'contract-churn', perBlock: 4 })).toBeGreaterThan(10);
  });
});
