import { type ContractHistory, renewalTable } from '../../stats/contract/contract-history.ts';
import { type ContractEstimate, contractInterval } from '../../stats/contract/contract-interval.ts';
import { discountedLifetime } from '../../stats/contract/discounted-lifetime.ts';
import type { ContractFit } from '../../stats/contract/fit-contract-model.ts';
import type { TimeTable } from '../../stats/survival/time-table.ts';

/** Discounted lifetime of a new contract under a fit; without interval where it is endless. */
export function lifetimeOf(fit: ContractFit, discount: number): ContractEstimate {
  return contractInterval(fit, (own) => discountedLifetime(own, discount), 'positive');
}

/** An estimate times an amount; null without one. */
export function scaleEstimate(estimate: ContractEstimate, by: number): ContractEstimate;
export function scaleEstimate(estimate: ContractEstimate, by: number | null): ContractEstimate | null;
export function scaleEstimate({ value, low, high }: ContractEstimate, by: number | null): ContractEstimate | null {
  return by === null ? null : { value: value * by, low: low * by, high: high * by };
}

/** The renewals as a table of times: those due at each and those lost at it. */
export function tableOfHistory(history: ContractHistory): TimeTable {
  const { due, lost } = renewalTable(history);
  const rows = lost.length - 1;
  return {
    subjects: history.contracts,
    time: Float64Array.from({ length: rows }, (_, index) => index + 1),
    atRisk: due.slice(1),
    events: lost.slice(1),
    censored: history.running.slice(1),
  };
}
