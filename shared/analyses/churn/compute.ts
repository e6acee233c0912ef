import { DECIMAL_SCALE } from '../../model/decimal.ts';
import { convertDuration, durationOf } from '../../stats/btyd/duration.ts';
import { expectedSpend } from '../../stats/btyd/gamma-gamma/expected-spend.ts';
import { fitGammaGamma } from '../../stats/btyd/gamma-gamma/fit.ts';
import { mergePurchases, type Purchases } from '../../stats/btyd/merge-purchases.ts';
import { historyAt } from '../../stats/btyd/summarise-purchases.ts';
import type { AnalysisContext, AnalysisInput, Facts } from '../define.ts';
import { calibrate } from './calibrate.ts';
import { countLost } from './count-lost.ts';
import { BAND_ENDS, BANDS, type Calibration, type ChurnModel, type ChurnParams, type ChurnResult, type SaveCandidate, VALUE_DAYS } from './schema.ts';
import { type Scores, scoreCustomers } from './score-customers.ts';

const SHOWN = 50;
const CHECK_EVERY = 2000;
const PRIOR_DEVIATION = 1;
/** The test needs so many customers on its first evening. */
const LEAST_TESTED = 30;
const LOST = BANDS.indexOf('lost');

/** Facts → churn by the silence rule, who is likely gone by three ways of telling, how well they told before, and whom a contact pays for. */
export function computeChurn(
  { facts }: AnalysisInput,
  params: ChurnParams,
  context: AnalysisContext,
  checkpoint: (fraction: number) => void,
): ChurnResult {
  if (facts === null) throw new TypeError('churn needs the fact columns');
  const day = Math.min(context.lastDay, context.period?.toDay ?? context.lastDay);
  const { periods, leftOut } = countLost(facts, params, context, (fraction) => checkpoint(0.2 * fraction));
  const lastSale = lastSaleDays(facts, day);
  const purchases = mergePurchases(facts, day);
  checkpoint(0.3);
  const scores = scoreCustomers(purchases, day, params, (fraction) => checkpoint(0.3 + 0.3 * fraction));
  const test = testForecasts(facts, day, params, lastSale, (fraction) => checkpoint(0.6 + 0.3 * fraction));
  const base = {
    periods,
    leftOut,
    day,
    customers: lastSale.reduce((sum, last) => sum + (last === NEVER ? 0 : 1), 0),
    modelled: scores?.summary.length ?? 0,
    ...test,
    model: scores === null ? null : describeModel(scores),
  };
  return { ...base, ...(scores === null ? nobody(facts) : judge(scores, purchases, lastSale, facts, params, () => checkpoint(0.95))) };
}

const NEVER = -2_147_483_648;

/** Day of the last purchase line up to a day by customer_id. */
function lastSaleDays({ length, customer, day, sale, customerCount, customerMask }: Facts, untilDay: number): Int32Array {
  const last = new Int32Array(customerCount + 1).fill(NEVER);
  for (let i = 0; i < length; i++) {
    const id = customer[i] as number;
    if (sale[i] === 1 && (day[i] as number) <= untilDay && (customerMask === null || customerMask[id] === 1)) last[id] = day[i] as number;
  }
  return last;
}

/** Forecasts made with what was known `horizonDays` ago against what customers did since. */
function testForecasts(
  facts: Facts,
  day: number,
  params: ChurnParams,
  lastSale: Int32Array,
  checkpoint: (fraction: number) => void,
): { testDay: number | null; calibrations: Calibration[] } {
  const testDay = day - params.horizonDays;
  const scores = scoreCustomers(mergePurchases(facts, testDay), testDay, params, checkpoint);
  if (scores === null || scores.summary.length < LEAST_TESTED) return { testDay: null, calibrations: [] };
  const silent = Uint8Array.from(scores.summary.customer, (id) => ((lastSale[id] as number) > testDay ? 0 : 1));
  const byRule = Float64Array.from(scores.silence, (days) => (days >= params.silenceDays ? 1 : 0));
  return {
    testDay,
    calibrations: [calibrate('alive', scores.byModel, silent), calibrate('hazard', scores.byHazard, silent), calibrate('silence', byRule, silent)],
  };
}

function describeModel({ fit, model, isPooled }: Scores): ChurnModel {
  return {
    parameters: [...fit.parameters],
    names: model.parameterNames,
    standardErrors: fit.standardErrors,
    logLikelihood: fit.logLikelihood,
    hasConverged: fit.hasConverged,
    isPooled,
  };
}

