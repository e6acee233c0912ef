import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createStore } from '../../../../../electron/backend/store/open-store.ts';
import { createLineWriter, sumLines } from '../../../../../electron/backend/store/queries/order-lines.ts';

test('lines add up exactly, also beyond 64 bits', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-sums-'));
  const store = createStore(join(folder, 'shop.clientele'), 'Shop');
  try {
    const amounts = BigInt64Array.of(2n ** 62n, 2n ** 62n + 7n, 2n ** 62n, -5n, 1n);
    const { length } = amounts;
    const ones = new Int32Array(length).fill(1);
    await store.exclusively(async ({ db }) => {
      createLineWriter(db, 1).write({
        length,
        rowNo: Int32Array.from(ones, (_, row) => row + 1),
        orderId: ones,
        productId: null,
        seconds: new Float64Array(length),
        quantity: { form: 'decimal', scaled: new Float64Array(length).fill(10_000) },
        unitPrice: null,
        amount: { form: 'wide', scaled: amounts, empty: new Uint8Array(length) },
        cost: null,
        discount: null,
        channelId: null,
        countryId: null,
      });
      expect(sumLines(db, 1, 1)).toEqual({ lines: 1, amount: 2n ** 62n });
      expect(sumLines(db, 4, 5)).toEqual({ lines: 2, amount: -4n });
      expect(sumLines(db, 1, 5)).toEqual({ lines: 5, amount: 3n * 2n ** 62n + 3n });
      expect(sumLines(db, 6, 9)).toEqual({ lines: 0, amount: 0n });
    });
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
