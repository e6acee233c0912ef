import type { MovedMonth } from '../../../../shared/contract/moved-months.ts';
import { SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import { formatDecimal } from '../../../../shared/model/decimal.ts';
import { addPeriods, type Calendar, calendarSchema, startOfPeriod } from '../../../../shared/model/period.ts';
import type { ReadableDatabase } from '../../store/driver.ts';
import { sumDays } from '../../store/queries/day-sums.ts';
import type { LineRange } from '../../store/queries/line-ranges.ts';
import { ExactSum } from './exact-sum.ts';

/** What comes to a day and goes from it: within the past, and beyond it. */
interface DayChange {
  readonly late: ExactSum;
  readonly later: ExactSum;
}

/** A month with what comes to it and goes from it. */
interface MonthChange {
  late: bigint;
  whole: bigint;
}

/**
 * Follows which months of the past an import moves. The past is what lies between the first and the last instant of the lines the
 * store holds: a month is listed when lines within it come or go and what they amount to is not nothing. Lines after the last
 * instant are simply new; where a listed month has some, they are part of its new total and not of its late change.
 */
export class MovedMonths {
  readonly #groupId: number | null;
  readonly #first: number;
  readonly #last: number;
  readonly #changes = new Map<number, DayChange>();
  #day = Number.NaN;
  #change: DayChange | null = null;

  /** `groupId`: first import of the set the file belongs to; what came with the set is no past. */
  constructor(ranges: readonly LineRange[], groupId: number | null) {
    this.#groupId = groupId;
    // Contacts and costs have instants too, and no revenue that could have been seen; a list of orders has those of lines that it moved.
    const withLines = this.#pastOf(ranges).filter(({ first, last, kind }) => last >= first || kind === 'orderHeads');
    this.#first = Math.min(...withLines.map(({ firstAt }) => firstAt ?? Number.POSITIVE_INFINITY));
    this.#last = Math.max(...withLines.map(({ lastAt }) => lastAt ?? Number.NEGATIVE_INFINITY));
  }

  /** False without a past: then nothing needs to be added. */
  get isPossible(): boolean {
    return this.#first <= this.#last;
  }

  /** A line comes, or goes when `amount` is the negative of what it held. */
  add(seconds: number, amount: number | bigint): void {
    const { late, later } = this.#changeOn(Math.floor(seconds / SECONDS_PER_DAY));
    (seconds >= this.#first && seconds <= this.#last ? late : later).add(amount);
  }

  /** The months of every calendar with their revenue before and after; reads the lines of the ranges, which must be as they were before the import. */
  read(db: ReadableDatabase, ranges: readonly LineRange[]): MovedMonth[] {
    const moved = calendarSchema.options.flatMap((calendar) => this.#movedIn(calendar));
    if (moved.length === 0) return [];
    const from = Math.min(...moved.map(({ month }) => month));
    const before = Math.max(...moved.map(({ month, calendar }) => addPeriods(month, 1, 'month', calendar)));
    const span = { from: from * SECONDS_PER_DAY, before: before * SECONDS_PER_DAY, asOf: this.#groupId };
    const sums = [...sumDays(db, this.#pastOf(ranges), span)];
    return moved.map(({ calendar, month, late, whole }) => {
      const next = addPeriods(month, 1, 'month', calendar);
      const total = sums.reduce((sum, [day, amount]) => (day >= month && day < next ? sum + amount : sum), 0n);
      return { calendar, month, before: formatDecimal(total), after: formatDecimal(total + whole), late: formatDecimal(late) };
    });
  }

  #pastOf(ranges: readonly LineRange[]): readonly LineRange[] {
    return ranges.filter((range) => this.#groupId === null || range.groupId !== this.#groupId);
  }

  /** Months of a calendar whose past moves, in order. */
  #movedIn(calendar: Calendar): (MonthChange & { readonly calendar: Calendar; readonly month: number })[] {
    const months = new Map<number, MonthChange>();
    for (const [day, { late, later }] of this.#changes) {
      const month = startOfPeriod(day, 'month', calendar);
      const change = months.get(month) ?? { late: 0n, whole: 0n };
      change.late += late.value();
      change.whole += late.value() + later.value();
      months.set(month, change);
    }
    return [...months]
      .filter(([, { late }]) => late !== 0n)
      .sort(([a], [b]) => a - b)
      .map(([month, change]) => ({ calendar, month, ...change }));
  }

  #changeOn(day: number): DayChange {
    if (day === this.#day && this.#change !== null) return this.#change;
    const change = this.#changes.get(day) ?? { late: new ExactSum(), later: new ExactSum() };
    this.#changes.set(day, change);
    this.#day = day;
    this.#change = change;
    return change;
  }
}
