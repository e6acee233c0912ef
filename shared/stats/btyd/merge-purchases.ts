/** Columns of order lines sorted by customer and day, as the shared facts hold them; amounts in ten-thousandths. */
export interface SortedLines {
  readonly length: number;
  readonly customer: Int32Array;
  readonly day: Int32Array;
  readonly amount: Float64Array;
  /** 1 = purchase, 0 = return or free line. */
  readonly sale: Uint8Array;
  /** Customers that count, by customer_id; null = all. */
  readonly customerMask: Uint8Array | null;
}

/** Purchase days of customers: those of the customer at position i lie from `start[i]` to `start[i + 1]`, earliest first. */
export interface Purchases {
  readonly customer: Int32Array;
  readonly start: Int32Array;
  readonly day: Int32Array;
  /** Money of the day after what was given back, in ten-thousandths, 0 or more. */
  readonly value: Float64Array;
}

/** Lines between two calls of `checkpoint`. */
const CHUNK = 200_000;

/**
 * One pass over lines up to `untilDay`: all purchase lines of a customer on one day are one purchase. What was given back is taken off the day's own
 * purchase first, then off the latest before it, as far as they reach; a purchase that is thereby wholly given back counts no longer, because the order
 * never came about. What exceeds all purchases is ignored. A purchase of nothing that nobody gave back stays. Customers without a purchase are left out.
 * The order of lines within a day does not matter. Memory: 12 bytes a line while it runs, 12 a purchase and 8 a customer after.
 */
export function mergePurchases(lines: SortedLines, untilDay: number, checkpoint: (fraction: number) => void = () => {}): Purchases {
  const { length, customer, day, amount, sale, customerMask } = lines;
  const customers: number[] = [];
  const start: number[] = [0];
  const stack: Stack = { day: new Int32Array(length), value: new Float64Array(length), count: 0 };
  let nextCheck = CHUNK;
  for (let at = 0; at < length; ) {
    const id = customer[at] as number;
    const first = stack.count;
    const isCounted = customerMask === null || customerMask[id] === 1;
    while (at < length && customer[at] === id) {
      const on = day[at] as number;
      let [bought, back, isPurchase] = [0, 0, false];
      for (; at < length && customer[at] === id && day[at] === on; at++) {
        const money = amount[at] as number;
        if (sale[at] === 1) {
          bought += money;
          isPurchase = true;
        } else if (money < 0) back -= money;
      }
      if (!isCounted || on > untilDay) continue;
      const borne = Math.min(bought, back);
      if (isPurchase && (bought > borne || borne === 0)) push(stack, on, bought - borne);
      if (back > borne) takeBack(stack, first, back - borne, on);
    }
    if (stack.count > first) {
      customers.push(id);
      start.push(stack.count);
    }
    if (at >= nextCheck) {
      checkpoint(at / length);
      nextCheck = at + CHUNK;
    }
  }
  return {
    customer: Int32Array.from(customers),
    start: Int32Array.from(start),
    day: stack.day.slice(0, stack.count),
    value: stack.value.slice(0, stack.count),
  };
}

interface Stack {
  readonly day: Int32Array;
  readonly value: Float64Array;
  count: number;
}

function push(stack: Stack, day: number, value: number): void {
  stack.day[stack.count] = day;
  stack.value[stack.count] = value;
  stack.count += 1;
}

/** Takes money off the purchases before the day `on`, the latest first; those that lose everything go. */
function takeBack(stack: Stack, first: number, money: number, on: number): void {
  let left = money;
  for (let index = stack.count - 1; index >= first && left > 0; index--) {
    const value = stack.value[index] as number;
    if (stack.day[index] === on || value === 0) continue;
    if (value > left) {
      stack.value[index] = value - left;
      return;
    }
    left -= value;
    stack.day.copyWithin(index, index + 1, stack.count);
    stack.value.copyWithin(index, index + 1, stack.count);
    stack.count -= 1;
  }
}
