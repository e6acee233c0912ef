import { describe, expect, test } from 'vitest';
import {
  bgBbConditionalPurchases,
  bgBbExpectedPurchases,
  bgBbProbabilityAlive,
  bgBbProbabilityOfCount,
} from '../../../../shared/stats/btyd/bg-bb/model.ts';
import { bgBbOnCalendar } from '../../../../shared/stats/btyd/bg-bb/transaction-model.ts';
import { discountedPurchases } from '../../../../shared/stats/btyd/discounted-purchases.ts';
import { durationOf, ratesPer } from '../../../../shared/stats/btyd/duration.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';

/** Fader, Hardie and Shang (2010), donations. */
const PUBLISHED = ratesPer('day', [1.204, 0.75, 0.657, 2.783]);
const YEAR = 365;
const model = bgBbOnCalendar(YEAR);
const days = (occasions: number) => durationOf('day', occasions * YEAR);
const HISTORIES = [
  { x: 6, tx: 6, n: 6 },
  { x: 0, tx: 0, n: 6 },
  { x: 3, tx: 4, n: 6 },
  { x: 1, tx: 5, n: 9 },
  { x: 0, tx: 0, n: 0 },
];

describe.each(HISTORIES)('x = $x, t_x = $tx, n = $n', ({ x, tx, n }) => {
  const history = { frequency: x, recency: days(tx), age: days(n) };

  test('the sums of products agree with the formulas of the paper', () => {
    expect(model.probabilityAlive(PUBLISHED, history)).toBeCloseTo(bgBbProbabilityAlive(PUBLISHED, x, tx, n), 12);
    expect(model.conditionalPurchases(PUBLISHED, history, days(5))).toBeCloseTo(bgBbConditionalPurchases(PUBLISHED, x, tx, n, 5), 12);
    expect(1 / (1 + Math.exp(model.logOddsOfHavingLeft(PUBLISHED, x, tx * YEAR, n * YEAR)))).toBeCloseTo(
      bgBbProbabilityAlive(PUBLISHED, x, tx, n),
      12,
    );
  });

  test('chances of what comes add up to 1 and have the expected mean', () => {
    const chances = Array.from({ length: 6 }, (_, count) => model.conditionalProbability(PUBLISHED, history, days(5), count));
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
    expect(chances.reduce((sum, chance, count) => sum + count * chance, 0)).toBeCloseTo(model.conditionalPurchases(PUBLISHED, history, days(5)), 11);
    expect(model.conditionalProbability(PUBLISHED, history, days(5), 6)).toBe(0);
  });

  test('draws have the mean and the share of zeros that the formulas say', () => {
    const stream = createRandomStream(11);
    const draws = 20_000;
    let [sum, none] = [0, 0];
    for (let at = 0; at < draws; at++) {
      const drawn = model.drawWhileActive(stream, PUBLISHED, x, n * YEAR, 5 * YEAR);
      sum += drawn;
      if (drawn === 0) none += 1;
    }
    const alive = model.probabilityAlive(PUBLISHED, history);
    const mean = model.conditionalPurchases(PUBLISHED, history, days(5)) / alive;
    const zero = 1 - (1 - model.conditionalProbability(PUBLISHED, history, days(5), 0)) / alive;
    // A count of 0 … 5 has a standard deviation below 2.5: four standard errors.
    expect(Math.abs(sum / draws - mean)).toBeLessThan((4 * 2.5) / Math.sqrt(draws));
    expect(Math.abs(none / draws - zero)).toBeLessThan((4 * 0.5) / Math.sqrt(draws));
  });

  test('what is discounted at 0 is what is expected; each occasion is worth what it is at its end', () => {
    const discounted = (delta: number, occasions: number) => discountedPurchases(model, PUBLISHED, history, days(occasions), delta);
    expect(discounted(0, 5)).toBe(model.conditionalPurchases(PUBLISHED, history, days(5)));
    let byHand = 0;
    for (let m = 1; m <= 5; m++) {
      const each = bgBbConditionalPurchases(PUBLISHED, x, tx, n, m) - bgBbConditionalPurchases(PUBLISHED, x, tx, n, m - 1);
      byHand += each * 1.1 ** -m;
    }
    expect(discounted(Math.log(1.1) / YEAR, 5)).toBeCloseTo(byHand, 12);
  });
});

test('new customers: expected purchases and chances of counts as published; half an occasion counts half', () => {
  expect(model.expectedPurchases(PUBLISHED, days(6))).toBe(bgBbExpectedPurchases(PUBLISHED, 6));
  expect(model.probabilityOfCount(PUBLISHED, days(6), 2)).toBe(bgBbProbabilityOfCount(PUBLISHED, 6, 2));
  expect(model.probabilityOfCount(PUBLISHED, days(6), 7)).toBe(0);
  const half = (bgBbExpectedPurchases(PUBLISHED, 2) + bgBbExpectedPurchases(PUBLISHED, 3)) / 2;
  expect(model.expectedPurchases(PUBLISHED, days(2.5))).toBeCloseTo(half, 12);
});

test('calendar months and leap years are whole occasions', () => {
  const month = bgBbOnCalendar(365 / 12);
  const expectedAfter = (time: number) => month.expectedPurchases(PUBLISHED, durationOf('day', time));
  for (const length of [28, 29, 30, 31]) expect(expectedAfter(length)).toBe(bgBbExpectedPurchases(PUBLISHED, 1));
  for (const twoMonths of [59, 60, 61, 62]) expect(expectedAfter(twoMonths)).toBe(bgBbExpectedPurchases(PUBLISHED, 2));
  expect(expectedAfter(3653)).toBe(bgBbExpectedPurchases(PUBLISHED, 120));
});

test('who always buys is missed after few occasions, who seldom does after more', () => {
  const byWhen = (x: number) => model.heardOfBy?.(PUBLISHED, { frequency: x, recency: days(8) }, 0.95) ?? Number.NaN;
  // P(no purchase at the next occasion | 8 of 8) = 0.75/9.954 = 7.5 %; at the next two, 1.2 %.
  expect(byWhen(8)).toBe(10 * YEAR);
  expect(byWhen(2)).toBeGreaterThan(byWhen(8));
});

test('histories as drawn have the distribution of counts', () => {
  const stream = createRandomStream(5);
  const counts = new Float64Array(7);
  const draws = 20_000;
  for (let at = 0; at < draws; at++) {
    const { frequency, recency } = model.drawHistory(stream, PUBLISHED, 6 * YEAR);
    expect(recency / YEAR).toBeGreaterThanOrEqual(frequency);
    counts[frequency] = (counts[frequency] as number) + 1;
  }
  counts.forEach((count, x) => {
    expect(Math.abs(count / draws - bgBbProbabilityOfCount(PUBLISHED, 6, x))).toBeLessThan((4 * 0.5) / Math.sqrt(draws));
  });
});
