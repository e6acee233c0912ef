import { DECIMAL_SCALE } from '../../model/decimal.ts';
import { kmeansCuts } from '../../stats/kmeans-1d.ts';
import { quantilesOf } from '../../stats/quantiles.ts';
import { stableOrder } from '../../stats/stable-order.ts';
import type { RfmParams, Scale, ScaleName } from './schema.ts';

/** Score 1…bins of every value, 5 = best; recency is reversed because few days are good. */
export interface Scored {
  readonly scale: Scale;
  readonly scores: Uint8Array;
}

/**
 * Cuts whole values (days, orders, ten-thousandths) into `bins` classes.
 * quantile: type 7 quantiles at i/bins; rank: ceil(bins·rank/n) with ties broken by position; fixed: the person's cut-offs;
 * kmeans: the classes with the least squared distances. A value equal to a cut-off goes down ("lower": value ≤ cut) or up ("upper": value < cut).
 */
export function scoreValues(name: ScaleName, values: Float64Array, params: RfmParams, checkpoint: (fraction: number) => void): Scored {
  const { bins, method } = params;
  const classes = new Uint8Array(values.length);
  let cuts: number[];
  let pinned: number[] | null = null;
  if (method === 'rank') {
    cuts = classesByRank(values, bins, classes);
  } else {
    cuts = cutsOf(name, values, params, checkpoint);
    const ties = tiesOf(params);
    pinned = cuts.map((cut) => (ties === 'lower' ? Math.floor(cut) : Math.ceil(cut)));
    classesByCuts(values, pinned, ties, classes);
  }
  return summarise(values, classes, cuts, pinned, bins, name === 'recency');
}

/** The tie rule in force: a k-means cut is the largest value of its class. */
export function tiesOf({ method, ties }: RfmParams): RfmParams['ties'] {
  return method === 'kmeans' ? 'lower' : ties;
}

/** Cut-offs in the units of the parameters, so that method "fixed" gives the same classes. */
export function toParamUnits(name: ScaleName, pinned: readonly number[]): number[] {
  return name === 'monetary' ? pinned.map((cut) => cut / DECIMAL_SCALE) : [...pinned];
}

function cutsOf(name: ScaleName, values: Float64Array, params: RfmParams, checkpoint: (fraction: number) => void): number[] {
  const { bins, method } = params;
  if (method === 'fixed') {
    const own = { recency: params.recencyCuts, frequency: params.frequencyCuts, monetary: params.monetaryCuts }[name].slice(0, bins - 1);
    return name === 'monetary' ? own.map((cut) => Math.round(cut * DECIMAL_SCALE)) : own;
  }
  if (method === 'kmeans') return kmeansCuts(values, bins, checkpoint);
  const probabilities = Array.from({ length: bins - 1 }, (_, index) => (index + 1) / bins);
  return values.length === 0 ? probabilities.map(() => 0) : quantilesOf(values, probabilities);
}

function classesByCuts(values: Float64Array, cuts: readonly number[], ties: RfmParams['ties'], classes: Uint8Array): void {
  // Missing cuts can never be passed; an upper tie is the lower tie of the whole number below.
  const shift = ties === 'lower' ? 0 : 1;
  const [a, b, c, d] = [0, 1, 2, 3].map((index) => (cuts[index] ?? Number.POSITIVE_INFINITY) - shift) as [number, number, number, number];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    classes[i] = 1 + (value > a ? 1 : 0) + (value > b ? 1 : 0) + (value > c ? 1 : 0) + (value > d ? 1 : 0);
  }
}

function classesByRank(values: Float64Array, bins: number, classes: Uint8Array): number[] {
  const n = values.length;
  const order = stableOrder(values);
  const cuts = Array.from({ length: bins - 1 }, () => 0);
  for (let rank = 1; rank <= n; rank++) {
    const position = order[rank - 1] as number;
    const place = Math.ceil((bins * rank) / n);
    classes[position] = place;
    if (place < bins) cuts[place - 1] = values[position] as number;
  }
  return cuts;
}

/** Turns classes (1 = lowest values) into scores in place, and counts them. */
function summarise(values: Float64Array, classes: Uint8Array, cuts: number[], pinned: number[] | null, bins: number, reversed: boolean): Scored {
  const counts = Array.from({ length: bins }, () => 0);
  const lows = new Float64Array(bins).fill(Number.POSITIVE_INFINITY);
  const highs = new Float64Array(bins).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < values.length; i++) {
    const score = reversed ? bins + 1 - (classes[i] as number) : (classes[i] as number);
    const value = values[i] as number;
    classes[i] = score;
    counts[score - 1] = (counts[score - 1] as number) + 1;
    if (value < (lows[score - 1] as number)) lows[score - 1] = value;
    if (value > (highs[score - 1] as number)) highs[score - 1] = value;
  }
  const ranges = counts.map((count, index) => (count === 0 ? null : { low: lows[index] ?? 0, high: highs[index] ?? 0 }));
  return { scale: { cuts, pinned, counts, ranges }, scores: classes };
}
