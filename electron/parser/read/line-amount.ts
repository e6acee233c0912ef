import { DECIMAL_SCALE } from '../../../shared/model/decimal.ts';
import { type ExactDecimal, fromScaled, multiplyExact, toScaled } from '../../../shared/model/written-number.ts';
import { toNumber } from './fields/decimal-field.ts';
import type { Refusal } from './row-converter.ts';

/** A decimal of the record at hand: ten-thousandths (NaN = empty) and the exact value where rounding lost something. */
export interface MeasuredPart {
  readonly index: number;
  readonly value: number | bigint;
  readonly exact: ExactDecimal | null;
}

/** Amount of an order line: as given, else quantity × unit price, else (in files without quantities) the unit price. Exact to four places. */
export class LineAmount {
  value: number | bigint = 0;
  isRounded = false;
  readonly #given: MeasuredPart | null;
  readonly #quantity: MeasuredPart | null;
  readonly #price: MeasuredPart | null;

  constructor(given: MeasuredPart | null, quantity: MeasuredPart | null, price: MeasuredPart | null) {
    this.#given = given;
    this.#quantity = quantity;
    this.#price = price;
  }

  /** Computes the amount of the record whose parts were just read; tells what is missing. */
  compute(): Refusal | null {
    const given = this.#given;
    if (given !== null && !isEmpty(given.value)) return this.#keep(given.value, given.exact !== null);
    const price = this.#price;
    if (price === null || isEmpty(price.value)) return { reason: 'missingValue', column: (given ?? price)?.index ?? null };
    const quantity = this.#quantity;
    if (quantity === null) return this.#keep(price.value, price.exact !== null);
    if (isEmpty(quantity.value)) return { reason: 'missingValue', column: quantity.index };
    return this.#multiply(quantity, price);
  }

  #multiply(quantity: MeasuredPart, price: MeasuredPart): Refusal | null {
    if (quantity.exact === null && price.exact === null && typeof quantity.value === 'number' && typeof price.value === 'number') {
      const product = quantity.value * price.value;
      if (Number.isSafeInteger(product)) {
        const rest = product % DECIMAL_SCALE;
        if (rest === 0) return this.#keep(product / DECIMAL_SCALE + 0, false);
        const down = (product - rest) / DECIMAL_SCALE;
        const isHalf = Math.abs(rest) * 2 >= DECIMAL_SCALE;
        return this.#keep(isHalf ? down + Math.sign(product) : down, true);
      }
    }
    const result = toScaled(multiplyExact(toExact(quantity), toExact(price)));
    return result === 'outOfRange' ? { reason: 'outOfRange', column: price.index } : this.#keep(toNumber(result.scaled), result.rounded);
  }

  #keep(value: number | bigint, isRounded: boolean): null {
    this.value = value;
    this.isRounded = isRounded;
    return null;
  }
}

function toExact({ value, exact }: MeasuredPart): ExactDecimal {
  return exact ?? fromScaled(value);
}

function isEmpty(value: number | bigint): boolean {
  return typeof value === 'number' && Number.isNaN(value);
}
