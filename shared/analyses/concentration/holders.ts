import { createExactSums } from '../../stats/exact-sums.ts';
import { stableOrder } from '../../stats/stable-order.ts';
import { numberReader, sumReader, textReader } from '../../warehouse/query-column.ts';
import type { Facts, QueryTable } from '../define.ts';
import type { Holder, Money } from './schema.ts';

const CHECK_EVERY = 262_144;

/** Money of every holder, by position from the largest; equal sums in order of their ids. */
export interface HolderSums {
  readonly length: number;
  /** Ten-thousandths as doubles: exact but for the positions in `large`. */
  readonly values: Float64Array;
  readonly idOf: (position: number) => number | string;
  readonly exactOf: (position: number) => bigint;
  readonly holderOf: (position: number) => Holder;
  /** Exact sum of the positions from … to (excluded). */
  readonly sum: (from: number, to: number) => bigint;
}

interface Columns {
  readonly ids: ArrayLike<number | string>;
  readonly labels: ArrayLike<string | null> | null;
  readonly values: Float64Array;
  /** Exact sums of the rows that a double does not hold. */
  readonly large: ReadonlyMap<number, bigint>;
}

/** Revenue of every customer with a line in the period, from lines sorted by customer; customers outside the filter are left out. */
export function revenueByCustomer(facts: Facts, fromDay: number, toDay: number, checkpoint: (fraction: number) => void): HolderSums {
  const { length, customer, day, amount, customerMask } = facts;
  const capacity = Math.min(facts.customerCount, length);
  const ids = new Int32Array(capacity);
  const values = new Float64Array(capacity);
  const large = new Map<number, bigint>();
  let [found, i, nextCheck] = [0, 0, 0];
  while (i < length) {
    if (i >= nextCheck) {
      checkpoint(i / length);
      nextCheck = i + CHECK_EVERY;
    }
    const owner = customer[i] as number;
    const isLeftOut = customerMask !== null && customerMask[owner] === 0;
    const start = i;
    let [lines, sum, magnitude] = [0, 0, 0];
    for (; i < length && customer[i] === owner; i++) {
      const at = day[i] as number;
      if (isLeftOut || at < fromDay || at > toDay) continue;
      const value = amount[i] as number;
      lines++;
      sum += value;
      magnitude += value < 0 ? -value : value;
    }
    if (lines === 0) continue;
    if (magnitude > Number.MAX_SAFE_INTEGER) {
      let exact = 0n;
      for (let j = start; j < i; j++) if ((day[j] as number) >= fromDay && (day[j] as number) <= toDay) exact += BigInt(amount[j] as number);
      large.set(found, exact);
      sum = Number(exact);
    }
    ids[found] = owner;
    values[found] = sum;
    found++;
  }
  checkpoint(1);
  return rank({ ids: ids.subarray(0, found), labels: null, values: values.subarray(0, found), large });
}

/** Money of the holders of a query with the columns `id`, `label` (but for customers) and the money; rows without that money are left out. */
export function sumsOfTable(table: QueryTable, money: Money): HolderSums {
  const ids: (number | string)[] = [];
  const labels: (string | null)[] = [];
  const values: number[] = [];
  const large = new Map<number, bigint>();
  if (table.rowCount > 0 && table.columns[money] !== undefined) {
    const isText = Array.isArray(table.columns.id?.values);
    const [text, number] = isText ? [textReader(table, 'id'), null] : [null, numberReader(table, 'id')];
    const label = table.columns.label === undefined ? null : textReader(table, 'label');
    const isKnown = numberReader(table, money);
    const exact = sumReader(table, money);
    for (let row = 0; row < table.rowCount; row++) {
      if (isKnown(row) === null) continue;
      const value = exact(row);
      const rounded = Number(value);
      if (!Number.isSafeInteger(rounded)) large.set(values.length, value);
      ids.push((text === null ? number?.(row) : text(row)) ?? '');
      labels.push(label?.(row) ?? null);
      values.push(rounded);
    }
  }
  return rank({ ids, labels, values: Float64Array.from(values), large });
}

/** Sorts rows whose ids rise from the largest sum. */
function rank({ ids, labels, values, large }: Columns): HolderSums {
  const order = stableOrder(values.map((value) => -value));
  const rowOf = (position: number): number => order[position] ?? 0;
  const exactOf = (position: number): bigint => large.get(rowOf(position)) ?? BigInt(values[rowOf(position)] ?? 0);
  const idOf = (position: number): number | string => ids[rowOf(position)] ?? '';
  return {
    length: values.length,
    values: Float64Array.from(order, (row) => values[row] as number),
    idOf,
    exactOf,
    holderOf: (position) => ({ id: idOf(position), label: labels?.[rowOf(position)] ?? null, value: exactOf(position) }),
    sum: (from, to) => {
      const sums = createExactSums(1);
      let extra = 0n;
      for (let position = from; position < to; position++) {
        const exact = large.get(rowOf(position));
        if (exact === undefined) sums.add(0, values[rowOf(position)] as number);
        else extra += exact;
      }
      return sums.total(0) + extra;
    },
  };
}
