import { contractSurvival, retentionRate } from '../../stats/contract/beta-discrete-weibull.ts';
import { type ContractHistory, renewalTable, tallyContracts } from '../../stats/contract/contract-history.ts';
import { type ContractEstimate, contractInterval } from '../../stats/contract/contract-interval.ts';
import { discountedResidualLifetime } from '../../stats/contract/discounted-lifetime.ts';
import { type ContractFit, fitContractModel } from '../../stats/contract/fit-contract-model.ts';
import { judgeChiSquare } from '../../stats/survival/chi-square-test.ts';
import { survivalBand } from '../../stats/survival/curve/band.ts';
import { estimateKaplanMeier, stepAt } from '../../stats/survival/curve/kaplan-meier.ts';
import type { AnalysisContext, AnalysisInput } from '../define.ts';
import { lifetimeOf, scaleEstimate, tableOfHistory } from './estimates.ts';
import { chooseModel, holdOut } from './hold-out.ts';
import { type Lengths, measureContracts } from './lengths.ts';
import { describePlans, priceOf } from './plans.ts';
import { type ContractParams, type ContractResult, type CurvePoint, type FitSummary, MONTHS, RENEWALS } from './schema.ts';

const DAYS_PER_YEAR = 365.25;

/** Contracts → how long they last, what they are worth, and how far that can be trusted. */
export function computeContracts(
  { tables }: AnalysisInput,
  params: ContractParams,
  context: AnalysisContext,
  checkpoint: (fraction: number) => void,
): ContractResult {
  const lengths = measureContracts(tables.contracts, params, context);
  checkpoint(0.2);
  const history = tallyContracts(lengths.periods, lengths.ended);
  const longest = lastUsed(history);
  const holdout = holdOut(history, longest);
  const fits = [fitContractModel(history, 'sbg'), fitContractModel(history, 'bdw')].filter((fit) => fit !== null);
  checkpoint(0.5);
  const chosen = chooseModel(params.model, fits, holdout);
  const other = fits.find((fit) => fit !== chosen) ?? null;
  const discount = (1 + params.discount) ** (MONTHS[params.unit] / 12) - 1;
  const price = priceOf(lengths, MONTHS[params.unit], () => true);
  const money = (estimate: ContractEstimate, own: number | null): ContractEstimate | null =>
    scaleEstimate(estimate, own === null ? null : own * params.margin);
  // The projection goes at least a year past the longest contract.
  const until = Math.max(params.horizon, longest + Math.ceil(12 / MONTHS[params.unit]));
  const lifetime = chosen === null ? null : lifetimeOf(chosen, discount);
  const { restOf, moneyOf } = restByCustomer(lengths, chosen, discount, params.margin * MONTHS[params.unit]);
  checkpoint(0.7);
  return {
    unit: params.unit,
    toDay: Math.min(context.lastDay, context.period?.toDay ?? context.lastDay),
    fromDay: context.period?.fromDay ?? null,
    contracts: history.contracts,
    ended: lengths.ended.reduce((sum, own) => sum + own, 0),
    leftOut: lengths.leftOut,
    longest,
    renewalsSeen: renewalTable(history).due.reduce((sum, due) => sum + due, 0),
    chosen: chosen?.model ?? null,
    fits: fits.map(summariseFit),
    driftTest: driftOf(fits),
    holdout,
    curve: describeCurve(history, chosen, other, until),
    renewals: chosen === null ? [] : describeRenewals(history, chosen, until),
    afterYear: chosen === null ? null : contractInterval(chosen, (own) => contractSurvival(own, 12 / MONTHS[params.unit]), 'share'),
    lifetime,
    price,
    value: lifetime === null ? null : money(lifetime, price),
    rest: chosen === null ? [] : RENEWALS.map((renewals) => describeRest(chosen, renewals, discount, (estimate) => money(estimate, price))),
    plans: describePlans(lengths, chosen, params, discount, (fraction) => checkpoint(0.7 + 0.3 * fraction)),
    firstStart: lengths.starts?.first ?? null,
    startsAYear:
      lengths.starts === null ? null : lengths.starts.count / Math.max(1, (lengths.starts.last - lengths.starts.first + 1) / DAYS_PER_YEAR),
    restOf,
    moneyOf,
  };
}

