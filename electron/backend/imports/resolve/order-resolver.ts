import type { OrderFacts } from '../../store/queries/orders.ts';
import { growInts } from './growing.ts';
import { OpenOrders } from './open-orders.ts';
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
  /** What the store holds of any order by now. */
  readonly factsOf: (id: number) => OrderFacts;
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

/** What became of an order after it was passed on: nothing, lines were added to it, or what it says about itself changed. */
const UNTOUCHED = 0;
export const OVERTAKEN = 1;
export const REVISED = 2;

/** An order that was passed on and met again, as it is now. */
export interface ReopenedOrder {
  facts: OrderFacts;
  mark: number;
}

/** What a code says about an order: label ids, ids of employees and campaigns, or a text. */
export type WordOf = (detail: OrderDetail, code: number) => Partial<OrderFacts>;

/** Where each detail stands among what the store holds of an order. */
const FACTS: Readonly<Record<OrderDetail, keyof OrderFacts>> = {
  channel: 'channelId',
  country: 'countryId',
  status: 'statusId',
  currency: 'currencyId',
  original: 'originalKey',
  city: 'cityId',
  employee: 'employeeId',
  campaign: 'campaignId',
  coupon: 'coupon',
};

/**
 * Groups lines into orders. An order is one key of one customer, since shops reuse numbers;
 * a line without an order number is an order of its own.
 */
export class OrderResolver {
  readonly known: KnownOrders;
  /** New orders so far; the n-th has id base + n (n from 1). */
  count = 0;
  /** Those that were not let go of. */
  readonly open = new OpenOrders();
  /** New orders up to this one were passed on. */
  passedOn = 0;
  /** How many of those changed afterwards. */
  revisions = 0;
  /** Orders met again after they were let go of. */
  readonly reopened = new Map<number, ReopenedOrder>();
  /** First order met under a code, and the orders of further customers under the same code. */
  #firstOf: Int32Array = new Int32Array(0);
  readonly #othersOf = new Map<number, Map<number, number>>();
  /** Customers of adopted orders. */
  readonly #adopted = new Map<number, number>();
  /** Per code: 0 = not looked up, 1 = the store does not know the number, 2 = it does. */
  #isKnown: Uint8Array = new Uint8Array(0);
  readonly #wordOf: WordOf;
  /** Nothing is written: orders are told apart and counted, and what they say of themselves is not kept. */
  #isCounting = false;

  constructor(known: KnownOrders, wordOf: WordOf) {
    this.known = known;
    this.#wordOf = wordOf;
  }

  /** For a check, which writes nothing: from now on new orders are only told apart. Half of what they take. */
  countOnly(): void {
    this.#isCounting = true;
    this.open.isUndated = true;
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
    // Lines of an order mostly stand together.
    let before = 0;
    for (let row = 0; row < ids.length; row++) {
      const customer = customers[row] ?? 0;
      const code = columns.order?.[row] ?? 0;
      const at = seconds[row] ?? 0;
      const isBefore = code !== 0 && code === before && customer === customers[row - 1];
      before = code;
      if (isBefore && at >= (seconds[row - 1] ?? at)) {
        ids[row] = ids[row - 1] as number;
        continue;
      }
      const found = code === 0 ? 0 : this.#find(code, customer);
      const id = found === 0 ? this.#add(code, customer, rowNo[row] ?? 0, at) : found;
      if (found !== 0 && !this.#isCounting) this.#takeInstant(found, at);
      ids[row] = id;
    }
    if (!this.#isCounting) for (const detail of ORDER_DETAILS) this.#takeDetails(detail, columns[detail], ids);
    return ids;
  }

  /** Lets go of the orders passed on, which the store holds by now. */
  letGo(): void {
    this.open.letGo(this.passedOn);
  }

  /** A line of an order came after the order was passed on. */
  overtake(order: number): void {
    this.#mark(this.#reopen(order), OVERTAKEN);
  }

  #reserve(codes: number, orders: number): void {
    this.#firstOf = growInts(this.#firstOf, codes + 1);
    this.open.reserve(orders);
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
    this.open.put(this.count, code, customer, rowNo, seconds);
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
    const order = id - this.known.base;
    if (order <= 0) return this.#adopted.get(id) ?? 0;
    return order > this.open.gone ? this.open.customerOf(order) : this.#reopen(order).facts.customerId;
  }

  #takeInstant(id: number, seconds: number): void {
    const order = id - this.known.base;
    if (order <= 0) return;
    if (order > this.open.gone) this.open.takeInstant(order, seconds);
    else if (seconds < this.#reopen(order).facts.seconds) this.#revise(this.#reopen(order), { seconds });
  }

  /** The first word that is there counts for the order. */
  #takeDetails(detail: OrderDetail, codes: Int32Array | null, ids: Int32Array): void {
    if (codes === null) return;
    const { values, offset } = this.open.detail(detail, this.count);
    const { base } = this.known;
    for (let row = 0; row < ids.length; row++) {
      const order = (ids[row] ?? 0) - base;
      const code = codes[row] ?? 0;
      if (order <= 0 || code === 0) continue;
      if (order < offset) this.#takeLate(detail, code, order);
      else if (values[order - offset] === 0) values[order - offset] = code;
    }
  }

  #takeLate(detail: OrderDetail, code: number, order: number): void {
    const reopened = this.#reopen(order);
    if (!reopened.facts[FACTS[detail]]) this.#revise(reopened, this.#wordOf(detail, code));
  }

  #reopen(order: number): ReopenedOrder {
    const known = this.reopened.get(order);
    if (known !== undefined) return known;
    const reopened = { facts: this.known.factsOf(this.known.base + order), mark: UNTOUCHED };
    this.reopened.set(order, reopened);
    return reopened;
  }

  #revise(order: ReopenedOrder, said: Partial<OrderFacts>): void {
    order.facts = { ...order.facts, ...said };
    this.#mark(order, REVISED);
  }

  #mark(order: ReopenedOrder, mark: number): void {
    if (order.mark === UNTOUCHED) this.revisions += 1;
    if (mark > order.mark) order.mark = mark;
  }
}

function largest(codes: Int32Array | null): number {
  let most = 0;
  if (codes === null) return most;
  for (let row = 0; row < codes.length; row++) if ((codes[row] as number) > most) most = codes[row] as number;
  return most;
}
