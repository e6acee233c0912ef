import type { ImportMode } from '../../../../shared/contract/imports.ts';
import type { ImportMapping, RejectedRow } from '../../../../shared/model/import-mapping.ts';
import type { RecordChunk } from '../../../parser/protocol.ts';
import type { ReadableDatabase } from '../../store/driver.ts';
import type { LineRange } from '../../store/queries/line-ranges.ts';
import type { CorrectedRow } from '../../store/queries/trust/corrections.ts';
import { ExactSum } from '../differences/exact-sum.ts';
import { MovedMonths } from '../differences/moved-months.ts';
import { spanOf } from '../load/line-span.ts';
import type { ImportResolver } from '../resolve/import-resolver.ts';
import type { ResolvedLines } from '../resolve/line-columns.ts';
import type { OrderKeys } from '../resolve/order-keys.ts';
import { pickLines } from '../resolve/pick-lines.ts';
import { ComparedLine } from './compared-line.ts';
import { HeldOrders } from './held-orders.ts';
import { KeylessLines } from './keyless-lines.ts';
import { LinelessOrders } from './lineless-orders.ts';
import { refuseRow } from './refuse-row.ts';
import { noteUnread } from './unread-rows.ts';

/** What an intake of order lines works on. */
export interface IntakeOptions {
  readonly db: ReadableDatabase;
  readonly resolver: ImportResolver;
  readonly mapping: ImportMapping;
  readonly mode: ImportMode;
  /** Imports before this one. */
  readonly ranges: readonly LineRange[];
  /** First import of the set the file belongs to. */
  readonly groupId: number | null;
  /** Lines only ever join the orders they name: corrected rows of an earlier import. */
  readonly joins: boolean;
  /** Which refused rows those are; empty when it is no correction. */
  readonly corrects: readonly CorrectedRow[];
}

/** Lines of orders whose number the store knows, kept until all have been read. */
export interface HeldChunk {
  readonly lines: ResolvedLines;
  /** Place of each line among the held orders. */
  readonly places: Int32Array;
}

const [FRESH, HELD, TAKEN, REFUSED] = [0, 1, 2, 3];

/**
 * Parts the lines of a file while it is read: those of new orders go on at once, those of orders whose number the store knows are
 * held back (60 to 100 bytes each) until `settleLines` compares them, those without a number that the store holds already go no
 * further, those of orders nobody knows are refused where the file depends on its orders. A file that meets nothing the store
 * knows costs one look per order number.
 */
export class LineIntake {
  readonly options: IntakeOptions;
  readonly compared: ComparedLine;
  readonly undated: ComparedLine;
  readonly held = new HeldOrders();
  readonly heldChunks: HeldChunk[] = [];
  readonly keyless: KeylessLines;
  readonly months: MovedMonths;
  /** Rows the store held already, what they amount to, and how many of them bear no order number. */
  unchanged = 0;
  keylessUnchanged = 0;
  readonly unchangedAmount = new ExactSum();
  /** What the file holds of the first known orders that differ and are left as they are, by place. */
  readonly keptTotals = new Map<number, { rows: number; readonly amount: ExactSum }>();
  /** Known orders of which the file has rows that could not be read, with their number. */
  readonly unread = new Map<number, number>();
  refused = 0;
  readonly refusedAmount = new ExactSum();
  readonly loadedAmount = new ExactSum();
  loaded = 0;
  keylessLoaded = 0;
  /** Loaded lines without a customer. */
  anonymous = 0;
  /** Time the file speaks of: from its first to its last instant. */
  firstAt = Number.POSITIVE_INFINITY;
  lastAt = Number.NEGATIVE_INFINITY;
  /** Places of the first and the last line of the file, 0 = not held. */
  firstPlace = -1;
  lastPlace = 0;
  /** Orders of the store, for files whose lines take date and customer from them. */
  readonly #lineless: LinelessOrders | null;

  constructor(options: IntakeOptions) {
    this.options = options;
    this.compared = new ComparedLine(options.mapping);
    this.undated = new ComparedLine(options.mapping, false);
    this.keyless = new KeylessLines(options.db, options.ranges, this.compared);
    this.months = new MovedMonths(options.ranges, options.groupId);
    const { db, resolver, ranges, mapping } = options;
    this.#lineless = mapping.kind === 'orderLines' ? new LinelessOrders(db, resolver.orders.known, ranges, (id) => this.isOfSet(id)) : null;
  }

  /** Lines that can be written at once, with their orders, null when there are none; and the rows refused. */
  take(lines: ResolvedLines, chunk: RecordChunk): { readonly lines: ResolvedLines | null; readonly rejected: readonly RejectedRow[] } {
    this.#followPeriod(lines);
    const fates = this.#judge(lines);
    if (fates === null) {
      this.#followEdges(lines, null, null);
      return { lines: this.goOn(lines), rejected: [] };
    }
    const places = this.#hold(lines, rowsOf(fates, HELD));
    this.#followEdges(lines, fates, places);
    const rejected = this.#dropAndRefuse(lines, fates, chunk);
    const fresh = rowsOf(fates, FRESH);
    return { lines: fresh.length === 0 ? null : this.goOn(pickLines(lines, fresh)), rejected };
  }

