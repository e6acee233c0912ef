import { convertDuration, durationOf, type RateParameters, ratesPer, type TimeUnit } from './duration.ts';
import { type LikelihoodMaximum, maximiseLikelihood } from './maximise-likelihood.ts';
import type { CompressedSummary } from './summarise-purchases.ts';
import type { TransactionModel } from './transaction-model.ts';

/** A model fitted to histories; parameters per unit of time of the summary. */
export interface TransactionFit<U extends TimeUnit> extends Omit<LikelihoodMaximum, 'parameters'> {
  readonly unit: U;
  readonly model: TransactionModel['id'];
  readonly parameters: RateParameters<U>;
}

export interface FitOptions {
  /** Standard deviation of the weak prior about typical values on the logarithmic scale, twice as much for times; absent = maximum likelihood. */
  readonly priorDeviation?: number;
  /** Parameters of a fit to nearly the same histories: the search begins there and nowhere else. */
  readonly from?: readonly number[] | undefined;
  /** Called before each evaluation of the likelihood, which takes about a tenth of a second for 100,000 customers at most. */
  readonly onEvaluation?: (() => void) | undefined;
}

/** Where searches begin, as factors of typical values, times by the mean age. */
const FACTORS = [
  [1, 1, 1, 1],
  [3, 4, 0.3, 0.3],
  [0.3, 0.2, 1, 4],
  [2, 0.5, 3, 10],
] as const;
/** Times in the parameters are sought from this share of the mean age on. */
const SHARE_OF_AGE = 0.25;
/** Histories the rough search looks at. */
const ROUGH = 600;
/** Where there are many histories, so many of them lead the way; with fewer than twice as many all do. */
const PART = 8000;

/**
 * Fits one of the models to a compressed summary by maximum likelihood, or with a weak prior where data are few. Several starting points on every k-th history,
 * the best of them on all. Cost: about 40 passes over the histories. No histories at all give the typical values under the prior; without a prior a RangeError.
 */
export function fitTransactionModel<U extends TimeUnit>(
  model: TransactionModel,
  summary: CompressedSummary<U>,
  { priorDeviation, from, onEvaluation }: FitOptions = {},
): TransactionFit<U> {
  if (summary.length === 0 && priorDeviation === undefined) throw new RangeError('no histories to fit a model to');
  const age = meanAge(summary);
  const begin = model.typical.map((value, axis) => (model.isTime[axis] === true ? age * SHARE_OF_AGE : value));
  const typical = model.typical.map((value, axis) =>
    model.isTime[axis] === true ? convertDuration(durationOf('week', value), 'week', summary.unit) : value,
  );
  const thinned = thin(summary, ROUGH);
  const part = summary.length > 2 * PART ? thin(summary, PART) : null;
  const prior =
    priorDeviation === undefined
      ? undefined
      : { centre: typical.map(Math.log), deviations: model.isTime.map((isTime) => (isTime ? 2 : 1) * priorDeviation) };
  const maximum = maximiseLikelihood((point, gradient) => model.logLikelihood(point, summary, gradient), {
    starts:
      from === undefined
        ? [...FACTORS.map((factors) => begin.map((value, axis) => value * (factors[axis] ?? 1))), ...(prior === undefined ? [] : [typical])]
        : [from],
    typical: begin,
    onEvaluation,
    rough: (point, gradient) => model.logLikelihood(point, thinned, gradient),
    part: part === null ? undefined : (point, gradient) => model.logLikelihood(point, part, gradient),
    prior,
  });
  return { ...maximum, unit: summary.unit, model: model.id, parameters: ratesPer(summary.unit, maximum.parameters) };
}

/** Mean age of customers, at least a thousandth of a unit. */
function meanAge({ length, age, count, customers }: CompressedSummary<TimeUnit>): number {
  let sum = 0;
  for (let at = 0; at < length; at++) sum += (age[at] as number) * (count[at] as number);
  return Math.max(1e-3, customers === 0 ? 1 : sum / customers);
}

function thin<U extends TimeUnit>(summary: CompressedSummary<U>, most: number): CompressedSummary<U> {
  const step = Math.ceil(summary.length / most);
  if (step <= 1) return summary;
  const length = Math.ceil(summary.length / step);
  const pick = <A extends Int32Array | Float64Array>(column: A, into: A): A => {
    for (let at = 0; at < length; at++) into[at] = column[at * step] as number;
    return into;
  };
  const count = pick(summary.count, new Float64Array(length));
  return {
    unit: summary.unit,
    length,
    frequency: pick(summary.frequency, new Int32Array(length)),
    recency: pick(summary.recency, new Float64Array(length)),
    age: pick(summary.age, new Float64Array(length)),
    count,
    customers: count.reduce((sum, customers) => sum + customers, 0),
  };
}
