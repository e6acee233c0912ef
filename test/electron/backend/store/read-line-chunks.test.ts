import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLineChunks } from '../../../../electron/backend/store/read-line-chunks.ts';
import { openWorkbench, type Workbench } from '../imports/support/workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(async () => {
  await bench.close();
});

test('gives every line with its ids, numbers and words, import by import', async () => {
  await bench.load(
    ['orderId', 'orderDate', 'customerId', 'amount', 'cost', 'channel', 'country'],
    [
      { orderId: 'A', orderDate: '-5', customerId: 'x', amount: '-12.5', cost: '', channel: 'web', country: 'DE' },
      { orderId: 'B', orderDate: '7', customerId: '', amount: '500000000', cost: '0.0001', channel: '', country: 'web' },
    ],
  );
  await bench.load(['orderDate', 'amount', 'productName'], [{ orderDate: '9', amount: '900000000000000.0001', productName: 'Tea' }], {
    name: 'b.csv',
  });
  const [first, second, ...rest] = [...readLineChunks(bench.store.reader)];
  expect(rest).toEqual([]);
  expect(first).toMatchObject({ length: 2, importId: 1, firstLineId: 1, unitPrice: null, discount: null });
  expect(first?.amount.scaled).toEqual(BigInt64Array.of(-125_000n, 5_000_000_000_000n));
  expect(first?.quantity.scaled).toEqual(BigInt64Array.of(-10_000n, 10_000n));
  expect(first?.cost).toEqual({ form: 'wide', scaled: BigInt64Array.of(0n, 1n), empty: Uint8Array.of(1, 0) });
  expect(first?.seconds).toEqual(Float64Array.of(-5, 7));
  expect(first?.customerId).toEqual(Int32Array.of(1, 0));
  const words = (codes: Int32Array | null | undefined, texts: readonly string[] | undefined) =>
    [...(codes ?? [])].map((code) => texts?.[code - 1] ?? null);
  expect(words(first?.channel, first?.channels)).toEqual(['web', null]);
  expect(words(first?.country, first?.countries)).toEqual(['DE', 'web']);
  expect(second).toMatchObject({ length: 1, importId: 2, firstLineId: 3, productId: Int32Array.of(1) });
  expect(second?.amount.scaled).toEqual(BigInt64Array.of(9_000_000_000_000_000_001n));
});
