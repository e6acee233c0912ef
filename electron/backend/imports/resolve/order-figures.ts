import type { Decimals } from '../../store/queries/order-lines.ts';
import type { ResolvedLines } from './line-columns.ts';

/** Sums up to here are exact in doubles, whatever is added next. */
const SAFE = 2 ** 52;
const FIRST_CAPACITY = 4096;
const [SALE, RETURN, INEXACT] = [1, 2, 4];

/** Kinds of orders; figures give their place in the list. */
export const ORDER_KINDS = ['other', 'sale', 'return'] as const;

/** What the lines of consecutive orders come to. */
export interface CountedLines {
  readonly lines: Int32Array;
  /** Ten-thousandths, exact. */
  readonly amount: Float64Array;
  /** Places in `ORDER_KINDS`. */
  readonly kind: Uint8Array;
}

/**
 * Counts lines, amount and kind of new orders while their lines go by, so that nobody has to gather the lines again by order.
 * Orders bear numbers from 1; only those above the last one let go of are held (13 bytes each).
 */
export class OrderFigures {
  #letGo = 0;
  #lines = new Int32Array(FIRST_CAPACITY);
  #amount = new Float64Array(FIRST_CAPACITY);
  #marks = new Uint8Array(FIRST_CAPACITY);
  #used = 0;

  /** Counts lines of new orders, whose ids follow `base`; gives `tooLate` the number of each order that was let go of already. */
  take({ length, orderId, amount, quantity }: ResolvedLines, base: number, tooLate: (order: number) => void): void {
    for (let row = 0; row < length; row++) {
      const order = (orderId[row] ?? 0) - base;
      if (order <= 0) continue;
      if (order <= this.#letGo) tooLate(order);
      else this.#add(order - this.#letGo - 1, numberAt(amount, row), numberAt(quantity, row));
    }
  }

  /** Figures of the orders from `first` to before `end`; null when a sum is beyond exact doubles. */
  read(first: number, end: number): CountedLines | null {
    const from = first - this.#letGo - 1;
    const length = end - first;
    this.#reserve(from + length);
    const marks = this.#marks.subarray(from, from + length);
    const kind = new Uint8Array(length);
    for (let at = 0; at < length; at++) {
      const mark = marks[at] ?? 0;
      if ((mark & INEXACT) !== 0) return null;
      kind[at] = (mark & SALE) !== 0 ? 1 : (mark & RETURN) !== 0 ? 2 : 0;
    }
    return { lines: this.#lines.slice(from, from + length), amount: this.#amount.slice(from, from + length), kind };
  }

  /** Forgets the orders up to this one. */
  letGo(last: number): void {
    const count = last - this.#letGo;
    if (count <= 0) return;
    for (const values of [this.#lines, this.#amount, this.#marks]) {
      values.copyWithin(0, count, this.#used);
      values.fill(0, Math.max(0, this.#used - count), this.#used);
    }
    this.#used = Math.max(0, this.#used - count);
    this.#letGo = last;
  }

  #add(at: number, amount: number, quantity: number): void {
    if (at >= this.#used) this.#reserve(at + 1);
    const sum = (this.#amount[at] ?? 0) + amount;
    this.#lines[at] = (this.#lines[at] ?? 0) + 1;
    this.#amount[at] = sum;
    const isExact = sum <= SAFE && sum >= -SAFE && amount <= SAFE && amount >= -SAFE;
    this.#marks[at] = (this.#marks[at] ?? 0) | (amount > 0 ? SALE : amount < 0 || quantity < 0 ? RETURN : 0) | (isExact ? 0 : INEXACT);
  }

  #reserve(count: number): void {
    this.#used = Math.max(this.#used, count);
    if (count <= this.#lines.length) return;
    const capacity = Math.max(count, Math.ceil(this.#lines.length * 1.5));
    const [lines, amount, marks] = [new Int32Array(capacity), new Float64Array(capacity), new Uint8Array(capacity)];
    lines.set(this.#lines);
    amount.set(this.#amount);
    marks.set(this.#marks);
    this.#lines = lines;
    this.#amount = amount;
    this.#marks = marks;
  }
}

function numberAt({ scaled }: Decimals, row: number): number {
  return Number(scaled[row] ?? 0);
}
