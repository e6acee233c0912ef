import { stableOrder } from '../../stable-order.ts';
import type { SurvivalSample } from '../sample.ts';

/** How often the model puts two people in the order in which things happened. */
export interface Concordance {
  /** (concordant + ½ tied) ÷ comparable pairs; ½ is guessing. NaN without comparable pairs. */
  readonly concordance: number;
  /** Infinitesimal jackknife (Therneau and Watson 2017), as R's concordance. */
  readonly standardError: number;
  readonly concordant: number;
  readonly discordant: number;
  /** Pairs with equal scores. */
  readonly tied: number;
}

/**
 * Harrell's C of a risk score: over pairs in which one is known to have had the event first, the share in which that one had the higher score.
 * Pairs of different strata and pairs with both events at one time are not compared. Late entries are not taken into account.
 * O(n log n) by counting trees over the ranks of the scores.
 */
export function concordanceOf(
  { time, status, weight }: Pick<SurvivalSample, 'time' | 'status' | 'weight'>,
  score: Float64Array,
  stratum: Int32Array | null = null,
): Concordance {
  const n = time.length;
  const rank = denseRanks(score);
  const ranks = rank.reduce((most, own) => Math.max(most, own + 1), 0);
  const byTime = stableOrder(time);
  const parts = new Map<number, number[]>();
  for (const subject of byTime) {
    const own = stratum?.[subject] ?? 0;
    const list = parts.get(own);
    if (list === undefined) parts.set(own, [subject]);
    else list.push(subject);
  }
  const counts = { concordant: new Float64Array(n), discordant: new Float64Array(n), tied: new Float64Array(n) };
  const members = weight ?? new Float64Array(n).fill(1);
  for (const order of parts.values()) countPairs(order, { time, status, members }, rank, ranks, counts);
  const sum = (values: Float64Array): number => values.reduce((total, value, i) => total + value * (members[i] as number), 0) / 2;
  const [concordant, discordant, tied] = [sum(counts.concordant), sum(counts.discordant), sum(counts.tied)];
  const pairs = concordant + discordant + tied;
  const concordance = (concordant + tied / 2) / pairs;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const [c, d, t] = [counts.concordant[i] as number, counts.discordant[i] as number, counts.tied[i] as number];
    squares += (members[i] as number) * ((c + t / 2 - concordance * (c + d + t)) / pairs) ** 2;
  }
  return { concordance, standardError: Math.sqrt(squares), concordant, discordant, tied };
}

interface PairCounts {
  readonly concordant: Float64Array;
  readonly discordant: Float64Array;
  readonly tied: Float64Array;
}

interface Ends {
  readonly time: Float64Array;
  readonly status: Uint8Array;
  readonly members: Float64Array;
}

/**
 * From the last time to the first: an event is compared with all who stay longer. The trees hold those who stay (for the event's own count) and, on the
 * way back, the events before (for the count of those who stay).
 */
function countPairs(order: readonly number[], { time, status, members }: Ends, rank: Int32Array, ranks: number, counts: PairCounts): void {
  const join = (tree: Tree, subject: number): void => tree.add(rank[subject] as number, members[subject] as number);
  const stay = createTree(ranks);
  for (let end = order.length; end > 0; ) {
    let from = end;
    while (from > 0 && time[order[from - 1] as number] === time[order[end - 1] as number]) from -= 1;
    // At one time events come before censorings: the censored stay longer than the event.
    for (let i = from; i < end; i++) if (status[order[i] as number] === 0) join(stay, order[i] as number);
    for (let i = from; i < end; i++) if (status[order[i] as number] !== 0) book(order[i] as number, rank, stay, counts, false);
    for (let i = from; i < end; i++) if (status[order[i] as number] !== 0) join(stay, order[i] as number);
    end = from;
  }
  const events = createTree(ranks);
  for (let from = 0; from < order.length; ) {
    let end = from;
    while (end < order.length && time[order[end] as number] === time[order[from] as number]) end += 1;
    for (let i = from; i < end; i++) if (status[order[i] as number] !== 0) book(order[i] as number, rank, events, counts, true);
    for (let i = from; i < end; i++) if (status[order[i] as number] !== 0) join(events, order[i] as number);
    for (let i = from; i < end; i++) if (status[order[i] as number] === 0) book(order[i] as number, rank, events, counts, true);
    from = end;
  }
}

function book(subject: number, rank: Int32Array, tree: Tree, counts: PairCounts, isLater: boolean): void {
  const own = rank[subject] as number;
  const below = tree.below(own);
  const equal = tree.below(own + 1) - below;
  const above = tree.size() - below - equal;
  const [agree, disagree] = isLater ? [above, below] : [below, above];
  counts.concordant[subject] = (counts.concordant[subject] as number) + agree;
  counts.discordant[subject] = (counts.discordant[subject] as number) + disagree;
  counts.tied[subject] = (counts.tied[subject] as number) + equal;
}

interface Tree {
  readonly add: (rank: number, count: number) => void;
  /** Members with a lower rank. */
  readonly below: (rank: number) => number;
  readonly size: () => number;
}

/** Fenwick's tree of counts by rank: adding and counting in O(log ranks). */
function createTree(ranks: number): Tree {
  const counts = new Float64Array(ranks + 1);
  let size = 0;
  return {
    add: (rank, count) => {
      size += count;
      for (let i = rank + 1; i <= ranks; i += i & -i) counts[i] = (counts[i] as number) + count;
    },
    below: (rank) => {
      let sum = 0;
      for (let i = rank; i > 0; i -= i & -i) sum += counts[i] as number;
      return sum;
    },
    size: () => size,
  };
}

/** 0 for the smallest value, the same number for equal values. */
function denseRanks(values: Float64Array): Int32Array {
  const order = stableOrder(values);
  const ranks = new Int32Array(values.length);
  let rank = 0;
  order.forEach((subject, place) => {
    if (place > 0 && values[subject] !== values[order[place - 1] as number]) rank += 1;
    ranks[subject] = rank;
  });
  return ranks;
}
