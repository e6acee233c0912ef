import { contractSurvival } from '../../stats/contract/beta-discrete-weibull.ts';
import { tallyContracts } from '../../stats/contract/contract-history.ts';
import { contractInterval } from '../../stats/contract/contract-interval.ts';
import { type ContractFit, fitContractModel } from '../../stats/contract/fit-contract-model.ts';
import { compareSurvival } from '../../stats/survival/compare/log-rank.ts';
import { fitCox, hazardRatio } from '../../stats/survival/cox/fit-cox.ts';
import { lifetimeOf, scaleEstimate } from './estimates.ts';
import { type Lengths, periodsOf } from './lengths.ts';
import { type ContractParams, FEWEST_ENDS, MONTHS, type PlanRow, UNKNOWN } from './schema.ts';

/** Each plan on its own; plans with few ends borrow the estimate of all contracts, which is said. */
export function describePlans(
  lengths: Lengths,
  pooled: ContractFit | null,
  params: ContractParams,
  discount: number,
  checkpoint: (fraction: number) => void,
): PlanRow[] {
  if (pooled === null || lengths.keys.length < 2) return [];
  return lengths.keys.map((key, plan): PlanRow => {
    checkpoint(plan / lengths.keys.length);
    const isOwn = (index: number): boolean => lengths.plan[index] === plan;
    const ended = lengths.ended.filter((_, index) => isOwn(index));
    const ends = ended.reduce((sum, own) => sum + own, 0);
    const unit = MONTHS[params.unit];
    const step = Math.max(unit, lengths.steps[plan] ?? unit);
    const months = lengths.months.filter((_, index) => isOwn(index));
    const own = ends >= FEWEST_ENDS ? fitContractModel(tallyContracts(periodsOf(months, ended, step), ended), pooled.model) : null;
    const fit = own ?? pooled;
    const scale = own === null ? 1 : step / unit;
    // Periods of the plan's own step, discounted at that step, told in periods of the unit.
    const lifetime = scaleEstimate(lifetimeOf(fit, (1 + discount) ** scale - 1), scale);
    const price = priceOf(lengths, unit, isOwn);
    return {
      key,
      contracts: ended.length,
      step: own === null ? unit : step,
      ended: ends,
      isPooled: own === null,
      atHorizon: contractInterval(fit, (parameters) => contractSurvival(parameters, 12 / (unit * scale)), 'share'),
      lifetime,
      price,
      value: scaleEstimate(lifetime, price === null ? null : price * params.margin),
      against: key === UNKNOWN || ends < FEWEST_ENDS ? null : againstOthers(lengths, plan),
    };
  });
}

/** Mean price of a period of `unit` months over some contracts, in whole units; null when none is known. */
export function priceOf({ monthlyPrice }: Lengths, unit: number, isOwn: (index: number) => boolean): number | null {
  let sum = 0;
  let count = 0;
  monthlyPrice.forEach((value, index) => {
    if (Number.isNaN(value) || !isOwn(index)) return;
    sum += value;
    count += 1;
  });
  return count === 0 ? null : (unit * sum) / count;
}

/** One plan against all the others with a name, by renewals. */
function againstOthers(lengths: Lengths, plan: number): PlanRow['against'] {
  const unknown = lengths.keys.indexOf(UNKNOWN);
  const keep = <A extends Float64Array | Uint8Array | Int32Array>(values: A): A => values.filter((_, index) => lengths.plan[index] !== unknown) as A;
  const sample = { time: keep(lengths.periods), status: keep(lengths.ended) };
  const group = keep(lengths.plan).map((own) => (own === plan ? 1 : 0));
  const { degreesOfFreedom, p } = compareSurvival(sample, group, 2);
  if (degreesOfFreedom === 0) return null;
  const fit = fitCox({ ...sample, covariates: [Float64Array.from(group)] });
  const { ratio, low, high } = hazardRatio(fit, 0);
  return fit.isUnbounded[0] === 1 || !Number.isFinite(high) ? null : { ratio, low, high, p };
}
