import { cumulativeCurve } from '../../stats/concentration/cumulative-curve.ts';
import { inequalityOf } from '../../stats/concentration/inequality.ts';
import { medianOf } from '../../stats/median.ts';
import { bootstrapInequality, REPLICATES } from './bootstrap.ts';
import type { HolderSums } from './holders.ts';
import { type HolderKind, LEAVERS, type Leaving, LISTED, type Money, type Spread } from './schema.ts';

/** A sample of fewer says nothing about who else might come. */
const FEWEST_HOLDERS = 20;

/** Everything about how the money of one kind of holder is spread; null without holders. */
export function describeSpread(of: HolderKind, money: Money, sums: HolderSums, top: number, checkpoint: (fraction: number) => void): Spread | null {
  if (sums.length === 0) return null;
  const gainers = countGainers(sums);
  const above = sums.values.subarray(0, gainers);
  const topCount = Math.min(top, sums.length);
  const intervals = of === 'customer' && gainers >= FEWEST_HOLDERS ? bootstrapInequality(above, checkpoint) : null;
  return {
    of,
    money,
    holders: sums.length,
    gainers,
    losers: sums.length - gainers,
    total: sums.sum(0, sums.length),
    gained: sums.sum(0, gainers),
    lost: sums.sum(gainers, sums.length),
    inequality: inequalityOf(above),
    intervals,
    replicates: intervals === null ? 0 : REPLICATES,
    largest: Array.from({ length: Math.min(LISTED, sums.length) }, (_, position) => sums.holderOf(position)),
    topValue: sums.sum(0, topCount),
    topCount,
    whale: cumulativeCurve(sums.values),
    lorenz: cumulativeCurve(above.slice().reverse()),
    leaving: LEAVERS.filter((leavers) => leavers < sums.length).map((leavers) => leave(leavers, sums, gainers)),
  };
}

/** Holders above 0. */
export function countGainers({ values }: HolderSums): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) > 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Σ share² turned round: how many holders of the same size would be as concentrated; null when nobody is above 0. */
export function effectiveNumber(above: Float64Array): number | null {
  const inequality = inequalityOf(above);
  return inequality === null ? null : 1 / inequality.hhi;
}

function leave(leavers: number, sums: HolderSums, gainers: number): Leaving {
  const others = sums.values.subarray(Math.min(leavers, gainers), gainers);
  const median = medianOf(others);
  const lost = sums.sum(0, leavers);
  return {
    leavers,
    lost,
    remaining: sums.sum(leavers, sums.length),
    effective: effectiveNumber(others),
    replacements: median > 0 && lost > 0n ? Number(lost) / median : null,
  };
}
