import { describe, expect, test } from 'vitest';
import { computeClv } from '../../../../shared/analyses/clv/compute.ts';
import { clv } from '../../../../shared/analyses/clv/index.ts';
import { moveToOccasions, occasionCalendar } from '../../../../shared/analyses/clv/occasions.ts';
import { presentClv } from '../../../../shared/analyses/clv/present.ts';
import { type ClvParams, type ClvResult, clvParamsSchema } from '../../../../shared/analyses/clv/schema.ts';
import { parseIsoDay } from '../../../../shared/model/day.ts';
import { addPeriods } from '../../../../shared/model/period.ts';
import { drawOccasions } from '../../../../shared/stats/btyd/bg-bb/draw.ts';
import { drawBeta } from '../../../../shared/stats/random/beta.ts';
import { drawGamma } from '../../../../shared/stats/random/gamma.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';
import { checkBlocks } from '../../../support/check-blocks.ts';
import { makeContext, makeFacts, type TestLine } from '../../../support/make-facts.ts';

const TRUTH = [1.2, 0.8, 0.9, 6] as const;
const FIRST = parseIsoDay('2020-01-01');
const MONTHS = 36;

/** A club whose members come within the first 12 months and order a box on some day of some months. */
function simulate(members: number, seed: number): TestLine[] {
  const stream = createRandomStream(seed);
  const lines: TestLine[] = [];
  for (let customer = 1; customer <= members; customer++) {
    const buying = drawBeta(stream, TRUTH[0], TRUTH[1]);
    const leaving = drawBeta(stream, TRUTH[2], TRUTH[3]);
    const born = stream.below(12);
    for (let month = born; month < MONTHS; month++) {
      if (month > born && stream.uniform() < leaving) break;
      if (month > born && stream.uniform() >= buying) continue;
      const day = addPeriods(FIRST, month, 'month', 'gregorian') + stream.below(28);
      lines.push({ customer, day, order: lines.length + 1, amount: 1 + Math.round(10_000 * drawGamma(stream, 6, 5)) });
    }
  }
  return lines;
}

function run(lines: readonly TestLine[], given: Partial<ClvParams> = {}, toDay?: number): ClvResult {
  const period = toDay === undefined ? null : { fromDay: FIRST, toDay };
  const params = clvParamsSchema.parse({ replicates: 200, model: 'bgbb', ...given });
  const result = computeClv({ tables: {}, facts: makeFacts(lines) }, params, makeContext(lines, { period }), () => {});
  if (result === null) throw new Error('no result');
  checkBlocks(clv, presentClv(result, params));
  return result;
}

const notesOf = (result: ClvResult, given: Partial<ClvParams>): string[] =>
  presentClv(result, clvParamsSchema.parse(given)).flatMap((block) =>
    block.kind === 'note' ? [block.message.key.replace('analyses.clv.', '')] : [],
  );

describe('the calendar of occasions', () => {
  test('a period that is not over is no occasion; the last day of one is', () => {
    const end = (occasion: ClvParams['occasion'], day: string) => occasionCalendar(occasion, 'gregorian', parseIsoDay(day)).endDay;
    expect(end('month', '2024-03-30')).toBe(parseIsoDay('2024-02-29'));
    expect(end('month', '2024-03-31')).toBe(parseIsoDay('2024-03-31'));
    expect(end('quarter', '2024-06-29')).toBe(parseIsoDay('2024-03-31'));
    expect(end('year', '2024-12-30')).toBe(parseIsoDay('2023-12-31'));
    expect(occasionCalendar('year', 'jalali', parseIsoDay('2024-04-01')).endDay).toBe(parseIsoDay('2024-03-19'));
    expect(occasionCalendar('month', 'gregorian', FIRST).nearestEnd(parseIsoDay('2024-03-20'))).toBe(parseIsoDay('2024-03-31'));
    expect(occasionCalendar('month', 'gregorian', FIRST).nearestEnd(parseIsoDay('2024-03-05'))).toBe(parseIsoDay('2024-02-29'));
  });

  test('lines move to the end of their period and stay in order', () => {
    const days = ['2024-01-01', '2024-01-31', '2024-02-01'].map(parseIsoDay);
    const moved = moveToOccasions(makeFacts(days.map((day, order) => ({ customer: 1, day, order, amount: 1 }))), 'month', 'gregorian');
    expect([...moved.day]).toEqual(['2024-01-31', '2024-01-31', '2024-02-29'].map(parseIsoDay));
  });
});

