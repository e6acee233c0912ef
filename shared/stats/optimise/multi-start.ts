import type { Minimum } from './nelder-mead.ts';

/** The best of several searches and how well they agree. */
export interface MultiStart<M extends Minimum> {
  readonly best: M;
  /** Searches that ended at the value of the best one, out of `tried`. */
  readonly agreeing: number;
  /** Searches that ended at the value of the best one but at another place: a ridge, or parameters that cannot be told apart. */
  readonly elsewhere: number;
  readonly tried: number;
  readonly evaluations: number;
}

/** What counts as the same. */
export interface MultiStartOptions {
  /** Distance of values (default 1e-6, relative above 1). */
  readonly valueTolerance?: number;
  /** Distance of each coordinate (default 1e-3, relative above 1). */
  readonly pointTolerance?: number;
}

/**
 * Searches for a minimum from several starts and keeps the lowest value, converged ones first among equals. One start that finds it alone is luck: `agreeing` says so.
 * RangeError without a start. Cost of the searches.
 */
export function minimiseFromStarts<M extends Minimum>(
  minimise: (start: readonly number[]) => M,
  starts: readonly (readonly number[])[],
  options: MultiStartOptions = {},
): MultiStart<M> {
  const { valueTolerance = 1e-6, pointTolerance = 1e-3 } = options;
  const found = starts.map(minimise);
  const rank = ({ value }: M): number => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : value);
  const best = found.reduce<M | undefined>((least, next) => (least === undefined || isBetter(next, least, rank) ? next : least), undefined);
  if (best === undefined) throw new RangeError('a search needs a start');
  const equal = found.filter((other) => Math.abs(rank(other) - rank(best)) <= valueTolerance * Math.max(1, Math.abs(best.value)));
  const elsewhere = equal.filter((other) =>
    other.point.some((x, axis) => Math.abs(x - (best.point[axis] ?? 0)) > pointTolerance * Math.max(1, Math.abs(best.point[axis] ?? 0))),
  );
  return {
    best,
    agreeing: equal.length,
    elsewhere: elsewhere.length,
    tried: found.length,
    evaluations: found.reduce((sum, { evaluations }) => sum + evaluations, 0),
  };
}

function isBetter<M extends Minimum>(next: M, least: M, rank: (found: M) => number): boolean {
  if (rank(next) === rank(least)) return next.hasConverged && !least.hasConverged;
  return rank(next) < rank(least);
}
