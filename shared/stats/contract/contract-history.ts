/** How long contracts lasted, in whole periods: everything a model of renewals needs. */
export interface ContractHistory {
  /** By period t (entry 0 unused): contracts that ended at their t-th renewal, so were paid for t periods. */
  readonly ended: Float64Array;
  /** By periods t: contracts still running that have been paid for t periods (0 = in their first). */
  readonly running: Float64Array;
  readonly contracts: number;
}

/**
 * Counts contracts by lifetime. `periods` is the number of periods paid for (whole, ≥ 0), `isEnded` 1 where the contract ended after them. An ended contract
 * of 0 periods never got beyond its first and counts as 1. O(n). Throws a RangeError for lifetimes that are not whole or below 0.
 */
export function tallyContracts(periods: ArrayLike<number>, isEnded: ArrayLike<number>): ContractHistory {
  let longest = 1;
  for (let i = 0; i < periods.length; i++) {
    const t = periods[i] as number;
    if (!Number.isInteger(t) || t < 0) throw new RangeError(`lifetime of ${t} periods`);
    longest = Math.max(longest, t);
  }
  const ended = new Float64Array(longest + 1);
  const running = new Float64Array(longest + 1);
  for (let i = 0; i < periods.length; i++) {
    const t = periods[i] as number;
    if (isEnded[i] === 0) running[t] = (running[t] as number) + 1;
    else ended[Math.max(1, t)] = (ended[Math.max(1, t)] as number) + 1;
  }
  return { ended, running, contracts: periods.length };
}

/** History of one cohort from the numbers still there after 0, 1, 2, … renewals, as published series are. Numbers must not rise; RangeError otherwise. */
export function historyOfSeries(remaining: readonly number[]): ContractHistory {
  const last = remaining.length - 1;
  const ended = new Float64Array(last + 1);
  const running = new Float64Array(last + 1);
  for (let t = 1; t <= last; t++) {
    const lost = (remaining[t - 1] as number) - (remaining[t] as number);
    if (!(lost >= 0)) throw new RangeError(`${remaining[t]} remain after ${remaining[t - 1]}`);
    ended[t] = lost;
  }
  running[last] = remaining[last] ?? 0;
  return { ended, running, contracts: remaining[0] ?? 0 };
}

/** The history as it was known `cut` periods after each start: what happened later is taken back. */
export function cutHistory({ ended, running, contracts }: ContractHistory, cut: number): ContractHistory {
  const earlier = { ended: ended.slice(0, cut + 1), running: running.slice(0, cut + 1), contracts };
  let later = 0;
  for (let t = cut + 1; t < ended.length; t++) later += (ended[t] as number) + (running[t] as number);
  earlier.running[cut] = (earlier.running[cut] ?? 0) + later;
  return earlier;
}

/** By renewal t: contracts that came up for it and contracts that ended at it. */
export interface RenewalTable {
  readonly due: Float64Array;
  readonly lost: Float64Array;
}

/** Renewals by number; entry 0 unused. Running contracts count at the renewals they have had. O(periods). */
export function renewalTable({ ended, running, contracts }: ContractHistory): RenewalTable {
  const due = new Float64Array(ended.length);
  let left = contracts - (running[0] ?? 0);
  for (let t = 1; t < ended.length; t++) {
    due[t] = left;
    left -= (ended[t] as number) + (running[t] as number);
  }
  return { due, lost: ended };
}
