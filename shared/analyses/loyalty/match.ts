import { studentT } from '../../stats/distributions/student-t.ts';
import type { MatchedComparison } from './schema.ts';

const LEVEL = 0.95;

/** Subjects to compare, one entry each. */
export interface Subjects {
  /** 1 = of the group looked at. */
  readonly treated: Uint8Array;
  /** Only subjects with the same key are compared. */
  readonly stratum: ArrayLike<string | number>;
  readonly money: Float64Array;
  /** 1 = bought (again) within the horizon. */
  readonly again: Uint8Array;
  /** Something known before the start that was not matched on. */
  readonly before: Float64Array;
  /** Whom each subject is: subjects with the same number vary together. Absent = all are different. */
  readonly cluster?: Int32Array;
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
 * speaks of them (effect on the treated). Variance: Σ w² (s₁²/n₁ + s₀²/n₀); a stratum with one subject of a kind borrows the spread of all of that kind. Where a
 * customer stands in several strata, their deviations are added up before they are squared (clustered variance, Liang and Zeger 1986), and the larger of the two counts.
 * Student's t with Satterthwaite's degrees of freedom. Null when fewer than two of those looked at have somebody alike. What differs beyond the strata is not
 * controlled: an observation, no experiment.
 */
export function compareMatched(subjects: Subjects): MatchedComparison | null {
  const { treated, stratum, money, again, before } = subjects;
  const cells = new Map<string | number, Cell>();
  const all = emptyCell();
  for (let i = 0; i < treated.length; i++) {
    const key = stratum[i] as string | number;
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
  const { variance, freedom } = varianceOfMean(both, matched, all);
  const clustered = clusteredVariance(subjects, cells, matched);
  const [mean, meanOthers] = [weighted(meanOf, 1), weighted(meanOf, 0)];
  const difference = mean - meanOthers;
  const error = Math.sqrt(Math.max(variance, clustered));
  const distribution = studentT(Math.min(1e6, Math.max(1, freedom)));
  const reach = distribution.quantile((1 + LEVEL) / 2) * error;
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
    p: error > 0 ? Math.min(1, 2 * distribution.tail(Math.abs(difference) / error)) : 1,
    plainDifference: all.n[0] > 0 ? meanOf(all, 1) - meanOf(all, 0) : 0,
    again: weighted((cell, side) => cell.again[side] / cell.n[side], 1),
    againOthers: weighted((cell, side) => cell.again[side] / cell.n[side], 0),
    imbalanceBefore: scale > 0 && all.n[0] > 0 ? (beforeOf(all, 1) - beforeOf(all, 0)) / scale : 0,
    imbalanceAfter: scale > 0 ? (weighted(beforeOf, 1) - weighted(beforeOf, 0)) / scale : 0,
  };
}

/** Σ w² (s₁²/n₁ + s₀²/n₀) with Satterthwaite's degrees of freedom (1946). */
function varianceOfMean(cells: readonly Cell[], matched: number, all: Cell): { readonly variance: number; readonly freedom: number } {
  let [variance, squares] = [0, 0];
  for (const cell of cells) {
    for (const side of [0, 1] as const) {
      const part = ((cell.n[1] / matched) ** 2 * spreadOf(cell, side, all)) / cell.n[side];
      variance += part;
      squares += part ** 2 / Math.max(1, (cell.n[side] > 1 ? cell.n[side] : all.n[side]) - 1);
    }
  }
  return { variance, freedom: squares > 0 ? variance ** 2 / squares : Number.POSITIVE_INFINITY };
}

/** The same with the deviations of a customer added up over strata; 0 where all subjects are different. */
function clusteredVariance({ treated, stratum, money, cluster }: Subjects, cells: ReadonlyMap<string | number, Cell>, matched: number): number {
  if (cluster === undefined) return 0;
  const sums = new Map<number, number>();
  for (let i = 0; i < treated.length; i++) {
    const cell = cells.get(stratum[i] as string | number);
    if (cell === undefined || cell.n[0] === 0 || cell.n[1] === 0) continue;
    const side = treated[i] === 1 ? 1 : 0;
    const n = cell.n[side];
    const weight = ((side === 1 ? 1 : -1) * cell.n[1]) / matched / n;
    const deviation = ((money[i] as number) - cell.money[side] / n) * (n > 1 ? Math.sqrt(n / (n - 1)) : 1);
    const subject = cluster[i] as number;
    sums.set(subject, (sums.get(subject) ?? 0) + weight * deviation);
  }
  let variance = 0;
  for (const sum of sums.values()) variance += sum ** 2;
  return variance;
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
