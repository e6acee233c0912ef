import { SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import { growDoubles, growInts } from './growing.ts';
import type { ResolvedLines } from './line-columns.ts';
import { ORDER_KINDS } from './order-figures.ts';

/** Sums up to here are exact in doubles, whatever is added next. */
const SAFE = 2 ** 52;
const NEVER = 2 ** 31 - 1;
const SALE = ORDER_KINDS.indexOf('sale');

/** What lines and orders say of consecutive customers. */
export interface CountedSales {
  /** Days of the first and the last sale; where there was none, the first is after the last. */
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
  /** Orders that are sales. */
  readonly orders: Int32Array;
  /** Ten-thousandths, exact. */
  readonly revenue: Float64Array;
  /** Code of the country of the earliest order that names one, 0 = none; null where no order does. */
  readonly country: Int32Array | null;
}

/** New orders in the order of their ids, as far as they count for their customers. */
export interface OrdersOfCustomers {
  readonly customerId: Int32Array;
  readonly seconds: Float64Array;
  /** Places in `ORDER_KINDS`. */
  readonly kind: Uint8Array;
  /** Codes; null = the file names no countries. */
  readonly country: Int32Array | null;
}

/**
 * Adds up what a first file says of its customers while their lines and orders go by, so that nobody has to gather the lines by customer
 * again. Customers bear numbers from 1; 20 bytes each, 32 where orders name countries.
 */
export class CustomerFigures {
  /** False once a sum went beyond exact doubles: then somebody else must count. */
  isExact = true;
  /** First and last day of a sale side by side: every line asks for both, of any customer. */
  #days: Int32Array = new Int32Array(0);
  #orders: Int32Array = new Int32Array(0);
  #revenue: Float64Array = new Float64Array(0);
  #country: Int32Array | null = null;
  #countryAt: Float64Array = new Float64Array(0);

  /** Counts lines. */
  takeLines({ length, customerId, amount, seconds }: ResolvedLines): void {
    for (let row = 0; row < length; row++) {
      const customer = customerId[row] ?? 0;
      if (customer === 0) continue;
      if (customer >= this.#orders.length) this.#reserve(customer);
      const value = Number(amount.scaled[row] ?? 0);
      const sum = (this.#revenue[customer] ?? 0) + value;
      this.#revenue[customer] = sum;
      if (!(sum <= SAFE && sum >= -SAFE && value <= SAFE && value >= -SAFE)) this.isExact = false;
      if (value > 0) this.#takeDay(customer, Math.floor((seconds[row] ?? 0) / SECONDS_PER_DAY));
    }
  }

  /** Counts orders, each once, when nothing about it can change any more. */
  takeOrders({ customerId, seconds, kind, country }: OrdersOfCustomers): void {
    for (let row = 0; row < kind.length; row++) {
      const customer = customerId[row] ?? 0;
      if (customer === 0) continue;
      if (customer >= this.#orders.length) this.#reserve(customer);
      if (kind[row] === SALE) this.#orders[customer] = (this.#orders[customer] ?? 0) + 1;
      const code = country?.[row] ?? 0;
      if (code !== 0) this.#takeCountry(customer, code, seconds[row] ?? 0);
    }
  }

  /** Figures of the customers from `first` to before `end`. */
  read(first: number, end: number): CountedSales {
    this.#reserve(end);
    return {
      firstDay: this.#daysAt(first, end, 0),
      lastDay: this.#daysAt(first, end, 1),
      orders: this.#orders.slice(first, end),
      revenue: this.#revenue.slice(first, end),
      country: this.#country?.slice(first, end) ?? null,
    };
  }

  #takeDay(customer: number, day: number): void {
    const at = 2 * customer;
    if (day < (this.#days[at] as number)) this.#days[at] = day;
    if (day > (this.#days[at + 1] as number)) this.#days[at + 1] = day;
  }

  #daysAt(first: number, end: number, which: 0 | 1): Int32Array {
    const days = new Int32Array(end - first);
    for (let at = 0; at < days.length; at++) days[at] = this.#days[2 * (first + at) + which] as number;
    return days;
  }

  /** Of two orders at the same instant the one with the smaller id counts, which comes first. */
  #takeCountry(customer: number, code: number, at: number): void {
    this.#country = growInts(this.#country ?? new Int32Array(0), this.#orders.length);
    this.#countryAt = growDoubles(this.#countryAt, this.#orders.length);
    if (this.#country[customer] !== 0 && at >= (this.#countryAt[customer] ?? 0)) return;
    this.#country[customer] = code;
    this.#countryAt[customer] = at;
  }

  #reserve(customer: number): void {
    const known = this.#orders.length;
    if (customer < known) return;
    this.#orders = growInts(this.#orders, customer + 1);
    this.#revenue = growDoubles(this.#revenue, this.#orders.length);
    const days = new Int32Array(2 * this.#orders.length);
    days.set(this.#days);
    for (let at = 2 * known; at < days.length; at += 2) {
      days[at] = NEVER;
      days[at + 1] = -NEVER;
    }
    this.#days = days;
  }
}
