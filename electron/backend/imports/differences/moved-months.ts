import type { Check } from '../../../../shared/contract/imports.ts';
import { fromEpochDay, SECONDS_PER_DAY, toEpochDay } from '../../../../shared/model/day.ts';
import { formatDecimal } from '../../../../shared/model/decimal.ts';
import type { ReadableDatabase } from '../../store/driver.ts';
import type { LineRange } from '../../store/queries/line-ranges.ts';
import { sumMonths } from '../../store/queries/month-sums.ts';
import { ExactSum } from './exact-sum.ts';

type MovedMonth = NonNullable<Check['movedMonths']>[number];

/**
 * Follows which months of the past an import moves. The past is what lies between the first and the last instant of the lines the
 * store holds: a month is listed when lines within it come or go and its revenue is another afterwards. Lines after the last
 * instant are simply new; where a listed month has some, they are part of its new total.
 */
export class MovedMonths {
  readonly #first: number;
  readonly #last: number;
  readonly #change = new Map<number, ExactSum>();
  readonly #late = new Set<number>();
  #day = Number.NaN;
  #month = 0;

  constructor(ranges: readonly LineRange[]) {
    // Contacts and costs have instants too, and no revenue that could have been seen.
    const withLines = ranges.filter(({ first, last }) => last >= first);
    this.#first = Math.min(...withLines.map(({ firstAt }) => firstAt ?? Number.POSITIVE_INFINITY));
    this.#last = Math.max(...withLines.map(({ lastAt }) => lastAt ?? Number.NEGATIVE_INFINITY));
  }

  /** False without a past: then nothing needs to be added. */
  get isPossible(): boolean {
    return this.#first <= this.#last;
  }

  /** A line comes, or goes when `amount` is the negative of what it held. */
  add(seconds: number, amount: number | bigint): void {
    const month = this.#monthOf(seconds);
    if (seconds >= this.#first && seconds <= this.#last) this.#late.add(month);
    const sum = this.#change.get(month);
    if (sum !== undefined) {
      sum.add(amount);
      return;
    }
    const started = new ExactSum();
    started.add(amount);
    this.#change.set(month, started);
  }

  /** The months with their revenue before and after; reads the lines of the ranges, which must be as they were before the import. */
  read(db: ReadableDatabase, ranges: readonly LineRange[]): MovedMonth[] {
    const moved = [...this.#late].filter((month) => this.#changeOf(month) !== 0n).sort((a, b) => a - b);
    if (moved.length === 0) return [];
    const last = moved.at(-1) ?? 0;
    const before = sumMonths(db, ranges, (moved[0] ?? 0) * SECONDS_PER_DAY, nextMonth(last) * SECONDS_PER_DAY);
    return moved.map((month) => {
      const total = before.get(month) ?? 0n;
      return { month, before: formatDecimal(total), after: formatDecimal(total + this.#changeOf(month)) };
    });
  }

  #changeOf(month: number): bigint {
    return this.#change.get(month)?.value() ?? 0n;
  }

  /** Epoch day on which the month of an instant begins. */
  #monthOf(seconds: number): number {
    const day = Math.floor(seconds / SECONDS_PER_DAY);
    if (day !== this.#day) {
      this.#day = day;
      this.#month = toEpochDay({ ...fromEpochDay(day), day: 1 });
    }
    return this.#month;
  }
}

function nextMonth(month: number): number {
  const { year, month: number } = fromEpochDay(month);
  return number === 12 ? toEpochDay({ year: year + 1, month: 1, day: 1 }) : toEpochDay({ year, month: number + 1, day: 1 });
}
