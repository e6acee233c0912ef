import { describe, expect, test } from 'vitest';
import { computeCohort } from '../../../../shared/analyses/cohort/compute.ts';
import { cellFigure, summaryFigure, traitFigure } from '../../../../shared/analyses/cohort/figures.ts';
import { findCohort } from '../../../../shared/analyses/cohort/present-models.ts';
import { type CohortParams, type CohortResult, cohortParamsSchema } from '../../../../shared/analyses/cohort/schema.ts';
import type { QueryTable } from '../../../../shared/analyses/define.ts';
import { parseIsoDay } from '../../../../shared/model/day.ts';
import { contractSurvival } from '../../../../shared/stats/contract/beta-discrete-weibull.ts';
import { drawBeta } from '../../../../shared/stats/random/beta.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';
import { makeContext, makeFacts, type TestLine } from '../../../support/make-facts.ts';

const DAY = parseIsoDay('2024-01-01');
const MONTH = 30.44;
const at = (month: number, day = 5): number => DAY + Math.floor(month * MONTH) + day;

function run(lines: readonly TestLine[], given: Partial<CohortParams> = {}, tables: Record<string, QueryTable> = {}): CohortResult {
  return computeCohort({ tables, facts: makeFacts(lines) }, cohortParamsSchema.parse(given), makeContext(lines), () => {});
}

const line = (customer: number, day: number, order: number, amount = 10_000): TestLine => ({ customer, day, order, amount });
/** Customer 1: January, February, April; 2: January only; 3: February, April; the data end in April. */
const SHOP = [line(1, at(0), 1), line(1, at(1), 2, 30_000), line(1, at(3), 3), line(2, at(0), 4), line(3, at(1), 5), line(3, at(3), 6, 50_000)];
const FIRSTS: QueryTable = {
  rowCount: 2,
  columns: { customer_id: { values: Int32Array.of(1, 3) }, value: { values: ['web', 'shop'] } },
};

describe('on or after', () => {
  test('who comes back later counts in between', () => {
    expect(run(SHOP, { returning: 'on' }).cohorts.map(({ values }) => values)).toEqual([
      [2, 1, 0, 1],
      [1, 0, 1],
    ]);
    expect(run(SHOP, { returning: 'onOrAfter' }).cohorts.map(({ values }) => values)).toEqual([
      [2, 1, 1, 1],
      [1, 1, 1],
    ]);
  });
});

describe('rows by the first order', () => {
  const result = run(SHOP, { by: 'channel' }, { firsts: FIRSTS });
  const params = cohortParamsSchema.parse({ by: 'channel', includeUnfinished: true });

  test('every customer is in one row, and the cohorts are those of all rows', () => {
    expect(result.rows.map(({ key, cohorts }) => [key, cohorts])).toEqual([
      ['=shop', [{ period: 1, size: 1, values: [1, 0, 1] }]],
      ['=web', [{ period: 0, size: 1, values: [1, 1, 0, 1] }]],
      ['unknown', [{ period: 0, size: 1, values: [1, 0, 0, 0] }]],
    ]);
    expect(result.cohorts).toEqual(run(SHOP).cohorts);
    expect([...result.groupOf]).toEqual([-1, 1, 2, 0]);
  });

  test('figures pool the cohorts of a row', () => {
    const [shop, web] = result.rows;
    if (shop === undefined || web === undefined) throw new Error('rows are missing');
    expect(traitFigure(web, 1, result, params)).toMatchObject({ value: 1, n: 1 });
    expect(traitFigure(shop, 2, result, params)).toMatchObject({ value: 1, n: 1, unfinished: true });
    expect(traitFigure(shop, 3, result, params)).toBeNull();
    expect(traitFigure(shop, 2, result, { ...params, includeUnfinished: false })).toBeNull();
  });

  test('price bands are quarters of the first orders', () => {
    const amounts: QueryTable = {
      rowCount: 3,
      columns: { customer_id: { values: Int32Array.of(1, 2, 3) }, amount: { values: BigInt64Array.of(10_000n, 20_000n, 90_000n) } },
    };
    const { rows } = run(SHOP, { by: 'priceBand' }, { amounts });
    expect(rows.map(({ key, range }) => [key, range])).toEqual([
      ['lowest', { low: 1, high: 1 }],
      ['lower', { low: 2, high: 2 }],
      ['highest', { low: 9, high: 9 }],
    ]);
  });

  test('no table: everybody is unknown', () => {
    expect(run(SHOP, { by: 'product' }).rows.map(({ key }) => key)).toEqual(['unknown']);
  });
});