  /** Hears of rows that could not be read. */
  noteRejected(rejected: readonly RejectedRow[]): void {
    const { joins, resolver } = this.options;
    if (!joins) noteUnread(this.unread, resolver.orders.known, rejected);
  }

  /** Gives lines their orders, which are new or were adopted, and counts them in. */
  goOn(lines: ResolvedLines): ResolvedLines {
    const { orders, orderKeys } = this.options.resolver;
    const complete = this.#lineless?.complete(lines, orderKeys) ?? {
      ...lines,
      orderId: orders.resolve(lines.codes, lines.rowNo, lines.customerId, lines.seconds),
    };
    this.#countIn(complete);
    return complete;
  }

  /** Whether an order came with another file of the same set. */
  isOfSet(id: number): boolean {
    const { groupId, ranges } = this.options;
    return groupId !== null && ranges.some((range) => range.groupId === groupId && id >= range.firstOrder && id <= range.lastOrder);
  }

  /** Counts lines that are about to be written. */
  #countIn(lines: ResolvedLines): void {
    const { amount, seconds, codes, customerId, length } = lines;
    const follows = this.months.isPossible;
    for (let row = 0; row < length; row++) {
      const value = amount.scaled[row] ?? 0;
      this.loadedAmount.add(value);
      if (customerId[row] === 0) this.anonymous += 1;
      if (follows) this.months.add(seconds[row] ?? 0, value);
    }
    this.loaded += length;
    if (codes.order === null) this.keylessLoaded += length;
    else for (let row = 0; row < length; row++) if (codes.order[row] === 0) this.keylessLoaded += 1;
  }

  /** What becomes of each row; null when all are new. */
  #judge(lines: ResolvedLines): Uint8Array | null {
    const { resolver, ranges } = this.options;
    if (ranges.length === 0 && this.#lineless === null) return null;
    const {
      codes: { order },
      length,
    } = lines;
    const { orderKeys } = resolver;
    let fates: Uint8Array | null = null;
    for (let row = 0; row < length; row++) {
      const code = order?.[row] ?? 0;
      const fate = this.#lineless === null ? this.#fateOf(code, lines, row) : judgeAttached(this.#lineless, code, orderKeys);
      if (fate === FRESH) continue;
      fates ??= new Uint8Array(length);
      fates[row] = fate;
    }
    return fates;
  }

  #fateOf(code: number, lines: ResolvedLines, row: number): number {
    const { joins, resolver } = this.options;
    if (code !== 0) return resolver.orders.isKnown(code, resolver.orderKeys) ? HELD : FRESH;
    return !joins && this.keyless.take(lines, row) ? TAKEN : FRESH;
  }

  #hold(lines: ResolvedLines, rows: Int32Array): Int32Array {
    if (rows.length === 0) return rows;
    const picked = pickLines(lines, rows);
    const seconds = this.#lineless === null ? picked.seconds : null;
    const places = this.held.take({ codes: picked.codes, customerId: picked.customerId, seconds, rowNo: picked.rowNo, length: rows.length });
    this.heldChunks.push({ lines: picked, places });
    return places;
  }

  #dropAndRefuse(lines: ResolvedLines, fates: Uint8Array, chunk: RecordChunk): RejectedRow[] {
    const rejected: RejectedRow[] = [];
    for (let row = 0; row < fates.length; row++) {
      const amount = lines.amount.scaled[row] ?? 0;
      if (fates[row] === TAKEN) {
        this.unchanged += 1;
        this.keylessUnchanged += 1;
        this.unchangedAmount.add(amount);
      } else if (fates[row] === REFUSED) {
        this.refused += 1;
        this.refusedAmount.add(amount);
        const text = this.options.resolver.orderKeys.text(lines.codes.order?.[row] ?? 0);
        rejected.push(refuseRow(chunk, this.options.mapping, { row: lines.rowNo[row] ?? 0, role: 'orderId', reason: 'unknownOrder', value: text }));
      }
    }
    return rejected;
  }

  #followPeriod({ seconds }: ResolvedLines): void {
    const { first, last } = spanOf(seconds);
    this.firstAt = Math.min(this.firstAt, first);
    this.lastAt = Math.max(this.lastAt, last);
  }

  /** The first and last line of the file matter: an export in pages may cut an order in two there. */
  #followEdges({ length }: ResolvedLines, fates: Uint8Array | null, places: Int32Array | null): void {
    if (length === 0) return;
    if (this.firstPlace < 0) this.firstPlace = fates?.[0] === HELD ? (places?.[0] ?? 0) : 0;
    this.lastPlace = fates?.[length - 1] === HELD ? (places?.at(-1) ?? 0) : 0;
  }
}

/** A line that takes everything from its order: it needs one, and is compared where the order has lines. */
function judgeAttached(lineless: LinelessOrders, code: number, keys: OrderKeys): number {
  const id = code === 0 ? 0 : lineless.orderOf(code, keys);
  if (id === 0) return REFUSED;
  return lineless.hasLines(id) ? HELD : FRESH;
}

function rowsOf(fates: Uint8Array, wanted: number): Int32Array {
  let count = 0;
  for (const fate of fates) if (fate === wanted) count += 1;
  const rows = new Int32Array(count);
  let at = 0;
  for (let row = 0; row < fates.length; row++) if (fates[row] === wanted) rows[at++] = row;
  return rows;
}
