import { describe, expect, test } from 'vitest';
import { monthsOfBilling, stepOfEnds } from '../../../../shared/analyses/contract-retention/billing.ts';
import { computeContracts } from '../../../../shared/analyses/contract-retention/compute.ts';
import { measureContracts } from '../../../../shared/analyses/contract-retention/lengths.ts';
import { presentContracts } from '../../../../shared/analyses/contract-retention/present.ts';
import { contractParamsSchema } from '../../../../shared/analyses/contract-retention/schema.ts';
import type { QueryTable } from '../../../../shared/analyses/define.ts';
import { makeContext } from '../../../support/make-facts.ts';

interface Contract {
  readonly customer?: number;
  readonly plan?: string;
  readonly day?: number;
  readonly endedDay?: number;
  readonly months?: number;
  readonly ended?: boolean;
  readonly price?: number;
  readonly billing?: string;
}

function tableOf(contracts: readonly Contract[]): QueryTable {
  const numbers = (read: (own: Contract) => number | undefined) => ({
    values: Int32Array.from(contracts, (own) => read(own) ?? 0),
    nulls: Uint8Array.from(contracts, (own) => Number(read(own) === undefined)),
  });
  return {
    rowCount: contracts.length,
    columns: {
      customer_id: numbers(({ customer }) => customer),
      plan: { values: contracts.map(({ plan }) => plan ?? null) },
      billing: { values: contracts.map(({ billing }) => billing ?? null) },
      day: numbers(({ day }) => day),
      ended_day: numbers(({ endedDay }) => endedDay),
      tenure_months: numbers(({ months }) => (months === undefined ? undefined : months * 10_000)),
      is_ended: numbers(({ ended }) => (ended === undefined ? undefined : Number(ended))),
      price: numbers(({ price }) => (price === undefined ? undefined : price * 10_000)),
    },
  };
}

const CONTEXT = makeContext([{ day: 0 }, { day: 400 }]);
const run = (contracts: readonly Contract[], params: Record<string, unknown> = {}) =>
  computeContracts({ tables: { contracts: tableOf(contracts) }, facts: null }, contractParamsSchema.parse(params), CONTEXT, () => {});

/** A cohort of so many contracts still there after each renewal. */
function cohort(series: readonly number[], plan?: string): Contract[] {
  return series.flatMap((count, t) => {
    const lost = t === series.length - 1 ? count : count - (series[t + 1] ?? 0);
    const isLast = t === series.length - 1;
    return Array.from(
      { length: lost },
      (): Contract => ({ months: isLast ? t : t + 1, ended: !isLast, price: 10, ...(plan === undefined ? {} : { plan }) }),
    );
  });
}

describe('lengths', () => {
  test('by days, by months, with a few days of grace, and what cannot be used', () => {
    const lengths = measureContracts(
      tableOf([
        { day: 0, endedDay: 31 },
        { day: 0, endedDay: 45 },
        { day: 0, endedDay: 2 },
        { day: 300 },
        { day: 0, endedDay: 500 },
        { day: 0, ended: true },
        { day: 0, ended: true, months: 7 },
        { months: 5, ended: false },
        { months: 5, ended: true },
        { ended: true },
        { day: 401 },
      ]),
      { unit: 'month', pricePer: 'auto' },
      CONTEXT,
    );
    expect([...lengths.periods]).toEqual([1, 2, 1, 3, 13, 7, 5, 5]);
    expect([...lengths.ended]).toEqual([1, 1, 1, 0, 0, 1, 0, 1]);
    expect(lengths.leftOut).toBe(3);
    expect(lengths.starts).toEqual({ first: 0, last: 300, count: 6 });
  });

  test('a period keeps what began within it and looks on its last day', () => {
    const context = makeContext([{ day: 0 }, { day: 400 }], { period: { fromDay: 100, toDay: 200 } });
    const { periods, ended } = measureContracts(
      tableOf([{ day: 50 }, { day: 100, endedDay: 190 }, { day: 120, endedDay: 300 }, { months: 3, ended: true }]),
      { unit: 'month', pricePer: 'auto' },
      context,
    );
    expect([[...periods], [...ended]]).toEqual([
      [3, 2],
      [1, 0],
    ]);
  });

  test('quarters and years', () => {
    const two = tableOf([{ day: 0, endedDay: 200 }, { day: 0 }]);
    expect([...measureContracts(two, { unit: 'quarter', pricePer: 'auto' }, CONTEXT).periods]).toEqual([3, 4]);
    expect([...measureContracts(two, { unit: 'year', pricePer: 'auto' }, CONTEXT).periods]).toEqual([1, 1]);
  });
});

