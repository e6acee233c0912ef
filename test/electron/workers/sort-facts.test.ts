import { describe, expect, it } from 'vitest';
import { type FactColumns, sortFacts } from '../../../electron/workers/sort-facts.ts';
import { createRandom } from '../../support/random.ts';

interface Row {
  readonly customer: number;
  readonly day: number;
  readonly order: number;
  readonly amount: number;
}

function toColumns(rows: readonly Row[], customerCount: number): FactColumns {
  return {
    length: rows.length,
    customerCount,
    customer: Int32Array.from(rows, ({ customer }) => customer),
    day: Int32Array.from(rows, ({ day }) => day),
    order: Int32Array.from(rows, ({ order }) => order),
    product: Int32Array.from(rows, (_, at) => at),
    amount: Float64Array.from(rows, ({ amount }) => amount),
    quantity: Float64Array.from(rows, ({ amount }) => amount * 2),
    sale: Uint8Array.from(rows, ({ amount }) => (amount > 50 ? 1 : 0)),
  };
}

describe('sorting the fact columns', () => {
  it.each([0, 1, 2, 50, 3000])('sorts %i lines by customer, day, order and keeps the order of equal ones', (count) => {
    const random = createRandom(count + 1);
    // One customer has most lines, so that both ways of sorting a customer are taken.
    const rows = Array.from({ length: count }, (_, at) => ({
      customer: random.chance(0.4) ? 7 : random.integer(1, 40),
      day: random.integer(-20, 400),
      order: random.integer(1, 90),
      amount: at,
    }));
    const facts = toColumns(rows, 40);
    sortFacts(facts, () => undefined);
    const sorted = rows
      .map((row, at) => ({ ...row, at }))
      .sort((a, b) => a.customer - b.customer || a.day - b.day || a.order - b.order || a.at - b.at);
    expect([...facts.product]).toEqual(sorted.map(({ at }) => at));
    expect([...facts.customer]).toEqual(sorted.map(({ customer }) => customer));
    expect([...facts.day]).toEqual(sorted.map(({ day }) => day));
    expect([...facts.quantity]).toEqual(sorted.map(({ amount }) => amount * 2));
    expect([...facts.sale]).toEqual(sorted.map(({ amount }) => (amount > 50 ? 1 : 0)));
  });

  it('stops at a checkpoint', () => {
    const facts = toColumns(
      [
        { customer: 2, day: 1, order: 1, amount: 1 },
        { customer: 1, day: 1, order: 1, amount: 1 },
      ],
      2,
    );
    expect(() =>
      sortFacts(facts, () => {
        throw new Error('stop');
      }),
    ).toThrow('stop');
  });
});
