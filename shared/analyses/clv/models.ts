import { bgBbOnCalendar } from '../../stats/btyd/bg-bb/transaction-model.ts';
import { BG_NBD, MBG_NBD } from '../../stats/btyd/bg-nbd/model.ts';
import type { RateParameters } from '../../stats/btyd/duration.ts';
import { fitTransactionModel, type TransactionFit } from '../../stats/btyd/fit-transaction-model.ts';
import { expectedSpend } from '../../stats/btyd/gamma-gamma/expected-spend.ts';
import { fitGammaGamma, type SpendFit } from '../../stats/btyd/gamma-gamma/fit.ts';
import type { LikelihoodMaximum } from '../../stats/btyd/maximise-likelihood.ts';
import { PARETO_NBD } from '../../stats/btyd/pareto-nbd/model.ts';
import { type CompressedSummary, compressSummary, type PurchaseSummary } from '../../stats/btyd/summarise-purchases.ts';
import type { TransactionModel } from '../../stats/btyd/transaction-model.ts';
import type { OccasionCalendar } from './occasions.ts';
import { ENOUGH_BUYERS, type FittedModel, type FittedParameter, type ModelId, PRIOR_DEVIATION } from './schema.ts';

/** The models to choose from. The one taken where nothing can be checked comes first: it lets a customer leave after the first purchase. */
export const MODELS: readonly TransactionModel[] = [MBG_NBD, BG_NBD, PARETO_NBD];

/** The models that are fitted and compared: the one asked for, or all on days. On occasions BG/BB comes first, and the others are asked the same. */
export function candidatesOf(asked: ModelId | 'auto', occasions: OccasionCalendar | null): readonly TransactionModel[] {
  if (occasions !== null) return [bgBbOnCalendar(occasions.days), ...MODELS];
  const model = MODELS.find(({ id }) => id === asked);
  return model === undefined ? MODELS : [model];
}

export type DailySummary = PurchaseSummary<'day'>;
export type DailyParameters = RateParameters<'day'>;

/** A fit, and the compressed histories it was made from. */
export interface DailyFit {
  readonly fit: TransactionFit<'day'>;
  readonly compressed: CompressedSummary<'day'>;
}

/** Customers who came back, and how often they did in all. */
export function countRepeats(summary: DailySummary): { readonly buyers: number; readonly purchases: number } {
  let [buyers, purchases] = [0, 0];
  for (let at = 0; at < summary.length; at++) {
    const x = summary.frequency[at] as number;
    purchases += x;
    if (x > 0) buyers += 1;
  }
  return { buyers, purchases };
}

/** Whether there is enough to do without typical values of other shops. */
export function isScarce(summary: DailySummary): boolean {
  const { buyers, purchases } = countRepeats(summary);
  return buyers < ENOUGH_BUYERS || purchases < 2 * ENOUGH_BUYERS;
}

/** Maximum likelihood, sought from the parameters of a similar fit when given; where data are scarce or leave a parameter open, typical values of other shops hold the parameters weakly. */
export function fitDaily(model: TransactionModel, summary: DailySummary, onEvaluation: () => void, from?: readonly number[]): DailyFit {
  const compressed = compressSummary(summary);
  if (!isScarce(summary)) {
    const fit = fitTransactionModel(model, compressed, { from, onEvaluation });
    if (fit.undetermined.length === 0 && fit.hasConverged && fit.logCovariance !== null) return { fit, compressed };
  }
  return { fit: fitTransactionModel(model, compressed, { priorDeviation: PRIOR_DEVIATION, onEvaluation }), compressed };
}

/** The spend of repeat buyers, likewise; `pooled` is the mean money of all purchases. */
export function fitSpend(summary: DailySummary, pooled: number, onEvaluation: () => void): SpendFit {
  if (!isScarce(summary)) {
    const found = fitGammaGamma(summary, pooled, { onEvaluation });
    if (found.hasConverged && found.undetermined.length === 0 && found.logCovariance !== null) return found;
  }
  return fitGammaGamma(summary, pooled, { priorDeviation: PRIOR_DEVIATION, onEvaluation });
}

/** With a smaller q the mean of the spend model hardly exists; the mean seen stands in for those who have not come back. */
export const LEAST_Q = 1.3;

/** Expected money of a purchase of the customer at a position. */
export function spendAt({ parameters }: SpendFit, { frequency, meanValue }: DailySummary, at: number, pooled: number): number {
  const x = frequency[at] as number;
  return x === 0 && (parameters[1] ?? 0) <= LEAST_Q ? pooled : expectedSpend(parameters, x, meanValue[at] as number);
}

/** Every k-th customer, so that at most `most` are left. */
export function sampleCustomers(summary: DailySummary, most: number): DailySummary {
  const step = Math.ceil(summary.length / most);
  if (step <= 1) return summary;
  const length = Math.ceil(summary.length / step);
  const floats = (column: Float64Array) => Float64Array.from({ length }, (_, at) => column[at * step] as number);
  const whole = (column: Int32Array) => Int32Array.from({ length }, (_, at) => column[at * step] as number);
  return {
    unit: 'day',
    length,
    customer: whole(summary.customer),
    frequency: whole(summary.frequency),
    recency: floats(summary.recency),
    age: floats(summary.age),
    meanValue: floats(summary.meanValue),
    firstDay: whole(summary.firstDay),
  };
}

/** What is shown of a fit: times in weeks and money in whole units, intervals at 95 % on the logarithmic scale. */
export function describeFit(
  id: FittedModel['id'],
  fit: LikelihoodMaximum,
  shown: { readonly names: readonly string[]; readonly scales: readonly number[]; readonly n: number; readonly histories: number },
): FittedModel {
  const parameters = fit.parameters.map((value, axis): FittedParameter => {
    const scale = shown.scales[axis] ?? 1;
    const deviation = fit.logCovariance === null ? Number.NaN : Math.sqrt(fit.logCovariance[axis]?.[axis] ?? Number.NaN);
    const reach = Math.exp(1.96 * deviation);
    return {
      name: shown.names[axis] ?? String(axis),
      value: value * scale,
      standardError: Number.isFinite(deviation) ? value * scale * deviation : null,
      bounds: Number.isFinite(reach) ? { low: (value * scale) / reach, high: value * scale * reach } : null,
    };
  });
  const { logLikelihood, hasConverged, isPenalised } = fit;
  const { n, histories } = shown;
  return {
    id,
    parameters,
    logLikelihood,
    n,
    histories,
    hasConverged,
    undetermined: fit.undetermined.map((axis) => shown.names[axis] ?? ''),
    isPenalised,
  };
}
