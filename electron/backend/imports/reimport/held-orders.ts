import { growDoubles, growInts } from '../resolve/growing.ts';
import { ORDER_DETAILS, type OrderColumns, type OrderDetail } from '../resolve/order-resolver.ts';

/** Rows of orders whose number the store knows, as far as they say something about the order. */
export interface HeldRows {
  readonly codes: OrderColumns;
  readonly customerId: Int32Array;
  /** null when the file does not say when. */
  readonly seconds: Float64Array | null;
  readonly rowNo: Int32Array;
  readonly length: number;
}

/**
 * Orders of the file under numbers that the store knows: one place (from 1) for each number and customer, since shops reuse
 * numbers. Files of lines without customers have one place for each number.
 */
export class HeldOrders {
  count = 0;
  code: Int32Array = new Int32Array(0);
  customer: Int32Array = new Int32Array(0);
  rows: Int32Array = new Int32Array(0);
  /** First of its rows. */
  rowNo: Int32Array = new Int32Array(0);
  /** Earliest instant of its rows. */
  seconds: Float64Array = new Float64Array(0);
  readonly details = new Map<OrderDetail, Int32Array>();
  /** Order of the store, 0 = none. */
  known: Int32Array = new Int32Array(0);
  #firstOf: Int32Array = new Int32Array(0);
  readonly #othersOf = new Map<number, Map<number, number>>();

  /** Places of rows, all of which have a number. */
  take({ codes, customerId, seconds, rowNo, length }: HeldRows): Int32Array {
    this.#reserve(this.count + length + 1);
    const places = new Int32Array(length);
    for (let row = 0; row < length; row++) {
      const place = this.#placeOf(codes.order?.[row] ?? 0, customerId[row] ?? 0);
      places[row] = place;
      if (this.rows[place] === 0) this.rowNo[place] = rowNo[row] ?? 0;
      this.rows[place] = (this.rows[place] ?? 0) + 1;
      const at = seconds?.[row] ?? Number.POSITIVE_INFINITY;
      if (at < (this.seconds[place] ?? 0)) this.seconds[place] = at;
    }
    for (const detail of ORDER_DETAILS) this.#takeDetail(detail, codes[detail], places);
    return places;
  }

  #placeOf(code: number, customer: number): number {
    this.#firstOf = growInts(this.#firstOf, code + 1);
    const first = this.#firstOf[code] ?? 0;
    if (first !== 0 && this.customer[first] === customer) return first;
    const known = first === 0 ? undefined : this.#othersOf.get(code)?.get(customer);
    if (known !== undefined) return known;
    this.count += 1;
    this.code[this.count] = code;
    this.customer[this.count] = customer;
    this.seconds[this.count] = Number.POSITIVE_INFINITY;
    if (first === 0) this.#firstOf[code] = this.count;
    else this.#othersOf.set(code, (this.#othersOf.get(code) ?? new Map<number, number>()).set(customer, this.count));
    return this.count;
  }

  /** The first word that is there counts for the order. */
  #takeDetail(detail: OrderDetail, codes: Int32Array | null, places: Int32Array): void {
    if (codes === null) return;
    const values = growInts(this.details.get(detail) ?? new Int32Array(0), this.count + 1);
    this.details.set(detail, values);
    for (let row = 0; row < places.length; row++) {
      const place = places[row] ?? 0;
      if (values[place] === 0) values[place] = codes[row] ?? 0;
    }
  }

  #reserve(length: number): void {
    this.code = growInts(this.code, length);
    this.customer = growInts(this.customer, length);
    this.rows = growInts(this.rows, length);
    this.rowNo = growInts(this.rowNo, length);
    this.known = growInts(this.known, length);
    this.seconds = growDoubles(this.seconds, length);
  }
}
