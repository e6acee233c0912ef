import { createExactSums } from '../../stats/exact-sums.ts';
import { medianOf } from '../../stats/median.ts';
import type { CustomerValues } from './customer-values.ts';
import type { GroupFigures } from './schema.ts';

/** Exact sums of money and counts by group; `groupOf` gives each position's group. */
export function sumByGroup(
  values: CustomerValues,
  groupOf: (position: number) => number,
  groups: number,
): { readonly customers: number; readonly revenue: bigint; readonly gross: bigint; readonly orders: number }[] {
  const [revenue, gross] = [createExactSums(groups), createExactSums(groups)];
  const extra = Array.from({ length: groups }, () => ({ revenue: 0n, gross: 0n }));
  const customers = new Int32Array(groups);
  const orders = new Float64Array(groups);
  const hasLarge = values.large.size > 0;
  for (let i = 0; i < values.length; i++) {
    const group = groupOf(i);
    customers[group] = (customers[group] as number) + 1;
    orders[group] = (orders[group] as number) + (values.frequency[i] as number);
    if (hasLarge && values.large.has(i)) continue;
    revenue.add(group, values.monetary[i] as number);
    gross.add(group, values.gross[i] as number);
  }
  for (const [position, sums] of values.large) {
    const target = extra[groupOf(position)];
    if (target === undefined) continue;
    target.revenue += sums.monetary;
    target.gross += sums.gross;
  }
  return extra.map((large, group) => ({
    customers: customers[group] ?? 0,
    revenue: revenue.total(group) + large.revenue,
    gross: gross.total(group) + large.gross,
    orders: orders[group] ?? 0,
  }));
}

/** All figures of the groups. Medians are found within slices sorted by group, so each value is looked at a fixed number of times. */
export function describeGroups(values: CustomerValues, groupOf: (position: number) => number, groups: number): GroupFigures[] {
  const sums = sumByGroup(values, groupOf, groups);
  const starts = new Int32Array(groups + 1);
  sums.forEach(({ customers }, group) => {
    starts[group + 1] = (starts[group] as number) + customers;
  });
  const next = starts.slice(0, groups);
  const columns = { recency: new Float64Array(values.length), frequency: new Float64Array(values.length), monetary: new Float64Array(values.length) };
  for (let i = 0; i < values.length; i++) {
    const group = groupOf(i);
    const place = next[group] as number;
    next[group] = place + 1;
    columns.recency[place] = values.recency[i] as number;
    columns.frequency[place] = values.frequency[i] as number;
    columns.monetary[place] = values.monetary[i] as number;
  }
  const medianIn = (column: Float64Array, group: number): number | null => {
    const median = medianOf(column.subarray(starts[group], starts[group + 1]));
    return Number.isNaN(median) ? null : median;
  };
  return sums.map((sum, group) => {
    const money = medianIn(columns.monetary, group);
    return {
      ...sum,
      medianRecency: medianIn(columns.recency, group),
      medianFrequency: medianIn(columns.frequency, group),
      // Money is whole ten-thousandths: the half between two of them is rounded up, as drills do.
      medianMonetary: money === null ? null : Math.floor(money + 0.5),
    };
  });
}
