import { TextCodes } from '../bytes/text-codes.ts';
import type { FieldBytes } from '../read/fields/field-bytes.ts';

/** A column with more different values than this is no longer followed. */
export const MOST_VALUES = 500_000;
/** Longer values are descriptions, not names of things. */
const LONGEST_VALUE_BYTES = 120;
const LONG_VALUES_ALLOWED = 3;

/** Different values of a column, how many rows have each, and what the amounts of those rows add up to (ten-thousandths). */
export class ColumnProfile {
  readonly index: number;
  readonly header: string;
  /** Entry k − 1 is the value with code k. */
  readonly texts: string[] = [];
  /** Rows by code. */
  rows = new Int32Array(64);
  /** For each amount column of the file: sums by code. */
  readonly sums: Float64Array[];
  /** False once the column turned out to hold too many values, or long texts, or was left out for others. */
  isFollowed = true;
  #codes: TextCodes | null = new TextCodes(true);
  #longValues = 0;
  #byText: Map<string, number> | null = null;

  constructor(index: number, header: string, amounts: number) {
    this.index = index;
    this.header = header;
    this.sums = Array.from({ length: amounts }, () => new Float64Array(64));
  }

  /** Counts a row in; `amounts` are those of the row, NaN where there is none. */
  add(field: FieldBytes, amounts: Float64Array): void {
    if (this.#codes === null) return;
    if (field.end - field.start > LONGEST_VALUE_BYTES) {
      this.#longValues += 1;
      if (this.#longValues > LONG_VALUES_ALLOWED) this.drop();
      return;
    }
    const code = this.#codes.codeOf(field.bytes, field.start, field.end);
    if (code === 0) return;
    for (const text of this.#codes.takeAdded()) this.texts.push(text);
    if (code >= this.rows.length) this.#grow(code);
    this.rows[code] = (this.rows[code] as number) + 1;
    for (const [place, sums] of this.sums.entries()) {
      const amount = amounts[place] as number;
      if (!Number.isNaN(amount)) sums[code] = (sums[code] as number) + amount;
    }
    if (this.texts.length > MOST_VALUES) this.drop();
  }

  /** Code of a value, 0 = the column does not have it. */
  codeOf(text: string): number {
    this.#byText ??= new Map(this.texts.map((value, index) => [value, index + 1]));
    return this.#byText.get(text) ?? 0;
  }

  rowsOf(code: number): number {
    return this.rows[code] ?? 0;
  }

  /** Follows the column no longer; nothing of it is held. */
  drop(): void {
    this.isFollowed = false;
    this.#codes = null;
    this.texts.length = 0;
    this.rows = new Int32Array(0);
    this.sums.length = 0;
  }

  #grow(code: number): void {
    const length = Math.max(code + 1, this.rows.length * 2);
    const rows = new Int32Array(length);
    rows.set(this.rows);
    this.rows = rows;
    this.sums.forEach((sums, place) => {
      const grown = new Float64Array(length);
      grown.set(sums);
      this.sums[place] = grown;
    });
  }
}