function lastUsed({ ended, running }: ContractHistory): number {
  for (let t = ended.length - 1; t > 0; t--) if ((ended[t] as number) + (running[t] as number) > 0) return t;
  return 0;
}

function summariseFit({ model, parameters, standardError, logLikelihood, isHomogeneous, hasConverged }: ContractFit): FitSummary {
  return { model, parameters, standardError, logLikelihood, aic: 2 * (model === 'sbg' ? 2 : 3) - 2 * logLikelihood, isHomogeneous, hasConverged };
}

function driftOf(fits: readonly ContractFit[]): ContractResult['driftTest'] {
  const [plain, drifting] = fits;
  if (plain === undefined || drifting === undefined) return null;
  const { chiSquared, p } = judgeChiSquare(Math.max(0, 2 * (drifting.logLikelihood - plain.logLikelihood)), 1);
  return { chiSquared, p };
}

function describeCurve(history: ContractHistory, chosen: ContractFit | null, other: ContractFit | null, until: number): CurvePoint[] {
  const curve = estimateKaplanMeier(tableOfHistory(history));
  const band = survivalBand(curve);
  const certain = { value: 1, low: 1, high: 1 };
  return Array.from({ length: until + 1 }, (_, t): CurvePoint => {
    const row = stepAt(curve.time, t);
    const isSeen = t === 0 || (row >= 0 && curve.time[row] === t && (curve.atRisk[row] as number) > 0);
    return {
      t,
      seen: !isSeen
        ? null
        : row < 0
          ? { share: 1, low: 1, high: 1 }
          : { share: curve.survival[row] as number, low: band.low[row] as number, high: band.high[row] as number },
      chosen: t === 0 || chosen === null ? certain : contractInterval(chosen, (own) => contractSurvival(own, t), 'share'),
      other: other === null ? null : contractSurvival(other.parameters, t),
    };
  });
}

function describeRenewals(history: ContractHistory, { parameters }: ContractFit, horizon: number): ContractResult['renewals'] {
  const { due, lost } = renewalTable(history);
  return Array.from({ length: Math.max(horizon, due.length - 1) }, (_, index) => {
    const renewal = index + 1;
    const [own, gone] = [due[renewal] ?? 0, lost[renewal] ?? 0];
    return { renewal, due: own, lost: gone, seen: own > 0 ? 1 - gone / own : null, model: retentionRate(parameters, renewal) };
  });
}

function describeRest(
  fit: ContractFit,
  renewals: number,
  discount: number,
  money: (estimate: ContractEstimate) => ContractEstimate | null,
): ContractResult['rest'][number] {
  const periods = contractInterval(fit, (own) => discountedResidualLifetime(own, renewals, discount), 'positive');
  return { renewals, periods, value: money(periods) };
}

/** Periods that running contracts are still expected to be paid for, added up by customer, and their money where the price is known. */
function restByCustomer(
  { customer, periods, ended, monthlyPrice }: Lengths,
  fit: ContractFit | null,
  discount: number,
  perMonth: number,
): Pick<ContractResult, 'restOf' | 'moneyOf'> {
  const count = customer.reduce((most, own) => Math.max(most, own), 0);
  const restOf = new Float64Array(count + 1).fill(Number.NaN);
  const moneyOf = new Float64Array(count + 1).fill(Number.NaN);
  if (fit === null) return { restOf, moneyOf };
  const known = new Map<number, number>();
  const restAfter = (renewals: number): number => {
    const before = known.get(renewals);
    if (before !== undefined) return before;
    const rest = discountedResidualLifetime(fit.parameters, renewals, discount);
    known.set(renewals, rest);
    return rest;
  };
  for (let i = 0; i < customer.length; i++) {
    const id = customer[i] as number;
    if (id === 0 || ended[i] === 1) continue;
    const rest = restAfter(periods[i] as number);
    if (!Number.isFinite(rest)) continue;
    restOf[id] = (Number.isNaN(restOf[id]) ? 0 : (restOf[id] as number)) + rest;
    const own = monthlyPrice[i] as number;
    if (!Number.isNaN(own)) moneyOf[id] = (Number.isNaN(moneyOf[id]) ? 0 : (moneyOf[id] as number)) + rest * own * perMonth;
  }
  return { restOf, moneyOf };
}
