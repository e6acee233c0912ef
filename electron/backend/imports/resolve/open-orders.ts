import { growDoubles, growInts } from './growing.ts';
import type { OrderDetail } from './order-resolver.ts';

/** Consecutive new orders, as columns; views that end with the next change. */
export interface OrderColumnsOf {
  readonly length: number;
  /** Code of the number, 0 = made from file and row. */
  readonly keyCode: Int32Array;
  readonly customer: Int32Array;
  readonly rowNo: Int32Array;
  readonly seconds: Float64Array;
  /** Codes (ids of employees and campaigns); null = the file does not say. */
  readonly detail: (name: OrderDetail) => Int32Array | null;
}

/** New orders that the store does not hold yet, by their number from 1: the large file is mostly orders that it does. */
export class OpenOrders {
  /** Orders up to this one are held no more. */
  gone = 0;
  /** Nobody will read when the orders were: a check only tells them apart. */
  isUndated = false;
  #keyCode: Int32Array = new Int32Array(0);
  #customer: Int32Array = new Int32Array(0);
  #rowNo: Int32Array = new Int32Array(0);
  #seconds: Float64Array = new Float64Array(0);
  readonly #details = new Map<OrderDetail, Int32Array>();

  /** Makes room for orders up to this one. */
  reserve(last: number): void {
    const length = last - this.gone;
    this.#keyCode = growInts(this.#keyCode, length);
    this.#customer = growInts(this.#customer, length);
    this.#rowNo = growInts(this.#rowNo, length);
    if (!this.isUndated) this.#seconds = growDoubles(this.#seconds, length);
  }

  /** Puts an order for which there is room. */
  put(order: number, keyCode: number, customer: number, rowNo: number, seconds: number): void {
    const at = order - this.gone - 1;
    this.#keyCode[at] = keyCode;
    this.#customer[at] = customer;
    this.#rowNo[at] = rowNo;
    this.#seconds[at] = seconds;
  }

  customerOf(order: number): number {
    return this.#customer[order - this.gone - 1] ?? 0;
  }

  /** An order's instant is that of its earliest line. */
  takeInstant(order: number, seconds: number): void {
    const at = order - this.gone - 1;
    if (seconds < (this.#seconds[at] ?? 0)) this.#seconds[at] = seconds;
  }

  /** The column of a detail with room for orders up to this one, and what has to be taken off an order's number to find its place. */
  detail(name: OrderDetail, last: number): { readonly values: Int32Array; readonly offset: number } {
    const values = growInts(this.#details.get(name) ?? new Int32Array(0), last - this.gone);
    this.#details.set(name, values);
    return { values, offset: this.gone + 1 };
  }

  /** Orders from the first to before `end`. */
  read(first: number, end: number): OrderColumnsOf {
    const [from, to] = [first - this.gone - 1, end - this.gone - 1];
    return {
      length: end - first,
      keyCode: this.#keyCode.subarray(from, to),
      customer: this.#customer.subarray(from, to),
      rowNo: this.#rowNo.subarray(from, to),
      seconds: this.#seconds.subarray(from, to),
      detail: (name) => this.#details.get(name)?.subarray(from, to) ?? null,
    };
  }

  /** Forgets the orders up to this one. */
  letGo(last: number): void {
    const count = last - this.gone;
    if (count <= 0) return;
    for (const values of [this.#keyCode, this.#customer, this.#rowNo, this.#seconds, ...this.#details.values()]) {
      values.copyWithin(0, count);
      values.fill(0, Math.max(0, values.length - count));
    }
    this.gone = last;
  }
}
