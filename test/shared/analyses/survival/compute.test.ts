import { describe, expect, test } from 'vitest';
import type { QueryTable } from '../../../../shared/analyses/define.ts';
import { computeSurvival } from '../../../../shared/analyses/survival/compute.ts';
import { survivalParamsSchema } from '../../../../shared/analyses/survival/schema.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';
import { makeContext, makeFacts, type TestLine } from '../../../support/make-facts.ts';

const line = (customer: number, day: number, order = customer * 1000 + day): TestLine => ({ customer, day, order, amount: 10_000 });

function run(lines: readonly TestLine[], params: Record<string, unknown> = {}, tables: Record<string, QueryTable> = {}, mask?: Uint8Array) {
  const facts = makeFacts(lines, mask === undefined ? {} : { customerMask: mask });
  return computeSurvival({ facts, tables }, survivalParamsSchema.parse(params), makeContext(lines), () => {});
}

function table(columns: Record<string, (number | string | null)[]>): QueryTable {
  const rowCount = Object.values(columns)[0]?.length ?? 0;
  return {
    rowCount,
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [
        name,
        values.some((value) => typeof value === 'string')
          ? { values: values as (string | null)[] }
          : { values: Int32Array.from(values as number[], (value) => value ?? 0), nulls: Uint8Array.from(values, (value) => Number(value === null)) },
      ]),
    ),
  };
}

describe('second purchase', () => {
  const lines = [line(1, 0), line(1, 10), line(2, 0), line(2, 0, 99), line(3, 20), line(3, 50), line(4, 60), line(5, 100)];

  test('days until another purchase day; the same day is no return; who began on the last day is not watched', () => {
    const { whole, subjects, events, groupOf, keys } = run(lines, { split: 'none' });
    expect([subjects, events]).toEqual([4, 2]);
    expect(whole?.time).toEqual([10, 30]);
    // At risk: 4 at day 10, then 3 at day 30 (customer 4 is watched for 40 days).
    expect(whole?.survival).toEqual([0.75, 0.75 * (2 / 3)]);
    expect(whole?.plainMean).toBe(20);
    expect([keys, [...groupOf]]).toEqual([['everybody'], [-1, 0, 0, 0, 0, -1]]);
  });

  test('a return of goods is no purchase, and the filter leaves customers out', () => {
    expect(run([...lines, { customer: 4, day: 70, order: 7, amount: -500 }]).events).toBe(2);
    expect(run(lines, {}, {}, Uint8Array.of(0, 1, 0, 0, 0, 0)).subjects).toBe(1);
  });

  test('only first purchases within the period begin a watch, and it ends with the period', () => {
    const facts = makeFacts(lines);
    const context = makeContext(lines, { period: { fromDay: 10, toDay: 40 } });
    const result = computeSurvival({ facts, tables: {} }, survivalParamsSchema.parse({}), context, () => {});
    expect([result.subjects, result.events, result.watch]).toEqual([1, 0, { fromDay: 10, toDay: 40 }]);
  });

  test('split by a value: unknown values have a curve and no part in the comparison', () => {
    const stream = createRandomStream(3);
    const many: TestLine[] = [];
    const [ids, values]: [number[], (string | null)[]] = [[], []];
    for (let customer = 1; customer <= 400; customer++) {
      const first = stream.below(200);
      many.push(line(customer, first));
      const wait = Math.ceil((customer % 2 === 0 ? 40 : 120) * -Math.log(1 - stream.uniform()));
      if (first + wait <= 400) many.push(line(customer, first + wait));
      ids.push(customer);
      values.push(customer > 380 ? null : customer % 2 === 0 ? 'web' : 'shop');
    }
    many.push(line(401, 400));
    const { comparison, groups, keys } = run(many, { split: 'channel' }, { values: table({ customer_id: ids, value: values }) });
    expect(keys).toEqual(['=shop', '=web', 'unknown']);
    expect(groups.map(({ subjects }) => subjects)).toEqual([190, 190, 20]);
    expect(comparison?.tests.every(({ degreesOfFreedom, p }) => degreesOfFreedom === 1 && p < 0.001)).toBe(true);
    const [web] = comparison?.hazards ?? [];
    expect(web?.key).toBe('=web');
    expect(web?.low).toBeLessThan(3);
    expect(web?.high).toBeGreaterThan(3);
    expect(web?.meanDifference.difference).toBeLessThan(0);
    expect(comparison?.globalDrift.p).toBeGreaterThan(0.01);
  });

  test('halves by the day of the start', () => {
    const { groups, splitDay } = run(lines, { split: 'newness' });
    expect(groups.map(({ key, subjects }) => [key, subjects])).toEqual([
      ['older', 2],
      ['newer', 2],
    ]);
    expect(splitDay).toBe(20);
  });
});

