import { medianOf } from '../../stats/median.ts';
import { quantilesOf } from '../../stats/quantiles.ts';
import { drawBootstrapCounts } from '../../stats/random/bootstrap-counts.ts';
import { createRandomStream } from '../../stats/random/stream.ts';
import type { HolderSums } from './holders.ts';
import { cumulativeCurve, inequalityOf } from './measures.ts';
import { type HolderKind, type Inequality, type InequalityBounds, LEAVERS, type Leaving, LISTED, type Money, type Spread } from './schema.ts';

const SEED = 20_260_401;
const MOST_REPLICATES = 1000;
const FEWEST_REPLICATES = 200;
/** So many customers are drawn altogether, so that many customers cost no more than few; the fewest replicates stay. */
const DRAWS = 20_000_000;
/** A sample of fewer says nothing about who else might come. */
const FEWEST_HOLDERS = 20;
const TAILS = [0.025, 0.975];

/** Everything about how the money of one kind of holder is spread; null without holders. */
export function describeSpread(of: HolderKind, money: Money, sums: HolderSums, top: number, checkpoint: (fraction: number) => void): Spread | null {
  if (sums.length === 0) return null;
  const gainers = countGainers(sums);
  const above = sums.values.subarray(0, gainers);
  const topCount = Math.min(top, sums.length);
  const sampled = of === 'customer' && gainers >= FEWEST_HOLDERS ? bootstrap(above, checkpoint) : null;
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
    intervals: sampled?.intervals ?? null,
    replicates: sampled?.replicates ?? 0,
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

/** Percentile intervals (Efron 1979): customers are drawn anew with replacement, each replicate with a random stream of its own. */
function bootstrap(above: Float64Array, checkpoint: (fraction: number) => void): { intervals: InequalityBounds; replicates: number } {
  const replicates = Math.max(FEWEST_REPLICATES, Math.min(MOST_REPLICATES, Math.floor(DRAWS / above.length)));
  const counts = new Uint32Array(above.length);
  const drawn = { gini: new Float64Array(replicates), hhi: new Float64Array(replicates), topFifth: new Float64Array(replicates) };
  for (let replicate = 0; replicate < replicates; replicate++) {
    checkpoint(replicate / replicates);
    const sample = inequalityOf(above, drawBootstrapCounts(createRandomStream(SEED, replicate), counts));
    if (sample === null) continue;
    drawn.gini[replicate] = sample.gini;
    drawn.hhi[replicate] = sample.hhi;
    drawn.topFifth[replicate] = sample.topFifth;
  }
  const boundsOf = (name: keyof Inequality) => {
    const [low = Number.NaN, high = Number.NaN] = quantilesOf(drawn[name], TAILS);
    return { low, high };
  };
  return { intervals: { gini: boundsOf('gini'), hhi: boundsOf('hhi'), topFifth: boundsOf('topFifth') }, replicates };
}
