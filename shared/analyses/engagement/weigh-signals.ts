import type { Matrix } from '../../stats/linear/matrix.ts';
import { fitLogistic, type LogisticRegression } from '../../stats/models/logistic-regression.ts';
import { summariseSample } from '../../stats/moments/sample-summary.ts';
import { halfOf } from '../../stats/random/half-of.ts';
import type { ENGAGEMENT_KINDS } from './kinds.ts';
import type { EngagementParams, Signal, SignalWeight, WeightFit } from './schema.ts';
import { rawScores, type Snapshot, spreadOf } from './snapshot.ts';

/** A fit needs so many who bought and who did not, and so many of the rarer for each signal. */
const LEAST_OUTCOMES = 20;
const OUTCOMES_PER_SIGNAL = 5;
/** Customers who must have a signal before it is fitted. */
const LEAST_HAVING = 10;
/** A fit of more customers than this takes every second, third, … of them. */
const MOST_FITTED = 50_000;
/** Penalty where somebody is told apart completely. */
const RIDGE = 1;

/** Weights with the spread they are given per; null = of the snapshot that is scored. */
export interface Weights {
  readonly weights: readonly SignalWeight[];
  readonly spread: Float64Array | null;
  readonly fit: WeightFit | null;
}

/** Weights of the score, and those it is tested with: fitted weights meet only customers of the other half, so that no customer is judged by weights they had a part in. */
export interface Weighing {
  readonly own: Weights;
  /** By the half of the customers they were fitted to; twice the same where nothing was fitted. */
  readonly halves: readonly [Weights, Weights];
  readonly isFallback: boolean;
}

/** Weights as asked for; equal ones where a fit was asked for and the data are too few. */
export function weighSignals(signals: readonly Signal[], snapshot: Snapshot, params: EngagementParams): Weighing {
  if (params.weights === 'own') return fixed(signals, (signal) => params[OWN_WEIGHT[signal.kind as keyof typeof OWN_WEIGHT]], false);
  if (params.weights === 'equal') return fixed(signals, () => 1, false);
  const rows = everyNth(snapshot.features.rows);
  const fitTo = (half: 0 | 1) =>
    fitWeights(
      signals,
      snapshot,
      rows.filter((row) => halfOf(snapshot.customer[row] as number) === half),
    );
  const [own, first, second] = [fitWeights(signals, snapshot, rows), fitTo(0), fitTo(1)];
  if (own === null || first === null || second === null) return fixed(signals, () => 1, true);
  return { own, halves: [first, second], isFallback: false };
}

const OWN_WEIGHT = {
  visit: 'weightVisit',
  open: 'weightOpen',
  click: 'weightClick',
  talk: 'weightTalk',
  review: 'weightReview',
  answer: 'weightAnswer',
  referral: 'weightReferral',
  other: 'weightOther',
} as const satisfies Record<(typeof ENGAGEMENT_KINDS)[number], keyof EngagementParams>;

function fixed(signals: readonly Signal[], weightOf: (signal: Signal) => number, isFallback: boolean): Weighing {
  const own: Weights = {
    weights: signals.map((signal) => ({ weight: weightOf(signal), standardError: Number.NaN, interval: null, pValue: Number.NaN, isRare: false })),
    spread: null,
    fit: null,
  };
  return { own, halves: [own, own], isFallback };
}

function fitWeights(signals: readonly Signal[], snapshot: Snapshot, chosen: Int32Array): Weights | null {
  const { features, bought } = snapshot;
  const having = signals.map((_, column) =>
    chosen.reduce((sum, row) => sum + ((features.values[row * features.columns + column] as number) > 0 ? 1 : 0), 0),
  );
  const kept = signals.flatMap((_, column) => ((having[column] ?? 0) >= LEAST_HAVING && (having[column] ?? 0) < chosen.length ? [column] : []));
  const outcomes = Uint8Array.from(chosen, (row) => bought[row] as number);
  const ones = outcomes.reduce((sum, own) => sum + own, 0);
  const rarer = Math.min(ones, outcomes.length - ones);
  if (kept.length === 0 || rarer < Math.max(LEAST_OUTCOMES, OUTCOMES_PER_SIGNAL * kept.length)) return null;
  const { fit, ridge } = fitChecked(pickColumns(features, chosen, kept), outcomes);
  const spread = spreadOf(snapshot);
  const weights = signals.map((_, column): SignalWeight => {
    const term = fit.terms[kept.indexOf(column) + 1];
    const own = spread[column] as number;
    if (!kept.includes(column) || term === undefined)
      return { weight: 0, standardError: Number.NaN, interval: null, pValue: Number.NaN, isRare: true };
    return {
      weight: term.estimate * own,
      standardError: term.standardError * own,
      interval: { low: term.interval.low * own, high: term.interval.high * own },
      pValue: term.pValue,
      isRare: false,
    };
  });
  return {
    weights,
    spread,
    fit: {
      customers: features.rows,
      used: chosen.length,
      bought: ones,
      ridge,
      deviance: fit.deviance,
      nullDeviance: fit.nullDeviance,
      hasConverged: fit.hasConverged,
    },
  };
}

/** Scores of a snapshot by some weights. */
export function scoreBy({ weights, spread }: Weights, snapshot: Snapshot): Float64Array {
  return rawScores(
    snapshot,
    weights.map(({ weight }) => weight),
    spread ?? spreadOf(snapshot),
  );
}

/** Scores of a snapshot for a test: each customer by the weights of the other half. Both ways of scoring get mean 0 and standard deviation 1, so that they can be mixed. */
export function scoreForTest([first, second]: Weighing['halves'], snapshot: Snapshot): Float64Array {
  if (first === second) return scoreBy(first, snapshot);
  const [byFirst, bySecond] = [standardise(scoreBy(first, snapshot)), standardise(scoreBy(second, snapshot))];
  return byFirst.map((score, row) => (halfOf(snapshot.customer[row] as number) === 1 ? score : (bySecond[row] as number)));
}

function standardise(scores: Float64Array): Float64Array {
  const { mean, variance } = summariseSample(scores);
  const scale = variance > 0 ? Math.sqrt(variance) : 1;
  return scores.map((score) => (score - mean) / scale);
}

/** Logistic regression; with a ridge where it separates or does not settle. */
export function fitChecked(x: Matrix, outcomes: Uint8Array): { readonly fit: LogisticRegression; readonly ridge: number } {
  const fit = fitLogistic(x, outcomes);
  if (!fit.isSeparated && fit.hasConverged) return { fit, ridge: 0 };
  return { fit: fitLogistic(x, outcomes, { ridge: RIDGE }), ridge: RIDGE };
}

/** Rows of a fit: all, or every n-th. */
export function everyNth(rows: number): Int32Array {
  const step = Math.max(1, Math.ceil(rows / MOST_FITTED));
  return Int32Array.from({ length: Math.ceil(rows / step) }, (_, at) => at * step);
}

/** Some rows and columns of a matrix. */
export function pickColumns({ columns, values }: Matrix, rows: Int32Array, kept: readonly number[]): Matrix {
  const picked = new Float64Array(rows.length * kept.length);
  rows.forEach((row, at) => {
    kept.forEach((column, place) => {
      picked[at * kept.length + place] = values[row * columns + column] as number;
    });
  });
  return { rows: rows.length, columns: kept.length, values: picked };
}