describe('lifetime under a silence rule', () => {
  const lines = [line(1, 0), line(1, 20), line(1, 90), line(2, 10), line(2, 95), line(3, 80), line(4, 100)];

  test('lost when the silence is complete; who came back is lost all the same; the recent ones wait', () => {
    const { whole, events, subjects, rules } = run(lines, { question: 'lifetime', silenceDays: 30 });
    expect([subjects, events]).toEqual([3, 2]);
    // Customer 1 is silent from day 20: lost at 50; customer 2 from day 10: lost at 40, after 30 days.
    expect(whole?.time).toEqual([30, 50]);
    expect(rules.find(({ days }) => days === 30)).toEqual({ days: 30, lostNow: 0, activeNow: 3, onceSilent: 2, cameBack: 2 });
  });

  test('silent exactly as long as the rule says is lost; a purchase on that very day is not', () => {
    expect(run([line(1, 0), line(2, 30)], { question: 'lifetime', silenceDays: 30 }).events).toBe(1);
    expect(run([line(1, 0), line(1, 30), line(2, 40)], { question: 'lifetime', silenceDays: 30 }).events).toBe(0);
  });
});

describe('first purchase after the first contact', () => {
  const lines = [line(1, 20), line(2, 5), line(3, 60), line(9, 0), line(9, 100)];
  const contacts = table({ customer_id: [1, 2, 3, 4, 5], day: [10, 30, 60, 50, 100], channel: ['web', 'web', 'shop', null, 'web'] });

  test('buyers, waiting contacts, a purchase on the day of the contact, and those who had bought before', () => {
    const { subjects, events, leftOut, whole } = run(lines, { question: 'firstPurchase' }, { contacts });
    expect([subjects, events, leftOut]).toEqual([3, 2, 1]);
    expect(whole?.time).toEqual([0, 10]);
    expect(whole?.survival[0]).toBeCloseTo(2 / 3, 12);
  });

  test('without contacts there is nobody to watch', () => {
    expect(run(lines, { question: 'firstPurchase' }).whole).toBeNull();
  });
});

describe('contracts', () => {
  const lines = [line(1, 0), line(1, 100)];
  const contracts = table({
    customer_id: [1, 2, 2, null, 3, 4],
    day: [0, 10, 20, 30, 40, 100],
    ended_day: [50, null, 60, 200, null, null],
    is_ended: [1, 0, 1, 1, 1, 0],
    end_reason: ['price', null, 'moved', 'price', null, null],
    value: ['a', 'b', 'a', null, 'b', 'a'],
  });

  test('ends within the watch are events; later ones were running; an end without a day is left out', () => {
    const { subjects, events, leftOut, reasons, whole } = run(lines, { question: 'contract' }, { contracts });
    expect([subjects, events, leftOut]).toEqual([4, 2, 1]);
    expect(whole?.time).toEqual([40, 50]);
    expect(reasons.map(({ key, events: count }) => [key, count])).toEqual([
      ['=moved', 1],
      ['=price', 1],
    ]);
  });
});

test('the same subjects in any order of customers give the same curve, and money scales nothing', () => {
  const lines = [line(1, 0), line(1, 10), line(2, 5), line(3, 7), line(3, 40), line(4, 50)];
  const other = lines.map((own) => ({ ...own, customer: 5 - own.customer, amount: own.amount * 3 }));
  const [a, b] = [run(lines), run(other)];
  expect(b.whole).toEqual(a.whole);
  expect(b.valueOfPurchase).toBeCloseTo(3 * (a.valueOfPurchase ?? 0), 12);
});
