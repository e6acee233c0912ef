import type { Grouping } from './schema.ts';

/** A named part of the 5 × 5 grid: all cells with these recency and frequency scores. */
interface NamedSegment {
  readonly key: string;
  readonly recency: readonly number[];
  readonly frequency: readonly number[];
}

/** From the most to the least valuable to keep. Recency 5 = bought most recently, frequency 5 = buys most often. */
export const SEGMENTS: readonly NamedSegment[] = [
  { key: 'champions', recency: [5], frequency: [4, 5] },
  { key: 'loyal', recency: [3, 4], frequency: [4, 5] },
  { key: 'potentialLoyalists', recency: [4, 5], frequency: [2, 3] },
  { key: 'newCustomers', recency: [5], frequency: [1] },
  { key: 'promising', recency: [4], frequency: [1] },
  { key: 'needAttention', recency: [3], frequency: [3] },
  { key: 'aboutToSleep', recency: [3], frequency: [1, 2] },
  { key: 'cannotLose', recency: [1, 2], frequency: [5] },
  { key: 'atRisk', recency: [1, 2], frequency: [3, 4] },
  { key: 'hibernating', recency: [2], frequency: [1, 2] },
  { key: 'lost', recency: [1], frequency: [1, 2] },
];

/** Rows and columns of the grid. */
export const GRID = 5;

/** Cells of the 5 × 5 grid that no segment or more than one segment claims: empty when the segments are exhaustive and exclusive. */
export function findGridFaults(segments: readonly NamedSegment[]): { recency: number; frequency: number; claims: string[] }[] {
  return Array.from({ length: GRID * GRID }, (_, cell) => {
    const [recency, frequency] = [Math.floor(cell / GRID) + 1, (cell % GRID) + 1];
    const claims = segments.filter((segment) => segment.recency.includes(recency) && segment.frequency.includes(frequency)).map(({ key }) => key);
    return { recency, frequency, claims };
  }).filter(({ claims }) => claims.length !== 1);
}

/** Number of each cell's segment (1 = first of `SEGMENTS`), recency 5 first and frequency 1 first within it: how a person sees and changes the grid. */
export const DEFAULT_CELLS: readonly number[] = numberCells(SEGMENTS);

/**
 * The segments as numbers by cell; with one number per cell no cell can have two segments or none.
 * Throws a RangeError when the segments do not cover every cell exactly once.
 */
function numberCells(segments: readonly NamedSegment[]): number[] {
  const faults = findGridFaults(segments);
  if (faults.length > 0) throw new RangeError(`segments must cover every cell once: ${JSON.stringify(faults)}`);
  return Array.from({ length: GRID * GRID }, (_, place) => {
    const [recency, frequency] = [GRID - Math.floor(place / GRID), (place % GRID) + 1];
    return 1 + segments.findIndex((segment) => segment.recency.includes(recency) && segment.frequency.includes(frequency));
  });
}

/**
 * Index into `SEGMENTS` by cell (r − 1)·bins + f − 1. Scores of fewer than five classes are first spread over 1…5:
 * 1 + round(4·(score − 1)/(bins − 1)), so that the lowest and highest class stay the lowest and highest.
 */
export function segmentOfCells(bins: number, cells: readonly number[] = DEFAULT_CELLS): Int32Array {
  const spread = (score: number): number => 1 + Math.round((4 * (score - 1)) / (bins - 1));
  return Int32Array.from({ length: bins * bins }, (_, cell) => {
    const [recency, frequency] = [spread(Math.floor(cell / bins) + 1), spread((cell % bins) + 1)];
    return (cells[(GRID - recency) * GRID + frequency - 1] ?? 1) - 1;
  });
}

/** Keys of the groups of a grouping, highest scores first. Cells are "r5f4", scores "r5", "f5" and "m5". */
export function groupKeys(grouping: Grouping, bins: number): readonly string[] {
  const scores = Array.from({ length: bins }, (_, index) => bins - index);
  switch (grouping) {
    case 'segment':
      return SEGMENTS.map(({ key }) => key);
    case 'cell':
      return scores.flatMap((recency) => scores.map((frequency) => cellKey(recency, frequency)));
    case 'recency':
    case 'frequency':
    case 'monetary':
      return scores.map((score) => scoreKey(grouping, score));
  }
}

/** Group key of a cell in grouping "cell". */
export function cellKey(recency: number, frequency: number): string {
  return `r${recency}f${frequency}`;
}

/** Group key of a score in the grouping of that name. */
export function scoreKey(scale: 'recency' | 'frequency' | 'monetary', score: number): string {
  return `${scale.charAt(0)}${score}`;
}
