import { growBytes, growDoubles, growInts } from './growing.ts';
import type { OrderKeys } from './order-keys.ts';

/** Orders the store knew before the import. */
export interface KnownOrders {
  /** Largest id. */
  readonly base: number;
  /** Ids of the orders under a key (one per customer). */
  readonly idsOf: (key: string) => readonly number[];
  readonly customerOf: (id: number) => number;
  /** Number of any order the store holds by now, new ones of the import as well. */
  readonly keyOf: (id: number) => string;
  /** NaN for ids that are not valid or were not read. */
  readonly orderedAt: (id: number) => number;
  /** The order bears no number of its own: it is one line of a file without numbers. */
  readonly isKeyless: (id: number) => boolean;
}

/** Codes of the roles that describe an order, and ids of the employee and the campaign; null = not mapped. `order` is its number. */
export interface OrderColumns {
  readonly order: Int32Array | null;
  readonly channel: Int32Array | null;
  readonly country: Int32Array | null;
  readonly status: Int32Array | null;
  readonly currency: Int32Array | null;
  readonly original: Int32Array | null;
  readonly city: Int32Array | null;
  readonly employee: Int32Array | null;
  readonly campaign: Int32Array | null;
  readonly coupon: Int32Array | null;
}

export const ORDER_DETAILS = ['channel', 'country', 'status', 'currency', 'original', 'city', 'employee', 'campaign', 'coupon'] as const;
export type OrderDetail = (typeof ORDER_DETAILS)[number];

/** What became of an order after it was passed on: lines were added to it, or what it says about itself changed. */
const OVERTAKEN = 1;
export const REVISED = 2;

/**
 * Groups lines into orders. An order is one key of one customer, since shops reuse numbers;
 * a line without an order number is an order of its own.
 */
export class OrderResolver {
  readonly known: KnownOrders;
  /** New orders so far; the n-th has id base + n (n from 1) and its values at index n. */
  count = 0;
  /** Code of the key, 0 = made from file and row. */
  keyCode: Int32Array = new Int32Array(0);
  customer: Int32Array = new Int32Array(0);
  rowNo: Int32Array = new Int32Array(0);
  seconds: Float64Array = new Float64Array(0);
  readonly details = new Map<OrderDetail, Int32Array>();
  /** New orders up to this one were passed on. */
  passedOn = 0;
  /** How many of those changed afterwards, and at the index of each `OVERTAKEN` or `REVISED`. */
  revisions = 0;
  revised: Uint8Array = new Uint8Array(0);
  /** First order met under a code, and the orders of further customers under the same code. */
  #firstOf: Int32Array = new Int32Array(0);
  readonly #othersOf = new Map<number, Map<number, number>>();
  /** Customers of adopted orders. */
  readonly #adopted = new Map<number, number>();
  /** Per code: 0 = not looked up, 1 = the store does not know the number, 2 = it does. */
  #isKnown: Uint8Array = new Uint8Array(0);

  constructor(known: KnownOrders) {
    this.known = known;
  }