type Judged = Pick<
  ChurnResult,
  'bands' | 'saveList' | 'worthwhile' | 'worthwhileSum' | 'bandOf' | 'silentProbability' | 'savedValue' | 'silenceRatio'
>;

function nobody({ customerCount }: Facts): Judged {
  const none = () => new Float64Array(customerCount + 1).fill(Number.NaN);
  return {
    bands: BANDS.map(() => ({ customers: 0, atRisk: 0 })),
    saveList: [],
    worthwhile: 0,
    worthwhileSum: 0,
    bandOf: new Int32Array(customerCount + 1).fill(-1),
    silentProbability: none(),
    savedValue: none(),
    silenceRatio: none(),
  };
}

/** Band, worth and what a contact would bring, customer by customer. */
function judge(scores: Scores, purchases: Purchases, lastSale: Int32Array, facts: Facts, params: ChurnParams, pause: () => void): Judged {
  const { summary, probabilityAlive, byModel, byHazard, silence } = scores;
  const judged = nobody(facts);
  const bands = BANDS.map(() => ({ customers: 0, atRisk: 0 }));
  const worth = yearlyMargin(scores, purchases, params, pause);
  const candidates: SaveCandidate[] = [];
  let worthwhileSum = 0;
  for (let at = 0; at < summary.length; at++) {
    const customer = summary.customer[at] as number;
    const gone = 1 - (probabilityAlive[at] as number);
    const value = worth[at] as number;
    const band = bandOf(byModel[at] as number, silence[at] as number, params);
    const own = bands[band];
    if (own !== undefined) {
      own.customers += 1;
      own.atRisk += gone * value;
    }
    judged.bandOf[customer] = band;
    judged.silentProbability[customer] = byModel[at] as number;
    const x = summary.frequency[at] as number;
    if (x > 0) judged.silenceRatio[customer] = ((silence[at] as number) * x) / Math.max(1, (summary.recency[at] as number) * 7);
    if (band === LOST) continue;
    const saved = gone * params.saveShare * value - params.contactCost;
    judged.savedValue[customer] = saved;
    if (saved <= 0) continue;
    worthwhileSum += saved;
    candidates.push({
      customer,
      lastDay: lastSale[customer] as number,
      probabilityAlive: probabilityAlive[at] as number,
      silentByModel: byModel[at] as number,
      silentByHazard: byHazard[at] as number,
      value,
      saved,
    });
  }
  candidates.sort((a, b) => b.saved - a.saved || a.customer - b.customer);
  return { ...judged, bands, saveList: candidates.slice(0, SHOWN), worthwhile: candidates.length, worthwhileSum };
}

function bandOf(silentProbability: number, silence: number, { silenceDays }: ChurnParams): number {
  if (silence >= silenceDays) return LOST;
  const band = BAND_ENDS.findIndex((end) => silentProbability < end);
  return band < 0 ? BAND_ENDS.length : band;
}

/** Margin of the year to come if the customer is still active: purchases expected while active × expected money of one. */
function yearlyMargin(
  { model, fit, summary, probabilityAlive, isPooled }: Scores,
  purchases: Purchases,
  { margin }: ChurnParams,
  pause: () => void,
): Float64Array {
  const all = purchases.value.reduce((sum, value) => sum + value, 0) / DECIMAL_SCALE;
  const mean = purchases.value.length === 0 ? 0 : all / purchases.value.length;
  const spenders = summary.frequency.reduce((sum, x, at) => sum + (x > 0 && (summary.meanValue[at] as number) > 0 ? 1 : 0), 0);
  const isFew = isPooled || spenders < PRIOR_NEEDS;
  const { parameters } = fitGammaGamma(summary, mean, { ...(isFew ? { priorDeviation: PRIOR_DEVIATION } : {}), onEvaluation: pause });
  const year = convertDuration(durationOf('day', VALUE_DAYS), 'day', 'week');
  return Float64Array.from({ length: summary.length }, (_, at) => {
    if (at % CHECK_EVERY === 0) pause();
    const x = summary.frequency[at] as number;
    const alive = Math.max(probabilityAlive[at] as number, Number.MIN_VALUE);
    const expected = model.conditionalPurchases(fit.parameters, historyAt(summary, at), year) / alive;
    const spend = expectedSpend(parameters, x, x > 0 ? (summary.meanValue[at] as number) : 0);
    return Number.isFinite(expected * spend) ? expected * spend * margin : 0;
  });
}

/** Fewer customers with a repeat purchase than this leave the spend model to its weak prior. */
const PRIOR_NEEDS = 20;