describe('prices and steps', () => {
  test.each([
    ['Quarterly', 3],
    ['every 6 months', 6],
    ['سالانه', 12],
    ['سه‌ماهه', 3],
    ['Month-to-month', 1],
    ['half-yearly', 6],
    ['paperless', null],
  ])('billing "%s"', (text, months) => {
    expect(monthsOfBilling(text)).toBe(months);
  });

  test('ends at every third month show a plan renewed by quarters; a tenth of them elsewhere changes nothing, half of them does', () => {
    expect(stepOfEnds([3, 3, 6, 3, 9, 12, 3.05, 6, 3, 3])).toBe(3);
    expect(stepOfEnds([12, 12, 24, 12, 12, 12, 24, 12, 12, 12.1])).toBe(12);
    expect(stepOfEnds([1, 2, 3, 6, 3, 3, 5, 3, 7, 3])).toBe(1);
    expect(stepOfEnds([3, 6, 3])).toBe(1);
  });

  test('a quarterly plan at 30 costs 10 a month; said otherwise, 30', () => {
    const quarterly = cohort([400, 300, 240, 200]).map((own): Contract => ({ ...own, months: 3 * (own.months ?? 0), price: 30, plan: 'q' }));
    const all = [...quarterly, ...cohort([400, 380, 360, 345, 330, 320, 310], 'm')];
    const rowOf = (params: Record<string, unknown>) => run(all, params).plans.find(({ key }) => key === '=q');
    expect(rowOf({})).toMatchObject({ step: 3, price: 10 });
    expect(rowOf({ pricePer: 'month' })?.price).toBe(30);
    expect(run(all.map((own) => (own.plan === 'q' ? { ...own, billing: 'monthly' } : own))).plans.find(({ key }) => key === '=q')?.price).toBe(30);
  });
});

describe('models', () => {
  const REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241];

  test('Fader and Hardie’s regular segment: α 0.70408, β 1.18204, LL −1680.265', () => {
    const result = run(cohort(REGULAR), { model: 'sbg', unit: 'month' });
    const [sbg] = result.fits;
    expect(sbg?.parameters.alpha).toBeCloseTo(0.70408, 4);
    expect(sbg?.parameters.beta).toBeCloseTo(1.18204, 3);
    expect(sbg?.logLikelihood).toBeCloseTo(-1680.265, 3);
    expect(result.chosen).toBe('sbg');
    expect(result.curve[7]?.seen?.share).toBeCloseTo(0.241, 10);
    expect(result.curve[8]?.seen).toBeNull();
    expect(result.renewals[0]).toMatchObject({ renewal: 1, due: 1000, lost: 369, seen: 0.631 });
    expect(result.value?.value).toBeCloseTo(10 * (result.lifetime?.value ?? 0), 9);
  });

  test('held out: both models foretell the last third better than constant churn', () => {
    const { holdout } = run(cohort(REGULAR));
    expect(holdout?.cut).toBe(4);
    const errorOf = (method: string) => holdout?.rows.find((row) => row.method === method)?.error ?? 1;
    expect(errorOf('sbg')).toBeLessThan(0.02);
    expect(errorOf('constant')).toBeGreaterThan(0.06);
  });

  test('margin scales money, discount shortens lifetimes, order of contracts changes nothing', () => {
    const contracts = cohort(REGULAR);
    const base = run(contracts);
    expect(run(contracts, { margin: 0.5 }).value?.value).toBeCloseTo((base.value?.value ?? 0) / 2, 8);
    expect(run(contracts, { discount: 0.3 }).lifetime?.value).toBeLessThan(base.lifetime?.value ?? 0);
    expect(run([...contracts].reverse()).lifetime).toEqual(base.lifetime);
  });

  test('plans: few ends borrow from all, others stand alone and are compared', () => {
    const { plans } = run([
      ...cohort(REGULAR, 'monthly'),
      ...cohort([300, 290, 284, 280, 277, 275, 274, 273], 'yearly'),
      ...cohort([20, 19, 18, 18, 18], 'trial'),
    ]);
    expect(plans.map(({ key, contracts, isPooled }) => [key, contracts, isPooled])).toEqual([
      ['=monthly', 1000, false],
      ['=yearly', 300, false],
      ['=trial', 20, true],
    ]);
    expect(plans[1]?.against?.ratio).toBeLessThan(0.2);
    expect(plans[1]?.against?.p).toBeLessThan(1e-10);
    expect(plans[2]?.against).toBeNull();
    expect(plans[1]?.atHorizon.value).toBeGreaterThan(plans[0]?.atHorizon.value ?? 1);
  });
});

describe('what is said under a data minimum', () => {
  test('no contract ended: a bound instead of a model', () => {
    const params = contractParamsSchema.parse({});
    const result = run(Array.from({ length: 20 }, (): Contract => ({ months: 6, ended: false })));
    expect([result.chosen, result.renewalsSeen, result.lifetime]).toEqual([null, 120, null]);
    const [answer] = presentContracts(result, params);
    expect(answer?.kind === 'finding' && answer.figure?.value).toBeCloseTo(3 / 120, 12);
  });

  test('few ends: the day by which there will be enough, where days are known', () => {
    const params = contractParamsSchema.parse({});
    const contracts = Array.from({ length: 40 }, (_, index): Contract => (index < 10 ? { day: 0, endedDay: 30 + 20 * index } : { day: 0 }));
    const note = presentContracts(run(contracts), params).find(({ id }) => id === 'few');
    // Ten ends in 401 days: thirty in 1,203.
    expect(note?.kind === 'note' && note.message.params?.day).toEqual({ value: 400 + 802, format: { kind: 'day' } });
  });

  test('nothing usable gives one note', () => {
    expect(presentContracts(run([{ ended: true }]), contractParamsSchema.parse({})).map(({ id }) => id)).toEqual(['empty']);
  });

  test('without discount and end the lifetime is left empty, never infinite', () => {
    const params = contractParamsSchema.parse({ discount: 0 });
    const blocks = presentContracts(run(cohort([1000, 631, 468, 382, 326, 289, 262, 241]), { discount: 0 }), params);
    expect(JSON.stringify(blocks)).not.toMatch(/Infinity/);
    expect(blocks[0]?.kind === 'finding' && blocks[0].claim.key).toContain('endless');
  });
});
