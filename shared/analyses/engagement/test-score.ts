import type { Matrix } from '../../stats/linear/matrix.ts';
import { areaUnderCurve, compareAreas } from '../../stats/models/area-under-curve.ts';
import { calibrationBins } from '../../stats/models/calibration.ts';
import { halfOf } from '../../stats/random/half-of.ts';
import { normalTail } from '../../stats/special/normal.ts';
import { mannWhitney } from '../../stats/tests/ranks/mann-whitney.ts';
import type { Area, Association, ScoreTest } from './schema.ts';
import type { Snapshot } from './snapshot.ts';
import { everyNth, fitChecked } from './weigh-signals.ts';

/** A test needs so many customers, and so many who bought and who did not. */
export const LEAST_TESTED = 30;
const LEAST_OUTCOMES = 10;
/** Parameters of the models of purchases are fitted to so many of each outcome. */
const LEAST_FITTED = 20;

/** A snapshot with the scores of its customers and the evening it was taken. */
export interface ScoredSnapshot {
  readonly snapshot: Snapshot;
  readonly scores: Float64Array;
  /** What is put beside purchases: the score where its weights were set, the signals that are weighed where they were fitted. */
  readonly engagement: Matrix;
  readonly evening: number;
}

/** Scores of an evening against the purchases after it; models of purchases come from the evening before. Null where too few can be tested. */
export function testScore(earlier: ScoredSnapshot, later: ScoredSnapshot, checkpoint: (fraction: number) => void): ScoreTest | null {
  const { snapshot, scores } = later;
  const { bought } = snapshot;
  const ones = bought.reduce((sum, own) => sum + own, 0);
  if (bought.length < LEAST_TESTED || Math.min(ones, bought.length - ones) < LEAST_OUTCOMES) return null;
  const score = areaOf(scores, bought);
  const orders = areaOf(snapshot.orders, bought);
  if (score === null || orders === null) return null;
  checkpoint(0.3);
  const history = foretell(earlier, later, false);
  checkpoint(0.5);
  const both = foretell(earlier, later, true);
  checkpoint(0.7);
  return {
    customers: bought.length,
    bought: ones,
    deciles: calibrationBins(scores, bought),
    score,
    orders,
    history: history === null ? null : areaOf(history, bought),
    both: both === null ? null : areaOf(both, bought),
    gain: history === null || both === null ? null : gainOf(both, history, bought),
    associations: associate(snapshot),
  };
}

function areaOf(scores: Float64Array, bought: Uint8Array): (Area & { readonly pValue: number }) | null {
  const found = areaUnderCurve(scores, bought);
  if (found === null) return null;
  const { area, interval, standardError } = found;
  const pValue = standardError > 0 ? Math.min(1, 2 * normalTail(Math.abs(area - 0.5) / standardError)) : area === 0.5 ? 1 : rankP(scores, bought);
  return { area, interval, pValue };
}

/** What the score adds; one-sided, since a score that adds nothing makes forecasts a little worse, which is no discovery. */
function gainOf(both: Float64Array, history: Float64Array, bought: Uint8Array): ScoreTest['gain'] {
  const found = compareAreas(both, history, bought);
  if (found === null) return null;
  const { difference, standardError } = found;
  return { difference, standardError, pValue: standardError > 0 ? normalTail(difference / standardError) : 1 };
}

function rankP(scores: Float64Array, bought: Uint8Array): number {
  return mannWhitney(
    scores.filter((_, at) => bought[at] === 1),
    scores.filter((_, at) => bought[at] !== 1),
  ).pValue;
}

/**
 * Log odds of a purchase on the later evening by what the earlier one taught about customers of the other half: orders of a year and days since the last, with engagement
 * or without.
 */
function foretell(earlier: ScoredSnapshot, later: ScoredSnapshot, isWithEngagement: boolean): Float64Array | null {
  const found = new Float64Array(later.scores.length);
  for (const half of [0, 1] as const) {
    const learnt = everyNth(earlier.scores.length).filter((row) => halfOf(earlier.snapshot.customer[row] as number) !== half);
    const outcomes = Uint8Array.from(learnt, (row) => earlier.snapshot.bought[row] as number);
    const ones = outcomes.reduce((sum, own) => sum + own, 0);
    if (Math.min(ones, outcomes.length - ones) < LEAST_FITTED) return null;
    const { terms } = fitChecked(historyOf(earlier, learnt, isWithEngagement), outcomes).fit;
    const judged = Int32Array.from(later.scores, (_, row) => row).filter((row) => halfOf(later.snapshot.customer[row] as number) === half);
    const { columns, values } = historyOf(later, judged, isWithEngagement);
    judged.forEach((row, at) => {
      let sum = terms[0]?.estimate ?? 0;
      for (let column = 0; column < columns; column++) sum += (terms[column + 1]?.estimate ?? 0) * (values[at * columns + column] as number);
      found[row] = sum;
    });
  }
  return found;
}

function historyOf({ snapshot, engagement, evening }: ScoredSnapshot, rows: Int32Array, isWithEngagement: boolean): Matrix {
  const more = isWithEngagement ? engagement.columns : 0;
  const columns = 2 + more;
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, at) => {
    values[at * columns] = Math.log1p(snapshot.orders[row] as number);
    values[at * columns + 1] = Math.log1p(evening - (snapshot.lastDay[row] as number));
    for (let column = 0; column < more; column++) values[at * columns + 2 + column] = engagement.values[row * engagement.columns + column] as number;
  });
  return { rows: rows.length, columns, values };
}

function associate({ features: { rows, columns, values }, bought }: Snapshot): Association[] {
  return Array.from({ length: columns }, (_, signal) => {
    let [having, havingBought, all] = [0, 0, 0];
    for (let row = 0; row < rows; row++) {
      const own = bought[row] as number;
      all += own;
      if (!((values[row * columns + signal] as number) > 0)) continue;
      having += 1;
      havingBought += own;
    }
    return { signal, having, havingBought, others: rows - having, othersBought: all - havingBought };
  });
}
