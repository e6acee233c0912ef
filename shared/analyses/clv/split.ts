import { countPurchases } from '../../stats/btyd/holdout/count-purchases.ts';
import { mergePurchases, type Purchases, type SortedLines } from '../../stats/btyd/merge-purchases.ts';
import { summarisePurchases } from '../../stats/btyd/summarise-purchases.ts';
import { countRepeats, type DailySummary, sampleCustomers } from './models.ts';
import { HOLDOUT_NEEDS } from './schema.ts';

/** Customers on whom models are compared; more would not change who wins. */
const MOST_COMPARED = 10_000;

/** The history split in two: what the models may see, and what they are asked. */
export interface Split {
  /** Last day they may see. */
  readonly day: number;
  readonly untilDay: number;
  readonly summary: DailySummary;
  /** Purchases of each customer after it. */
  readonly actual: Int32Array;
}

/** Splits at the end of a day; returns that come later are not known before it. Null where either side is too small to say anything. `onChunk` is called now and then. */
export function splitAt(lines: SortedLines, purchases: Purchases, day: number, untilDay: number, onChunk: () => void): Split | null {
  if (untilDay - day < HOLDOUT_NEEDS.days) return null;
  const summary = summarisePurchases(mergePurchases(lines, day, onChunk), day, 'day');
  if (summary.length < HOLDOUT_NEEDS.customers || countRepeats(summary).buyers < HOLDOUT_NEEDS.repeatBuyers) return null;
  return { day, untilDay, summary, actual: countPurchases(purchases, summary, day + 1, untilDay) };
}

/** The same on every k-th customer, 10,000 at most. */
export function sampleSplit(split: Split): Split {
  const step = Math.ceil(split.summary.length / MOST_COMPARED);
  if (step <= 1) return split;
  const summary = sampleCustomers(split.summary, MOST_COMPARED);
  return { ...split, summary, actual: Int32Array.from({ length: summary.length }, (_, at) => split.actual[at * step] as number) };
}
