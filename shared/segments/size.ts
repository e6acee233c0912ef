import type { CustomerColumns } from './evaluate.ts';

/** What a mask selects. */
export interface MaskSize {
  readonly customers: number;
  readonly orders: number;
  /** Ten-thousandths, exact. */
  readonly revenue: bigint;
}

const TWO_TO_32 = 2n ** 32n;

/** Counts a mask and sums its customers' orders and revenue; the halves of the revenue are summed apart, which avoids a bigint per customer. */
export function sizeOfMask(mask: Uint8Array, { orders, revenue }: CustomerColumns): MaskSize {
  const halves = new Int32Array(revenue.buffer, revenue.byteOffset, revenue.length * 2);
  let customers = 0;
  let orderCount = 0;
  let high = 0;
  let low = 0;
  for (let id = 1; id < mask.length; id++) {
    if (mask[id] !== 1) continue;
    customers += 1;
    orderCount += orders[id] as number;
    high += halves[2 * id + 1] as number;
    low += (halves[2 * id] as number) >>> 0;
  }
  return { customers, orders: orderCount, revenue: BigInt(high) * TWO_TO_32 + BigInt(low) };
}
