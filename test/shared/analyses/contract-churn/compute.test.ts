import { describe, expect, test } from 'vitest';
import { computeContractChurn } from '../../../../shared/analyses/contract-churn/compute.ts';
import { contractChurnParamsSchema } from '../../../../shared/analyses/contract-churn/schema.ts';
import type { AnalysisContext, QueryTable } from '../../../../shared/analyses/define.ts';
import { toEpochDay } from '../../../../shared/model/day.ts';
import { createRandom } from '../../../support/random.ts';

const at = (year: number, month: number, day: number): number => toEpochDay({ year, month, day });

interface Row {
  readonly day?: number;
  readonly ended?: number;
  readonly months?: number;
  readonly isEnded?: boolean;
  readonly plan?: string;
  readonly reason?: string;
  readonly price?: number;
}

function tableOf(rows: readonly Row[]): QueryTable {
  const numbers = (of: (row: Row) => number | undefined) => ({
    values: Int32Array.from(rows, (row) => of(row) ?? 0),
    nulls: Uint8Array.from(rows, (row) => (of(row) === undefined ? 1 : 0)),
  });
  return {
    rowCount: rows.length,
    columns: {
      subscription_id: { values: Int32Array.from(rows, (_, index) => index + 1) },
      customer_id: { values: Int32Array.from(rows, (_, index) => index + 1) },
      day: numbers(({ day }) => day),
      ended_day: numbers(({ ended }) => ended),
      tenure_months: numbers(({ months }) => (months === undefined ? undefined : months * 10_000)),
      is_ended: numbers(({ ended, isEnded }) => ((isEnded ?? ended !== undefined) ? 1 : 0)),
      plan: { values: rows.map(({ plan }) => plan ?? '') },
      reason: { values: rows.map(({ reason }) => reason ?? '') },
      price: { values: BigInt64Array.from(rows, ({ price }) => BigInt((price ?? 0) * 10_000)) },
    },
  };
}

function compute(rows: readonly Row[], given: Record<string, unknown> = {}, lastDay = at(2024, 6, 30)) {
  const context: AnalysisContext = { firstDay: at(2023, 1, 1), lastDay, period: null, filter: null, calendar: 'gregorian', currency: 'EUR' };
  return computeContractChurn({ tables: { contracts: tableOf(rows) }, facts: null }, contractChurnParamsSchema.parse(given), context, () => {});
}

test('a period by hand: running before, ended by its last evening, begun, and their prices', () => {
  const rows = [
    { day: at(2024, 1, 10), price: 10 }, // runs on
    { day: at(2024, 1, 10), ended: at(2024, 6, 1), price: 20 }, // ran on 31 May, ended on 1 June
    { day: at(2024, 1, 10), ended: at(2024, 6, 30), price: 40 }, // ended on the last evening
    { day: at(2024, 1, 10), ended: at(2024, 5, 31), price: 80 }, // had ended on the evening before
    { day: at(2024, 6, 5), price: 160 }, // begun in June
    { day: at(2024, 6, 5), ended: at(2024, 6, 20), price: 320 }, // begun and ended in June: never running before
    { day: at(2024, 1, 1), isEnded: true, price: 640 }, // ended nobody knows when
    { day: at(2024, 1, 1), ended: at(2025, 1, 1), price: 1280 }, // will end: runs on
  ];
  const { periods, undatedEnds, ended } = compute(rows);
  expect(periods.at(-1)).toMatchObject({ running: 4, ended: 2, started: 2, money: 13_500_000n, endedMoney: 600_000n, unfinished: false });
  expect(undatedEnds).toBe(1);
  expect(ended).toBe(5);
});

test('each evening’s running contracts: before + begun that last − ended = the next period’s', () => {
  const random = createRandom(3);
  const rows = Array.from({ length: 500 }, (): Row => {
    const day = at(2023, 1, 1) + random.integer(0, 540);
    return random.chance(0.5) ? { day, ended: day + random.integer(1, 400) } : { day };
  });
  const { periods } = compute(rows);
  for (const [index, period] of periods.entries()) {
    const next = periods[index + 1];
    if (next === undefined) continue;
    const evening = next.fromDay - 1;
    const stillBegun = rows.filter(({ day = 0, ended = Infinity }) => day >= period.fromDay && day <= evening && ended > evening).length;
    expect(next.running).toBe(period.running - period.ended + stillBegun);
  }
});

describe('months without days', () => {
  test('ages come from the months imported; there are no periods', () => {
    const rows = [
      { months: 1, isEnded: true, plan: 'M', price: 30, reason: 'price' },
      { months: 2, isEnded: true, plan: 'M', price: 30 },
      { months: 12, isEnded: false, plan: 'Y', price: 20 },
      { months: 3, isEnded: false, plan: 'M', price: 30 },
    ];
    const result = compute(rows);
    expect(result).toMatchObject({ contracts: 4, dated: 0, ended: 2, periods: [] });
    expect(result.hazard.slice(0, 4)).toEqual([
      { month: 1, atRisk: 4, ended: 1 },
      { month: 2, atRisk: 3, ended: 1 },
      { month: 3, atRisk: 2, ended: 0 },
      { month: 4, atRisk: 1, ended: 0 },
    ]);
    expect(result.plans).toEqual([
      { name: 'M', contracts: 3, ended: 2, endedMoney: 600_000n, runningMoney: 300_000n, datedEnds: 2, exposure: 6 },
      { name: 'Y', contracts: 1, ended: 0, endedMoney: 0n, runningMoney: 200_000n, datedEnds: 0, exposure: 12 },
    ]);
    expect(result.reasons.map(({ name, ended }) => [name, ended])).toEqual([
      ['', 1],
      ['price', 1],
    ]);
  });
});

test('known truth: contracts that end with 10 % a month are forecast so, and the list ranks by money, not by risk', () => {
  const random = createRandom(8);
  const rows = Array.from({ length: 4000 }, (_, index): Row => {
    const seen = random.integer(1, 24);
    let month = 1;
    while (month <= seen && !random.chance(0.1)) month += 1;
    return { months: Math.min(month, seen), isEnded: month <= seen, price: index % 100 };
  });
  const result = compute(rows, { horizonMonths: 3 });
  const expected = 1 - 0.9 ** 3;
  for (const { endsWithin, months } of result.saveList) if (months < 15) expect(Math.abs(endsWithin - expected)).toBeLessThan(0.06);
  const saved = result.saveList.map((own) => own.saved);
  expect(saved).toEqual([...saved].sort((a, b) => b - a));
  expect(Number(result.saveList[0]?.price) / 10_000).toBeGreaterThan(90);
});

test('no contracts', () => {
  expect(compute([]).contracts).toBe(0);
});
