import type { ReadableDatabase } from '../../store/driver.ts';
import type { LineRange } from '../../store/queries/line-ranges.ts';
import { visitLines } from '../../store/queries/order-line-scan.ts';
import { visitOrderFacts } from '../../store/queries/orders.ts';
import { growInts } from '../resolve/growing.ts';
import type { ResolvedLines } from '../resolve/line-columns.ts';
import type { OrderKeys } from '../resolve/order-keys.ts';
import type { KnownOrders } from '../resolve/order-resolver.ts';
import { orderOfNumber } from './match-orders.ts';

/**
 * Orders that came without their lines: lines that name one can be written at once, with its date, customer, channel and country. Reads
 * every order, and which of them have lines, when it is made; 25 bytes an order.
 */
export class LinelessOrders {
  readonly #known: KnownOrders;
  readonly #isOwn: (id: number) => boolean;
  readonly #customer: Int32Array;
  readonly #seconds: Float64Array;
  readonly #channel: Int32Array;
  readonly #country: Int32Array;
  readonly #hasLines: Uint8Array;
  /** Order by code of its number: 0 = not looked up, −1 = nobody knows it. */
  #orderOf: Int32Array = new Int32Array(0);

  /** `isOwn` says which orders came with the same set of files. */
  constructor(db: ReadableDatabase, known: KnownOrders, ranges: readonly LineRange[], isOwn: (id: number) => boolean) {
    const size = known.base + 1;
    this.#known = known;
    this.#isOwn = isOwn;
    this.#customer = new Int32Array(size);
    this.#seconds = new Float64Array(size);
    this.#channel = new Int32Array(size);
    this.#country = new Int32Array(size);
    this.#hasLines = new Uint8Array(size);
    visitOrderFacts(db, 1, known.base, (id, facts) => {
      this.#customer[id] = facts.customerId;
      this.#seconds[id] = facts.seconds;
      this.#channel[id] = facts.channelId;
      this.#country[id] = facts.countryId;
    });
    for (const { first, last, isWide } of ranges) {
      if (last < first) continue;
      visitLines(db, first, last, isWide, (_, orderId) => {
        this.#hasLines[Number(orderId)] = 1;
      });
    }
  }

  /** Order under the number with this code, 0 = none. */
  orderOf(code: number, keys: OrderKeys): number {
    this.#orderOf = growInts(this.#orderOf, keys.count + 1);
    if (this.#orderOf[code] === 0) this.#orderOf[code] = orderOfNumber(this.#known, keys.text(code), this.#isOwn) || -1;
    return Math.max(0, this.#orderOf[code] ?? 0);
  }

  hasLines(id: number): boolean {
    return this.#hasLines[id] === 1;
  }

  /** Lines with their orders and what they take from them. */
  complete(lines: ResolvedLines, keys: OrderKeys): ResolvedLines {
    const { length, codes } = lines;
    const orderId = new Int32Array(length);
    const seconds = new Float64Array(length);
    const customerId = new Int32Array(length);
    const channelId = new Int32Array(length);
    const countryId = new Int32Array(length);
    for (let row = 0; row < length; row++) {
      const id = this.orderOf(codes.order?.[row] ?? 0, keys);
      orderId[row] = id;
      seconds[row] = this.#seconds[id] ?? 0;
      customerId[row] = this.#customer[id] ?? 0;
      channelId[row] = this.#channel[id] ?? 0;
      countryId[row] = this.#country[id] ?? 0;
    }
    return { ...lines, orderId, seconds, customerId, channelId, countryId };
  }
}