describe('a club whose truth is known', () => {
  const lines = simulate(2500, 4);
  const seenUntil = addPeriods(FIRST, 24, 'month', 'gregorian') - 1;
  // Ten days into the next month: that month is not over and not seen.
  const result = run(lines, { discountRate: 0 }, seenUntil + 10);

  test('only months that are over are seen, and everybody who has bought in them', () => {
    expect(result).toMatchObject({ endDay: seenUntil, occasion: 'month', isScarce: false, track: [] });
    expect(result.customers).toBe(new Set(lines.filter(({ day }) => day <= seenUntil).map(({ customer }) => customer)).size);
    expect(result.fit.id).toBe('bgbb');
    expect(result.fit.hasConverged).toBe(true);
  });

  test('the intervals hold the parameters and what came in the next 12 months', () => {
    result.fit.parameters.forEach(({ bounds }, axis) => {
      // Four intervals at 95 % of one fixed shop: widened to 99.7 %.
      const [low, high] = [bounds?.low ?? Number.NaN, bounds?.high ?? Number.NaN];
      const reach = Math.sqrt(high / low) ** 0.5;
      expect(TRUTH[axis]).toBeGreaterThan(low / reach);
      expect(TRUTH[axis]).toBeLessThan(high * reach);
    });
    const later = lines.filter(({ day }) => day > seenUntil);
    const money = later.reduce((sum, { amount }) => sum + amount, 0) / 10_000;
    expect(result.total.purchasesBounds.low).toBeLessThan(later.length);
    expect(result.total.purchasesBounds.high).toBeGreaterThan(later.length);
    expect(result.total.valueBounds.low).toBeLessThan(money);
    expect(result.total.valueBounds.high).toBeGreaterThan(money);
  });

  test('on the months kept back BG/BB says more than the models of purchases on days, asked the same', () => {
    const { holdout } = result;
    const scoreOf = (id: string) => holdout?.scores.find((score) => score.id === id)?.logScore ?? Number.NaN;
    expect(holdout?.scores.map(({ id }) => id)).toEqual(['bgbb', 'mbgnbd', 'bgnbd', 'pnbd', 'asBefore', 'meanRate']);
    expect(holdout?.chosen).toBe('bgbb');
    expect(new Set(holdout?.scores.map(({ errors }) => errors.actual)).size).toBe(1);
    for (const id of ['mbgnbd', 'bgnbd', 'pnbd']) expect(scoreOf('bgbb')).toBeGreaterThan(scoreOf(id));
    expect(occasionCalendar('month', 'gregorian', holdout?.calibrationDay ?? 0).endDay).toBe(holdout?.calibrationDay);
  });

  test('the last purchase is shown on its own day, the day to be heard of by at the end of a month', () => {
    const lastDayOf = (id: number) => Math.max(...lines.filter(({ customer, day }) => customer === id && day <= seenUntil).map(({ day }) => day));
    expect(result.top).toHaveLength(20);
    for (const { customer, lastDay, heardOfBy } of result.top) {
      expect(lastDay).toBe(lastDayOf(customer));
      expect(occasionCalendar('month', 'gregorian', heardOfBy).endDay).toBe(heardOfBy);
    }
  });

  test('what an occasion is, and what is not shown, is said', () => {
    expect(notesOf(result, { model: 'bgbb' })).toContain('notes.occasions.month');
    expect(presentClv(result, clvParamsSchema.parse({ model: 'bgbb' })).map(({ id }) => id)).not.toContain('track');
    expect(notesOf(run(lines, { model: 'mbgnbd' }), { model: 'mbgnbd' }).filter((key) => key.includes('ccasion'))).toEqual([]);
  });

  test.each(['quarter', 'year'] as const)('by %s: a horizon that is no whole number of them lies between', (occasion) => {
    const purchases = [12, 18, 24].map((horizonMonths) => run(lines, { occasion, horizonMonths }).total.purchases);
    expect(purchases[1]).toBeGreaterThan(purchases[0] ?? Number.NaN);
    expect(purchases[1]).toBeLessThan(purchases[2] ?? Number.NaN);
  });
});

test('before the first period is over purchases are counted on days, and that is said', () => {
  const few = simulate(30, 6).filter(({ day }) => day < FIRST + 300);
  const result = run(few, { occasion: 'year' });
  expect(result.occasion).toBeNull();
  expect(result.fit.id).not.toBe('bgbb');
  expect(notesOf(result, { model: 'bgbb', occasion: 'year' })).toContain('notes.noOccasion');
});

test('a handful of members get an answer with held parameters', () => {
  const result = run(simulate(8, 7).filter(({ day }) => day < FIRST + 200));
  expect(result).toMatchObject({ isScarce: true, occasion: 'month' });
  expect(result.fit.isPenalised).toBe(true);
  expect(result.total.value).toBeGreaterThan(0);
});

test('draws of a history end where the customer leaves', () => {
  const stream = createRandomStream(1);
  expect(drawOccasions(stream, [1e9, 1e-9, 1e-9, 1e9], 7)).toEqual({ frequency: 7, recency: 7 });
  expect(drawOccasions(stream, [1e9, 1e-9, 1e9, 1e-9], 7)).toEqual({ frequency: 0, recency: 0 });
});
