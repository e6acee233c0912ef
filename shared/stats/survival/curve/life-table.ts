import type { TimeTable } from '../time-table.ts';

/** One interval of a life table. */
export interface LifeTableRow {
  readonly from: number;
  readonly to: number;
  /** Under observation and without the event at the beginning. */
  readonly atStart: number;
  readonly events: number;
  readonly censored: number;
  /** Those exposed: at the beginning less half of those who leave without the event. */
  readonly exposed: number;
  /** Chance of the event within the interval, given that it had not happened before. */
  readonly share: number;
  /** Share without the event at the end of the interval. */
  readonly survival: number;
  /** Events per unit of time and subject, at the middle of the interval. */
  readonly hazard: number;
}

/**
 * Actuarial life table (Cutler and Ederer 1958): intervals (cuts[i], cuts[i + 1]], half of the censored counted as exposed; hazard q / (w (1 − q/2)). An event at or before
 * the first cut falls into the first interval. Not for samples with late entries. O(times + cuts).
 */
export function lifeTable(table: TimeTable, cuts: readonly number[]): LifeTableRow[] {
  const rows: LifeTableRow[] = [];
  let at = 0;
  let left = table.subjects;
  let survival = 1;
  for (let index = 0; index + 1 < cuts.length; index++) {
    const [from, to] = [cuts[index] as number, cuts[index + 1] as number];
    let events = 0;
    let censored = 0;
    for (; at < table.time.length && (table.time[at] as number) <= to; at++) {
      events += table.events[at] as number;
      censored += table.censored[at] as number;
    }
    const exposed = left - censored / 2;
    const share = exposed > 0 ? events / exposed : 0;
    survival *= 1 - share;
    rows.push({ from, to, atStart: left, events, censored, exposed, share, survival, hazard: share / ((to - from) * (1 - share / 2)) });
    left -= events + censored;
  }
  return rows;
}
