import { expect, test } from 'vitest';
import { errorsBeyondChance } from '../../../../shared/analyses/clv/back-tests.ts';
import type { BackTest } from '../../../../shared/analyses/clv/schema.ts';

const backTest = (given: Partial<BackTest>): BackTest => ({
  day: 100,
  untilDay: 200,
  expected: 1000,
  actual: 1000,
  chance: 0,
  expectedMoney: 50_000,
  actualMoney: 50_000,
  chanceMoney: 0,
  ...given,
});

test('without back-tests, and where forecasts came true, there is no error', () => {
  expect(errorsBeyondChance([])).toEqual({ purchases: 0, value: 0 });
  expect(errorsBeyondChance([backTest({}), backTest({})])).toEqual({ purchases: 0, value: 0 });
});

test('the root of the mean square of the logarithms: 10 % too high and 10 % too low', () => {
  const found = errorsBeyondChance([backTest({ actual: 1100 }), backTest({ actual: 1000 / 1.1 })]);
  expect(found.purchases).toBeCloseTo(Math.log(1.1), 12);
  expect(found.value).toBe(0);
});

test('what chance makes of it is taken off, and never more than there is', () => {
  const miss = Math.log(1.2);
  expect(errorsBeyondChance([backTest({ actualMoney: 60_000, chanceMoney: 0.01 })]).value).toBeCloseTo(Math.sqrt(miss * miss - 0.01), 12);
  expect(errorsBeyondChance([backTest({ actualMoney: 60_000, chanceMoney: 0.2 })]).value).toBe(0);
});

test('a time in which nothing came says nothing about a ratio', () => {
  expect(errorsBeyondChance([backTest({ actual: 0, actualMoney: 0 })])).toEqual({ purchases: 0, value: 0 });
});
