import { describe, expect, test } from 'vitest';
import { computeRfm } from '../../shared/analyses/rfm/compute.ts';
import { type RfmParams, type RfmResult, rfmParamsSchema } from '../../shared/analyses/rfm/schema.ts';
import { groupKeys } from '../../shared/analyses/rfm/segments.ts';
import { parseIsoDay } from '../../shared/model/day.ts';
import { makeContext, makeFacts, type TestLine } from '../support/make-facts.ts';
import { hasReference, readCsv, readReference, referencePath } from './reference-data.ts';

const DATA = referencePath('data', 'rfm-pkg', 'rfm_data_orders.csv');
const FIGURES = referencePath('refs', 'rfm_pkg.json');

interface Scale {
  quantiles_20_40_60_80_type7: number[];
  'score_counts_value<=cut_lower': number[];
  'score_counts_value<cut_lower': number[];
}
interface Figures {
  analysis_date: string;
  orders: number;
  customers: number;
  revenue: number;
  rec: Scale;
  n: Scale;
  amount: Scale;
  first20: { id: string; recency: number; orders: number; amount: number; 'RFM(value<=cut lower)': string; 'RFM(value<cut lower)': string }[];
  published: Record<string, unknown>;
}

/** Data and figures of R package rfm: README of rsquaredacademy/rfm, and pandas for the rest (refs/rfm_pkg.json). */
describe.runIf(hasReference(DATA, FIGURES))('R package rfm, 4,906 orders of 995 customers', () => {
  const figures = readReference<Figures>(FIGURES);
  const rows = readCsv(DATA);
  const names = [...new Set(rows.map((row) => row.customer_id ?? ''))].sort();
  const ids = new Map(names.map((name, index) => [name, index + 1]));
  const lines = rows.map(
    (row, index): TestLine => ({
      customer: ids.get(row.customer_id ?? '') ?? 0,
      day: parseIsoDay(row.order_date ?? ''),
      order: index + 1,
      amount: Math.round(Number(row.revenue) * 10_000),
      sale: true,
    }),
  );
  const referenceDay = parseIsoDay(figures.analysis_date);
  const run = (given: Partial<RfmParams>): RfmResult => {
    const params = rfmParamsSchema.parse({ referenceDay, ...given });
    return computeRfm({ tables: {}, facts: makeFacts(lines) }, params, makeContext(lines), () => {});
  };

  test('totals', () => {
    const { total } = run({});
    expect(total).toMatchObject({ customers: figures.customers, orders: figures.orders, revenue: BigInt(figures.revenue) * 10_000n });
  });

  test.each(['lower', 'upper'] as const)('cuts and scores, ties %s', (ties) => {
    const { scales } = run({ ties });
    const counts = ties === 'lower' ? 'score_counts_value<=cut_lower' : 'score_counts_value<cut_lower';
    expect(scales.recency.cuts).toEqual(figures.rec.quantiles_20_40_60_80_type7.map((cut) => expect.closeTo(cut, 9)));
    expect(scales.frequency.cuts).toEqual(figures.n.quantiles_20_40_60_80_type7.map((cut) => expect.closeTo(cut, 9)));
    expect(scales.monetary.cuts).toEqual(figures.amount.quantiles_20_40_60_80_type7.map((cut) => expect.closeTo(cut * 10_000, 4)));
    expect([...scales.recency.counts]).toEqual(figures.rec[counts]);
    expect([...scales.frequency.counts]).toEqual(figures.n[counts]);
    expect([...scales.monetary.counts]).toEqual(figures.amount[counts]);
  });

  test('scores of single customers, five of them published in the package README', () => {
    for (const ties of ['lower', 'upper'] as const) {
      const scoreOf = (grouping: 'recency' | 'frequency' | 'monetary') => {
        const { groupOf } = run({ ties, grouping });
        const keys = groupKeys(grouping, 5);
        return (name: string): string => keys[groupOf[ids.get(name) ?? 0] ?? -1]?.slice(1) ?? '?';
      };
      const [r, f, m] = [scoreOf('recency'), scoreOf('frequency'), scoreOf('monetary')];
      for (const customer of figures.first20) {
        const expected = customer[ties === 'lower' ? 'RFM(value<=cut lower)' : 'RFM(value<cut lower)'];
        expect(`${r(customer.id)}${f(customer.id)}${m(customer.id)}`, customer.id).toBe(expected);
      }
      if (ties === 'upper') continue;
      for (const [name, published] of Object.entries(figures.published)) {
        if (typeof published === 'number') expect(`${r(name)}${f(name)}${m(name)}`, name).toBe(String(published));
      }
    }
  });
});