describe('money added up', () => {
  test('revenue per customer of the cohort, by hand', () => {
    const params = cohortParamsSchema.parse({ measure: 'cumulativeRevenue', includeUnfinished: true });
    const result = run(SHOP, params);
    const [january] = result.cohorts;
    if (january === undefined) throw new Error('no cohort');
    // January: 2 customers with 2, then 5, 5 and 6 in all.
    expect([0, 1, 2, 3].map((age) => cellFigure(january, age, result, params)?.value)).toEqual([1, 2.5, 2.5, 3]);
    // At age 2 both cohorts: (5 + 6) ÷ 3; simple: (2.5 + 6) ÷ 2.
    expect(summaryFigure(2, result, params)).toMatchObject({ value: 11 / 3, n: 3 });
    expect(summaryFigure(2, result, { ...params, mean: 'simple' })).toMatchObject({ value: 4.25, n: 3, estimate: true });
  });
});

test('new and returning customers of each month', () => {
  expect(run(SHOP).active).toEqual([
    { fresh: 2, recurring: 0 },
    { fresh: 1, recurring: 1 },
    { fresh: 0, recurring: 0 },
    { fresh: 0, recurring: 2 },
  ]);
});

describe('comparison of cohorts', () => {
  /** 24 monthly cohorts of 60 customers who come back with a chance a month that changes from cohort to cohort. */
  const simulate = (seed: number, chanceOf: (cohort: number) => number): TestLine[] => {
    const stream = createRandomStream(seed);
    const lines: TestLine[] = [];
    for (let customer = 0; customer < 24 * 60; customer++) {
      const cohort = customer % 24;
      for (let month = cohort; month < 26; month++) {
        if (month > cohort && stream.uniform() >= chanceOf(cohort)) continue;
        lines.push(line(customer + 1, at(month, stream.below(25)), lines.length + 1));
      }
    }
    return lines;
  };
  const params = cohortParamsSchema.parse({});

  test('newer customers who come back less are found, and nothing where nothing is', () => {
    const falling = run(simulate(1, (cohort) => 0.3 * 0.95 ** cohort));
    expect(falling.comparison?.trend?.logRatio).toBeLessThan(-0.03);
    expect(falling.comparison?.trend?.logRatio).toBeGreaterThan(-0.07);
    const [found] = findCohort(falling, params);
    expect(found?.claim.key).toContain('later');
    expect(found?.evidence?.p).toBeLessThan(1e-6);
    let alarms = 0;
    for (let seed = 10; seed < 50; seed++) if ((run(simulate(seed, () => 0.2)).comparison?.trend?.p ?? 1) < 0.05) alarms++;
    expect(alarms).toBeLessThanOrEqual(6);
  });
});

describe('projection', () => {
  test('customers who leave by a shifted beta-geometric are followed past the data', () => {
    const stream = createRandomStream(5);
    const truth = { alpha: 0.8, beta: 2.4, c: 1 };
    const lines: TestLine[] = [];
    for (let customer = 1; customer <= 6000; customer++) {
      const cohort = customer % 14;
      const churn = drawBeta(stream, truth.alpha, truth.beta);
      for (let month = cohort; month <= 15; month++) {
        lines.push(line(customer, at(month), lines.length + 1));
        if (stream.uniform() < churn) break;
      }
    }
    // The fifteenth month is over: a line on its last days ends the data in the next one.
    lines.push(line(6001, at(16, 20), lines.length + 1));
    const { projection } = run(lines, { returning: 'onOrAfter', silentPeriods: 1 });
    expect(projection?.isHomogeneous).toBe(false);
    for (const age of [1, 4, 10, 20]) {
      const point = projection?.points.find((each) => each.age === age);
      expect(Math.abs((point?.share ?? 0) - contractSurvival(truth, age))).toBeLessThan(0.03);
      if (point?.seen != null) expect(Math.abs(point.seen - contractSurvival(truth, age))).toBeLessThan(0.04);
    }
    expect(projection?.points.at(-1)).toMatchObject({ isPast: false, seen: null });
    expect(projection?.points[0]?.seen).toBe(1);
    expect(run(lines.slice(0, 1), { returning: 'onOrAfter' }).projection).toBeNull();
    expect(run(lines, { returning: 'on' }).projection).toBeNull();
  });
});
