import { BG_NBD, MBG_NBD } from '../../stats/btyd/bg-nbd/model.ts';
import { convertDuration, durationOf } from '../../stats/btyd/duration.ts';
import { fitTransactionModel, type TransactionFit } from '../../stats/btyd/fit-transaction-model.ts';
import type { Purchases } from '../../stats/btyd/merge-purchases.ts';
import { PARETO_NBD } from '../../stats/btyd/pareto-nbd/model.ts';
import { compressSummary, historyAt, type PurchaseSummary, summarisePurchases } from '../../stats/btyd/summarise-purchases.ts';
import type { TransactionModel } from '../../stats/btyd/transaction-model.ts';
import { estimateGapCurves } from './gap-curves.ts';
import type { ChurnParams } from './schema.ts';

const MODELS: Readonly<Record<ChurnParams['model'], TransactionModel>> = { mbgnbd: MBG_NBD, bgnbd: BG_NBD, pnbd: PARETO_NBD };
/** Fewer repeat purchases than this leave the model to its weak prior. */
const FEW_REPEATS = 50;
const PRIOR_DEVIATION = 1;
const CHECK_EVERY = 2000;

/** What each way of telling says of each customer of a summary on one evening, by position. */
export interface Scores {
  readonly model: TransactionModel;
  readonly fit: TransactionFit<'week'>;
  readonly summary: PurchaseSummary<'week'>;
  readonly isPooled: boolean;
  readonly probabilityAlive: Float64Array;
  /** P(no purchase within the horizon) by the model and by the curves of gaps. */
  readonly byModel: Float64Array;
  readonly byHazard: Float64Array;
  /** Days since the last purchase. */
  readonly silence: Int32Array;
}

/** Fits the model and the curves to what was seen by an evening and scores everybody who had bought by then; null when nobody had. */
export function scoreCustomers(purchases: Purchases, untilDay: number, params: ChurnParams, checkpoint: (fraction: number) => void): Scores | null {
  const summary = summarisePurchases(purchases, untilDay, 'week');
  const n = summary.length;
  if (n === 0) return null;
  const model = MODELS[params.model];
  const isPooled = summary.frequency.reduce((sum, x) => sum + x, 0) < FEW_REPEATS;
  const fit = fitTransactionModel(model, compressSummary(summary), {
    ...(isPooled ? { priorDeviation: PRIOR_DEVIATION } : {}),
    onEvaluation: () => checkpoint(0.1),
  });
  checkpoint(0.4);
  const curves = estimateGapCurves(purchases, untilDay);
  const horizon = convertDuration(durationOf('day', params.horizonDays), 'day', 'week');
  const [probabilityAlive, byModel, byHazard] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const silence = new Int32Array(n);
  for (let at = 0; at < n; at++) {
    if (at % CHECK_EVERY === 0) checkpoint(0.4 + (0.6 * at) / n);
    const history = historyAt(summary, at);
    silence[at] = Math.round((history.age - history.recency) * 7);
    probabilityAlive[at] = model.probabilityAlive(fit.parameters, history);
    byModel[at] = model.conditionalProbability(fit.parameters, history, horizon, 0);
    byHazard[at] = curves.silentFor(history.frequency + 1, silence[at] as number, params.horizonDays);
  }
  return { model, fit, summary, isPooled, probabilityAlive, byModel, byHazard, silence };
}
