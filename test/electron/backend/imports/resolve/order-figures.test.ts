import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ResolvedLines } from '../../../../../electron/backend/imports/resolve/line-columns.ts';
import { ORDER_KINDS, OrderFigures } from '../../../../../electron/backend/imports/resolve/order-figures.ts';

interface Line {
  readonly order: number;
  readonly amount: number;
  readonly quantity: number;
}

const BASE = 40;
const NO_CODES = {
  order: null,
  channel: null,
  country: null,
  status: null,
  currency: null,
  original: null,
  city: null,
  employee: null,
  campaign: null,
  coupon: null,
};

function resolved(lines: readonly Line[]): ResolvedLines {
  const length = lines.length;
  return {
    length,
    rowNo: new Int32Array(length),
    seconds: new Float64Array(length),
    orderId: Int32Array.from(lines, ({ order }) => BASE + order),
    customerId: new Int32Array(length),
    productId: null,
    quantity: { form: 'decimal', scaled: Float64Array.from(lines, ({ quantity }) => quantity) },
    amount: { form: 'decimal', scaled: Float64Array.from(lines, ({ amount }) => amount) },
    unitPrice: null,
    cost: null,
    discount: null,
    channel: null,
    country: null,
    channelId: null,
    countryId: null,
    codes: NO_CODES,
  };
}

function countAgain(lines: readonly Line[], order: number) {
  const own = lines.filter((line) => line.order === order);
  const isSale = own.some(({ amount }) => amount > 0);
  const isReturn = own.some(({ amount, quantity }) => amount < 0 || quantity < 0);
  return { lines: own.length, amount: own.reduce((sum, { amount }) => sum + amount, 0), kind: isSale ? 'sale' : isReturn ? 'return' : 'other' };
}

const line = fc.record({
  order: fc.integer({ min: -3, max: 30 }),
  amount: fc.integer({ min: -9, max: 9 }),
  quantity: fc.integer({ min: -2, max: 2 }),
});

describe('figures of orders counted while their lines go by', () => {
  test('are those of the lines gathered by order; lines of orders that were let go of are reported', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), fc.array(line, { maxLength: 60 }), fc.integer({ min: 0, max: 30 }), (before, after, letGo) => {
        const figures = new OrderFigures();
        const late: number[] = [];
        figures.take(resolved(before), BASE, (order) => late.push(order));
        figures.letGo(letGo);
        figures.take(resolved(after), BASE, (order) => late.push(order));
        expect(late).toEqual(after.map(({ order }) => order).filter((order) => order > 0 && order <= letGo));
        const read = figures.read(letGo + 1, 32);
        for (let order = letGo + 1; order < 32; order++) {
          const at = order - letGo - 1;
          const kind = ORDER_KINDS[read?.kind[at] ?? 0];
          expect({ lines: read?.lines[at], amount: read?.amount[at], kind }).toEqual(countAgain([...before, ...after], order));
        }
      }),
    );
  });

  test('are not given where doubles would not be exact', () => {
    const figures = new OrderFigures();
    figures.take(
      resolved([
        { order: 1, amount: 2 ** 53, quantity: 1 },
        { order: 2, amount: 5, quantity: 1 },
      ]),
      BASE,
      () => undefined,
    );
    expect(figures.read(1, 3)).toBeNull();
    expect(figures.read(2, 3)?.amount).toEqual(Float64Array.of(5));
  });
});