  /** Whether the store has orders under the number with this code. Each code is looked up once. */
  isKnown(code: number, keys: OrderKeys): boolean {
    if (code >= this.#isKnown.length) {
      const grown = new Uint8Array(Math.max(1024, keys.count + 1, this.#isKnown.length * 2));
      grown.set(this.#isKnown);
      this.#isKnown = grown;
    }
    if (this.#isKnown[code] === 0) this.#isKnown[code] = this.known.idsOf(keys.text(code)).length > 0 ? 2 : 1;
    return this.#isKnown[code] === 2;
  }

  /** Id of the first order met under a code. */
  firstOf(code: number): number {
    return this.#firstOf[code] ?? 0;
  }

  /** From now on lines of that number and customer belong to an order of the store. */
  adopt(code: number, customer: number, id: number): void {
    this.#reserve(code, this.count);
    this.#adopted.set(id, customer);
    this.#remember(code, id, customer);
  }

  /** Order id of each line: known orders as far as they were adopted, else new ones. */
  resolve(columns: OrderColumns, rowNo: Int32Array, customers: Int32Array, seconds: Float64Array): Int32Array {
    const ids = new Int32Array(rowNo.length);
    this.#reserve(largest(columns.order), this.count + rowNo.length);
    for (let row = 0; row < ids.length; row++) {
      const customer = customers[row] ?? 0;
      const code = columns.order?.[row] ?? 0;
      const at = seconds[row] ?? 0;
      const found = code === 0 ? 0 : this.#find(code, customer);
      const id = found === 0 ? this.#add(code, customer, rowNo[row] ?? 0, at) : found;
      if (found !== 0) this.#takeInstant(found, at);
      ids[row] = id;
    }
    for (const detail of ORDER_DETAILS) this.#takeDetails(detail, columns[detail], ids);
    return ids;
  }

  #reserve(codes: number, orders: number): void {
    this.#firstOf = growInts(this.#firstOf, codes + 1);
    this.keyCode = growInts(this.keyCode, orders + 1);
    this.customer = growInts(this.customer, orders + 1);
    this.rowNo = growInts(this.rowNo, orders + 1);
    this.revised = growBytes(this.revised, orders + 1);
    this.seconds = growDoubles(this.seconds, orders + 1);
  }

  /** Id of the order, 0 when it is new. */
  #find(code: number, customer: number): number {
    const first = this.#firstOf[code] ?? 0;
    if (first === 0) return 0;
    if (this.#customerOf(first) === customer) return first;
    return this.#othersOf.get(code)?.get(customer) ?? 0;
  }

  #add(code: number, customer: number, rowNo: number, seconds: number): number {
    this.count += 1;
    this.keyCode[this.count] = code;
    this.customer[this.count] = customer;
    this.rowNo[this.count] = rowNo;
    this.seconds[this.count] = seconds;
    const id = this.known.base + this.count;
    if (code !== 0) this.#remember(code, id, customer);
    return id;
  }

  #remember(code: number, id: number, customer: number): void {
    if (this.#firstOf[code] === 0) {
      this.#firstOf[code] = id;
      return;
    }
    const others = this.#othersOf.get(code) ?? new Map<number, number>();
    others.set(customer, id);
    this.#othersOf.set(code, others);
  }

  #customerOf(id: number): number {
    return id > this.known.base ? (this.customer[id - this.known.base] ?? 0) : (this.#adopted.get(id) ?? 0);
  }

  /** A new order's instant is that of its earliest line. */
  #takeInstant(id: number, seconds: number): void {
    const index = id - this.known.base;
    if (index <= 0 || seconds >= (this.seconds[index] ?? 0)) return;
    this.seconds[index] = seconds;
    this.#revise(index);
  }

  /** The first word that is there counts for the order. */
  #takeDetails(detail: OrderDetail, codes: Int32Array | null, ids: Int32Array): void {
    if (codes === null) return;
    const values = growInts(this.details.get(detail) ?? new Int32Array(0), this.count + 1);
    this.details.set(detail, values);
    const { base } = this.known;
    for (let row = 0; row < ids.length; row++) {
      const index = (ids[row] ?? 0) - base;
      const code = codes[row] ?? 0;
      if (index > 0 && code !== 0 && values[index] === 0) {
        values[index] = code;
        this.#revise(index);
      }
    }
  }

  /** A line of an order came after the order was passed on. */
  overtake(index: number): void {
    this.#mark(index, OVERTAKEN);
  }

  #revise(index: number): void {
    if (index <= this.passedOn) this.#mark(index, REVISED);
  }

  #mark(index: number, mark: number): void {
    const before = this.revised[index] ?? 0;
    if (before === 0) this.revisions += 1;
    if (mark > before) this.revised[index] = mark;
  }
}

function largest(codes: Int32Array | null): number {
  let most = 0;
  if (codes !== null) for (const code of codes) if (code > most) most = code;
  return most;
}
