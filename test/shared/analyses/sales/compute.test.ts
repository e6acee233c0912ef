import { describe, expect, test } from 'vitest';
import type { AnalysisContext, QueryTable } from '../../../../shared/analyses/define.ts';
import { computeSales } from '../../../../shared/analyses/sales/compute.ts';
import { type SalesResult, salesParamsSchema } from '../../../../shared/analyses/sales/schema.ts';
import { parseIsoDay } from '../../../../shared/model/day.ts';

const SUMS = ['net', 'gross', 'units', 'all_units', 'new_net', 'anonymous_net'];
const COUNTS = ['lines', 'sale_lines', 'return_lines', 'orders'];

/** The table of periods: start (null = total), net and lines; the other columns follow from them. */
function periods(rows: readonly (readonly [string | null, bigint, number])[]): QueryTable {
  const starts = rows.map(([start]) => (start === null ? 0 : parseIsoDay(start)));
  return {
    rowCount: rows.length,
    columns: {
      start: { values: Int32Array.from(starts), nulls: Uint8Array.from(rows, ([start]) => (start === null ? 1 : 0)) },
      ...Object.fromEntries(SUMS.map((name) => [name, { values: BigInt64Array.from(rows, ([, net]) => net) }])),
      ...Object.fromEntries(COUNTS.map((name) => [name, { values: Int32Array.from(rows, ([, , lines]) => lines) }])),
    },
  };
}

function ranking(rows: readonly (readonly [number | string, bigint])[], known: { groups: number; net: bigint; lines: number }): QueryTable {
  const { groups, net, lines } = known;
  const repeat = <T>(value: T): T[] => rows.map(() => value);
  const ids = rows.map(([id]) => id);
  return {
    rowCount: rows.length,
    columns: {
      id: { values: ids.every((id) => typeof id === 'number') ? Int32Array.from(ids as number[]) : ids.map(String) },
      name: { values: rows.map(([id]) => (id === 2 ? null : `name ${id}`)) },
      net: { values: BigInt64Array.from(rows, ([, value]) => value) },
      units: { values: BigInt64Array.from(rows, () => 10_000n) },
      lines: { values: Int32Array.from(rows, () => 1) },
      groups: { values: Int32Array.from(repeat(groups)) },
      known_net: { values: BigInt64Array.from(repeat(net)) },
      known_units: { values: BigInt64Array.from(repeat(BigInt(lines) * 10_000n)) },
      known_lines: { values: BigInt64Array.from(repeat(BigInt(lines))) },
    },
  };
}

const CONTEXT: AnalysisContext = {
  firstDay: parseIsoDay('2024-01-10'),
  lastDay: parseIsoDay('2024-04-20'),
  period: null,
  filter: null,
  calendar: 'gregorian',
  currency: 'EUR',
};
const TABLES = {
  periods: periods([
    ['2024-01-01', 100n, 3],
    ['2024-04-01', 50n, 2],
    [null, 150n, 5],
  ]),
};
const run = (tables: Record<string, QueryTable>, context: Partial<AnalysisContext> = {}): SalesResult =>
  computeSales(
    { tables: { ...tables, ...(tables.periods === undefined ? {} : { orders: tables.periods }) }, facts: null },
    salesParamsSchema.parse({}),
    { ...CONTEXT, ...context },
  );

describe('periods', () => {
  test('months without a line are there with zeros; the running month is unfinished', () => {
    const { periods: found, total } = run(TABLES);
    expect(found.map(({ net, unfinished }) => [net, unfinished])).toEqual([
      [100n, false],
      [0n, false],
      [0n, false],
      [50n, true],
    ]);
    expect(found[0]).toMatchObject({ fromDay: parseIsoDay('2024-01-10'), toDay: parseIsoDay('2024-01-31') });
    expect(total).toMatchObject({ net: 150n, orders: 5 });
  });

  test('a period of the context cuts both ends and marks them', () => {
    const period = { fromDay: parseIsoDay('2024-01-15'), toDay: parseIsoDay('2024-03-31') };
    const { periods: found, hasPast } = run(TABLES, { period });
    expect(found.map(({ unfinished }) => unfinished)).toEqual([true, false, false]);
    expect(found[0]?.fromDay).toBe(period.fromDay);
    expect(hasPast).toBe(true);
    expect(run(TABLES).hasPast).toBe(false);
  });

  test('only the newest periods are listed, the total is over all', () => {
    const {
      periods: found,
      leftOut,
      total,
    } = computeSales({ tables: TABLES, facts: null }, salesParamsSchema.parse({ grain: 'day' }), { ...CONTEXT, firstDay: CONTEXT.lastDay - 999 });
    expect([found.length, leftOut]).toEqual([740, 260]);
    expect(found.at(-1)?.start).toBe(CONTEXT.lastDay);
    expect(total.net).toBe(150n);
  });

  test('no lines, no periods', () => {
    expect(run({}).periods).toEqual([]);
    expect(run({ periods: periods([[null, 0n, 0]]) }).periods).toEqual([]);
  });
});

describe('rankings', () => {
  test('top, others and lines without a value add up to the total', () => {
    const { rankings, total } = run({
      ...TABLES,
      product: ranking(
        [
          [7, 60n],
          [2, 30n],
        ],
        { groups: 4, net: 120n, lines: 4 },
      ),
    });
    expect(rankings.product).toEqual({
      rows: [
        { id: 7, name: 'name 7', net: 60n, units: 10_000n, lines: 1 },
        { id: 2, name: '2', net: 30n, units: 10_000n, lines: 1 },
      ],
      others: { count: 2, net: 30n, units: 20_000n, lines: 2 },
      unstated: { net: 30n, units: 150n - 40_000n, lines: 1 },
    });
    expect(total.net).toBe(60n + 30n + 30n + 30n);
  });

  test('a dimension nobody filled in is left out; text keys are kept as text', () => {
    const { rankings } = run({
      ...TABLES,
      country: ranking([['Iran', 150n]], { groups: 1, net: 150n, lines: 5 }),
      channel: ranking([], { groups: 0, net: 0n, lines: 0 }),
    });
    expect(rankings.country?.rows[0]).toMatchObject({ id: 'Iran', net: 150n });
    expect(rankings.channel).toBeUndefined();
  });
});
