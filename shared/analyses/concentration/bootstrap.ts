import { type Inequality, inequalityOf } from '../../stats/concentration/inequality.ts';
import { quantilesOf } from '../../stats/quantiles.ts';
import { drawBootstrapCounts } from '../../stats/random/bootstrap-counts.ts';
import { drawPoisson } from '../../stats/random/poisson.ts';
import { createRandomStream } from '../../stats/random/stream.ts';
import type { InequalityBounds } from './schema.ts';

export const REPLICATES = 1000;
const SEED = 20_260_401;
const TAILS = [0.025, 0.975];
/** More values than this are taken in blocks. */
const MOST_SINGLE = 20_000;
/** The largest stand alone, for they decide; the others share so many blocks of neighbours. */
const LARGEST = 2000;
const BLOCKS = 2000;

/**
 * Percentile intervals (Efron 1979) of positive values sorted from the largest: the holders are drawn anew with replacement, each replicate with a random stream of its own.
 * Many holders are drawn in blocks of neighbouring values, how often each block comes up being Poisson (Hanley and MacGibbon 2006); what the blocks' means take away is
 * given back by shifting the ends. The cost is that of at most 20,000 holders.
 */
export function bootstrapInequality(
  sorted: Float64Array,
  checkpoint: (fraction: number) => void,
  isBlocked = sorted.length > MOST_SINGLE,
): InequalityBounds {
  const drawn = { gini: new Float64Array(REPLICATES), hhi: new Float64Array(REPLICATES), topFifth: new Float64Array(REPLICATES) };
  const draw = isBlocked ? drawBlocks(sorted) : drawSingly(sorted);
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    if (replicate % 10 === 0) checkpoint(replicate / REPLICATES);
    const sample = draw(replicate);
    drawn.gini[replicate] = sample?.gini ?? Number.NaN;
    drawn.hhi[replicate] = sample?.hhi ?? Number.NaN;
    drawn.topFifth[replicate] = sample?.topFifth ?? Number.NaN;
  }
  const exact = inequalityOf(sorted);
  const blocked = isBlocked ? inequalityOf(...inBlocks(sorted)) : exact;
  const boundsOf = (name: keyof Inequality) => {
    const [low = Number.NaN, high = Number.NaN] = quantilesOf(drawn[name], TAILS);
    const shift = (exact?.[name] ?? 0) - (blocked?.[name] ?? 0);
    return { low: low + shift, high: high + shift };
  };
  return { gini: boundsOf('gini'), hhi: boundsOf('hhi'), topFifth: boundsOf('topFifth') };
}

type Draw = (replicate: number) => Inequality | null;

function drawSingly(sorted: Float64Array): Draw {
  const counts = new Uint32Array(sorted.length);
  return (replicate) => inequalityOf(sorted, drawBootstrapCounts(createRandomStream(SEED, replicate), counts));
}

function drawBlocks(sorted: Float64Array): Draw {
  const [means, sizes] = inBlocks(sorted);
  const counts = new Float64Array(sizes.length);
  return (replicate) => {
    const stream = createRandomStream(SEED, replicate);
    for (let block = 0; block < sizes.length; block++) counts[block] = drawPoisson(stream, sizes[block] as number);
    return inequalityOf(means, counts);
  };
}

/** Mean and number of the values of each block. */
function inBlocks(sorted: Float64Array): [Float64Array, Float64Array] {
  const single = Math.min(LARGEST, sorted.length);
  const rest = sorted.length - single;
  const blocks = Math.min(BLOCKS, rest);
  const means = new Float64Array(single + blocks);
  const sizes = new Float64Array(single + blocks).fill(1);
  means.set(sorted.subarray(0, single));
  let from = single;
  for (let block = 0; block < blocks; block++) {
    const to = single + Math.round(((block + 1) * rest) / blocks);
    let sum = 0;
    for (let i = from; i < to; i++) sum += sorted[i] as number;
    sizes[single + block] = to - from;
    means[single + block] = sum / (to - from);
    from = to;
  }
  return [means, sizes];
}
