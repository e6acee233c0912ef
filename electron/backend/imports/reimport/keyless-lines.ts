import type { ReadableDatabase } from '../../store/driver.ts';
import type { LineRange } from '../../store/queries/line-ranges.ts';
import { type LineVisitor, visitLines } from '../../store/queries/order-line-scan.ts';
import { readKeylessCustomers } from '../../store/queries/orders.ts';
import type { ResolvedLines } from '../resolve/line-columns.ts';
import type { ComparedLine } from './compared-line.ts';
import { Multiset } from './multiset.ts';

/** A line of the store that bears no order number. */
export interface KeylessLine {
  readonly lineId: number;
  readonly orderId: number;
  readonly seconds: number;
  readonly amount: number | bigint;
}

/**
 * Lines without an order number (till exports, CDNOW) are told apart by all they hold: of n equal lines in a file and m in the store
 * max(0, n − m) are new. The store's lines are read when the first such line is met; 32 to 64 bytes are kept for each different one
 * (about 50 MB for a million, half a GB for ten).
 */
export class KeylessLines {
  readonly #db: ReadableDatabase;
  readonly #ranges: readonly LineRange[];
  readonly #compared: ComparedLine;
  #lines: Multiset | null = null;

  constructor(db: ReadableDatabase, ranges: readonly LineRange[], compared: ComparedLine) {
    this.#db = db;
    this.#ranges = ranges.filter(({ keylessLines }) => keylessLines > 0);
    this.#compared = compared;
  }

  /** Whether the store holds a copy of the line that no earlier line of the file took. */
  take(lines: ResolvedLines, row: number): boolean {
    if (this.#ranges.length === 0) return false;
    const stored = this.#load();
    const customer = lines.customerId[row] ?? 0;
    const { a, b } = this.#compared.ofFile(lines, row, customer);
    return stored.take(customer, a, b);
  }

  /**
   * The store's lines between two instants of which the file had no copy; those of ranges that are left out stay, copies of them first. To be
   * asked once, after the last line.
   */
  *untaken(from: number, to: number, isLeftOut: (range: LineRange) => boolean): Generator<KeylessLine> {
    if (this.#ranges.length === 0) return;
    const left = this.#load();
    const found: KeylessLine[] = [];
    this.#visit(this.#ranges.filter(isLeftOut), (customer, ...line) => {
      const { a, b } = this.#compared.ofStore(customer, ...line);
      left.take(customer, a, b);
    });
    const asked = this.#ranges.filter((range) => !isLeftOut(range));
    this.#visit(asked, (customer, ...line) => {
      const [, orderId, , instant, , , amount, , , , , lineId] = line;
      const seconds = Number(instant);
      if (seconds < from || seconds > to) return;
      const { a, b } = this.#compared.ofStore(customer, ...line);
      if (left.take(customer, a, b)) found.push({ lineId: Number(lineId), orderId: Number(orderId), seconds, amount });
    });
    yield* found;
  }

  #load(): Multiset {
    if (this.#lines !== null) return this.#lines;
    const lines = new Multiset();
    this.#visit(this.#ranges, (customer, ...line) => {
      const { a, b } = this.#compared.ofStore(customer, ...line);
      lines.add(customer, a, b);
    });
    this.#lines = lines;
    return lines;
  }

  #visit(ranges: readonly LineRange[], take: (customer: number, ...line: Parameters<LineVisitor>) => void): void {
    for (const { first, last, firstOrder, lastOrder, isWide } of ranges) {
      const customers = readKeylessCustomers(this.#db, firstOrder, lastOrder);
      visitLines(this.#db, first, last, isWide, (...line) => {
        const customer = customers[Number(line[1]) - firstOrder] ?? -1;
        if (customer >= 0) take(customer, ...line);
      });
    }
  }
}
