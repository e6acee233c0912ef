import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineChunk } from '../../../../electron/backend/warehouse/line-chunk.ts';
import type { Warehouse } from '../../../../electron/backend/warehouse/warehouse.ts';
import type { QueryTable } from '../../../../shared/analyses/define.ts';
import { startOfPeriod } from '../../../../shared/model/period.ts';
import { type Sql, sql } from '../../../../shared/warehouse/sql.ts';
import { MemorySource, randomImport } from '../../../support/memory-source.ts';
import { openWarehouseOf } from '../../../support/near-warehouse.ts';

const first = randomImport({ seed: 21, importId: 1, lines: 4000, customers: 150, products: 30, fromDay: -300, days: 500 });
const second = randomImport({
  seed: 22,
  importId: 2,
  lines: 3000,
  customers: 150,
  products: 30,
  firstLineId: 4001,
  firstOrderId: first.dimensions.orders.length + 1,
  fromDay: -400,
  days: 900,
  reopened: first.dimensions.orders.slice(100, 140),
});

let folder = '';
let warehouse: Warehouse;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'warehouse-'));
  warehouse = await openWarehouseOf(new MemorySource(), folder);
  for (const [index, part] of [first, second].entries()) {
    const append = await warehouse.beginAppend(part.importId);
    await append.appendLines(part.lines);
    await append.appendDimensions(part.dimensions);
    await append.commit(index + 1);
  }
});
afterAll(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Line {
  readonly orderId: number;
  readonly customerId: number;
  readonly day: number;
  readonly amount: bigint;
  readonly quantity: bigint;
  readonly channel: string | null;
  readonly country: string | null;
  readonly price: bigint | null;
}

function toLines(chunk: LineChunk): Line[] {
  return Array.from({ length: chunk.length }, (_, at) => ({
    orderId: chunk.orderId[at] ?? 0,
    customerId: chunk.customerId[at] ?? 0,
    day: Math.floor((chunk.seconds[at] ?? 0) / 86_400),
    amount: BigInt(chunk.amount.scaled[at] ?? 0),
    quantity: BigInt(chunk.quantity.scaled[at] ?? 0),
    channel: chunk.channels[(chunk.channel?.[at] ?? 0) - 1] ?? null,
    country: chunk.countries[(chunk.country?.[at] ?? 0) - 1] ?? null,
    price: chunk.unitPrice?.form !== 'wide' || chunk.unitPrice.empty[at] === 1 ? null : (chunk.unitPrice.scaled[at] ?? null),
  }));
}

const lines = [...toLines(first.lines), ...toLines(second.lines)];

async function read(statement: Sql): Promise<(string | number | bigint | null)[][]> {
  const table = await warehouse.query(statement);
  return Array.from({ length: table.rowCount }, (_, row) =>
    Object.values(table.columns).map(({ values, nulls }) => (nulls?.[row] === 1 ? null : (values[row] ?? null))),
  );
}

describe('what the warehouse holds', () => {
  it('is the lines as they were given', async () => {
    const rows = await read(
      sql`select order_id, coalesce(customer_id, 0), day, amount, quantity, channel, country, unit_price, kind from order_lines order by line_id`,
    );
    const kindOf = ({ amount, quantity }: Line) => (amount > 0n ? 'sale' : amount < 0n || quantity < 0n ? 'return' : 'free');
    expect(rows).toEqual(
      lines.map((line) => [
        line.orderId,
        line.customerId,
        line.day,
        line.amount,
        line.quantity,
        line.channel,
        line.country,
        line.price,
        kindOf(line),
      ]),
    );
  });

  it('derives orders from their lines', async () => {
    const rows = await read(sql`select order_id, lines, amount, kind, day from orders order by order_id`);
    const dimensions = new Map([...first.dimensions.orders, ...second.dimensions.orders].map((order) => [order.id, order]));
    const expected = [...dimensions.values()]
      .sort((a, b) => a.id - b.id)
      .map(({ id, seconds }) => {
        const own = lines.filter(({ orderId }) => orderId === id);
        const has = (test: (line: Line) => boolean) => own.some(test);
        const kind = has(({ amount }) => amount > 0n) ? 'sale' : has(({ amount, quantity }) => amount < 0n || quantity < 0n) ? 'return' : 'other';
        return [id, own.length, own.reduce((sum, { amount }) => sum + amount, 0n), kind, Math.floor(seconds / 86_400)];
      });
    expect(rows).toEqual(expected);
  });

  it('derives customers from their lines, the country from their first order when nobody said it', async () => {
    const rows = await read(sql`select customer_id, first_day, last_day, orders, revenue, country from customers order by customer_id`);
    const records = new Map([...first.dimensions.customers, ...second.dimensions.customers].map((customer) => [customer.id, customer]));
    const orders = [...new Map([...first.dimensions.orders, ...second.dimensions.orders].map((order) => [order.id, order])).values()];
    const expected = [...records.values()].map(({ id, country }) => {
      const own = lines.filter(({ customerId }) => customerId === id);
      const days = own.filter(({ amount }) => amount > 0n).map(({ day }) => day);
      const bought = new Set(own.filter(({ amount }) => amount > 0n).map(({ orderId }) => orderId));
      const earliest = orders
        .filter((order) => order.customerId === id && order.country !== null)
        .sort((a, b) => a.seconds - b.seconds || a.id - b.id)[0];
      return [
        id,
        days.length === 0 ? null : Math.min(...days),
        days.length === 0 ? null : Math.max(...days),
        bought.size,
        own.reduce((sum, { amount }) => sum + amount, 0n),
        country ?? earliest?.country ?? null,
      ];
    });
    expect(rows).toEqual(expected);
  });

  it('has a calendar of every day of both kinds', async () => {
    const rows = await read(sql`select day, week, month, jalali_week, jalali_quarter, jalali_year from calendar order by day`);
    const days = lines.map(({ day }) => day);
    const [from, to] = [Math.min(...days), Math.max(...days)];
    expect(rows).toEqual(
      Array.from({ length: to - from + 1 }, (_, index) => from + index).map((day) => [
        day,
        startOfPeriod(day, 'week', 'gregorian'),
        startOfPeriod(day, 'month', 'gregorian'),
        startOfPeriod(day, 'week', 'jalali'),
        startOfPeriod(day, 'quarter', 'jalali'),
        startOfPeriod(day, 'year', 'jalali'),
      ]),
    );
  });

  it('gives facts sorted, in shared memory, once per data version', async () => {
    const facts = await warehouse.facts();
    expect(await warehouse.facts()).toBe(facts);
    expect(facts.customer.buffer).toBeInstanceOf(SharedArrayBuffer);
    const known = lines
      .filter(({ customerId }) => customerId > 0)
      .sort((a, b) => a.customerId - b.customerId || a.day - b.day || a.orderId - b.orderId);
    expect([...facts.customer]).toEqual(known.map(({ customerId }) => customerId));
    expect([...facts.day]).toEqual(known.map(({ day }) => day));
    expect([...facts.order]).toEqual(known.map(({ orderId }) => orderId));
    expect([...facts.amount].reduce((sum, amount) => sum + amount, 0)).toBe(known.reduce((sum, { amount }) => sum + Number(amount), 0));
    expect([...facts.sale].filter((isSale) => isSale === 1)).toHaveLength(known.filter(({ amount }) => amount > 0n).length);
  });
});

describe('reading results', () => {
  const one = async (statement: Sql): Promise<QueryTable['columns']> => (await warehouse.query(statement)).columns;

  it('gives arrays by SQL type, with masks where something is empty', async () => {
    const columns = await one(
      sql`select i::INTEGER as i, i::BIGINT as b, i::DOUBLE / 2 as d, i % 2 = 0 as f, case when i = 1 then null else repeat('ab', i * 4) end as t,
        case when i = 1 then null else i::SMALLINT end as n from range(3) r(i)`,
    );
    expect(columns.i?.values).toEqual(Int32Array.of(0, 1, 2));
    expect(columns.b?.values).toEqual(BigInt64Array.of(0n, 1n, 2n));
    expect(columns.d?.values).toEqual(Float64Array.of(0, 0.5, 1));
    expect(columns.f?.values).toEqual(Int32Array.of(1, 0, 1));
    expect(columns.t?.values).toEqual(['', null, 'abababababababab']);
    expect(columns.n).toEqual({ values: Int32Array.of(0, 0, 2), nulls: Uint8Array.of(0, 1, 0) });
    expect(columns.i?.nulls).toBeUndefined();
  });

  it('sums exactly and refuses what does not fit', async () => {
    const columns = await one(sql`select sum(v) as s from (values (9007199254740993::BIGINT), (2::BIGINT)) t(v)`);
    expect(columns.s?.values).toEqual(BigInt64Array.of(9_007_199_254_740_995n));
    await expect(one(sql`select sum(v) as s from (values (9223372036854775807::BIGINT), (1::BIGINT)) t(v)`)).rejects.toThrow('does not fit 64 bits');
    await expect(one(sql`select 1.5::DECIMAL(9,2) as d`)).rejects.toThrow('cast it in the query');
  });

  it('reads many chunks of long texts', async () => {
    const columns = await one(sql`select 'متن بلند شمارهٔ ' || i as t from range(10000) r(i)`);
    expect(columns.t?.values).toEqual(Array.from({ length: 10_000 }, (_, index) => `متن بلند شمارهٔ ${index}`));
  });

  it('binds every kind of value', async () => {
    const columns = await one(sql`select ${5} + 1 as i, ${2n ** 60n} as b, ${0.25} as d, ${'a"\'b'} as t, ${true} as f, ${null} is null as n`);
    expect(columns.i?.values[0]).toBe(6);
    expect(columns.b?.values[0]).toBe(2n ** 60n);
    expect(columns.d?.values[0]).toBe(0.25);
    expect(columns.t?.values[0]).toBe('a"\'b');
    expect(columns.n?.values[0]).toBe(1);
  });

  it('takes sets of customers in and forgets them', async () => {
    const sets = new Map([['chosen', Int32Array.of(2, 5, 9)]]);
    const found = await warehouse.withCustomerSets(sets, (query) =>
      query(sql`select customer_id from customers where customer_id in (select customer_id from chosen) order by 1`),
    );
    expect(found.columns.customer_id?.values).toEqual(Int32Array.of(2, 5, 9));
    await expect(warehouse.query(sql`select * from chosen`)).rejects.toThrow('chosen');
    await expect(warehouse.withCustomerSets(new Map([['a; drop table orders', new Int32Array(0)]]), async () => 1)).rejects.toThrow(RangeError);
  });
});
