import { normalQuantile, normalTail } from '../../stats/special/normal.ts';
import type { MatchedComparison } from './schema.ts';

const LEVEL = 0.95;

/** Subjects to compare, one entry each. */
export interface Subjects {
  /** 1 = of the group looked at. */
  readonly treated: Uint8Array;
  /** Only subjects with the same key are compared. */
  readonly stratum: readonly string[];
  readonly money: Float64Array;
  /** 1 = bought (again) within the horizon. */
  readonly again: Uint8Array;
  /** Something known before the start that was not matched on. */
  readonly before: Float64Array;
}

interface Cell {
  readonly n: [number, number];
  readonly money: [number, number];
  readonly squares: [number, number];
  readonly again: [number, number];
  readonly before: [number, number];
}

/**
 * Exact matching on strata (Imbens and Rubin 2015, ch. 9): the mean difference within each stratum that has both kinds, weighted by those looked at in it, so that it
 * speaks of them (effect on the treated). Variance: Σ w² (s₁²/n₁ + s₀²/n₀); a stratum with one subject of a kind borrows the spread of all of that kind. Null when
 * fewer than two of those looked at have somebody alike. What differs beyond the strata is not controlled: an observation, no experiment.
 */
export function compareMatched({ treated, stratum, money, again, before }: Subjects): MatchedComparison | null {
  const cells = new Map<string, Cell>();
  const all = emptyCell();
  for (let i = 0; i < treated.length; i++) {
    const key = stratum[i] as string;
    const cell = cells.get(key) ?? emptyCell();
    cells.set(key, cell);
    const side = treated[i] === 1 ? 1 : 0;
    for (const target of [cell, all]) {
      target.n[side] += 1;
      target.money[side] += money[i] as number;
      target.squares[side] += (money[i] as number) ** 2;
      target.again[side] += again[i] as number;
      target.before[side] += before[i] as number;
    }
  }
  const both = [...cells.values()].filter(({ n }) => n[0] > 0 && n[1] > 0);
  const matched = both.reduce((sum, { n }) => sum + n[1], 0);
  if (matched < 2) return null;
  const weighted = (of: (cell: Cell, side: 0 | 1) => number, side: 0 | 1): number =>
    both.reduce((sum, cell) => sum + (cell.n[1] / matched) * of(cell, side), 0);
  const meanOf = (cell: Cell, side: 0 | 1): number => cell.money[side] / cell.n[side];
  const variance = both.reduce((sum, cell) => {
    const weight = cell.n[1] / matched;
    return sum + weight ** 2 * (spreadOf(cell, 1, all) / cell.n[1] + spreadOf(cell, 0, all) / cell.n[0]);
  }, 0);
  const [mean, meanOthers] = [weighted(meanOf, 1), weighted(meanOf, 0)];
  const difference = mean - meanOthers;
  const error = Math.sqrt(variance);
  const reach = normalQuantile((1 + LEVEL) / 2) * error;
  const scale = deviationOf(before);
  const beforeOf = (cell: Cell, side: 0 | 1): number => cell.before[side] / cell.n[side];
  return {
    treated: all.n[1],
    matched,
    others: both.reduce((sum, { n }) => sum + n[0], 0),
    strata: both.length,
    mean,
    meanOthers,
    difference,
    low: difference - reach,
    high: difference + reach,
    p: error > 0 ? 2 * normalTail(Math.abs(difference) / error) : 1,
    plainDifference: all.n[0] > 0 ? meanOf(all, 1) - meanOf(all, 0) : 0,
    again: weighted((cell, side) => cell.again[side] / cell.n[side], 1),
    againOthers: weighted((cell, side) => cell.again[side] / cell.n[side], 0),
    imbalanceBefore: scale > 0 && all.n[0] > 0 ? (beforeOf(all, 1) - beforeOf(all, 0)) / scale : 0,
    imbalanceAfter: scale > 0 ? (weighted(beforeOf, 1) - weighted(beforeOf, 0)) / scale : 0,
  };
}

function emptyCell(): Cell {
  return { n: [0, 0], money: [0, 0], squares: [0, 0], again: [0, 0], before: [0, 0] };
}

function varianceOf({ n, money, squares }: Cell, side: 0 | 1): number {
  return n[side] > 1 ? Math.max(0, squares[side] - money[side] ** 2 / n[side]) / (n[side] - 1) : 0;
}

function spreadOf(cell: Cell, side: 0 | 1, all: Cell): number {
  return cell.n[side] > 1 ? varianceOf(cell, side) : varianceOf(all, side);
}

function deviationOf(values: Float64Array): number {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, n);
  return n > 1 ? Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)) : 0;
}
