import { contractSurvival } from '../../stats/contract/beta-discrete-weibull.ts';
import { type ContractHistory, cutHistory, renewalTable } from '../../stats/contract/contract-history.ts';
import { type ContractFit, fitContractModel } from '../../stats/contract/fit-contract-model.ts';
import { estimateKaplanMeier, stepAt } from '../../stats/survival/curve/kaplan-meier.ts';
import { tableOfHistory } from './estimates.ts';
import type { ContractParams, ContractResult, HoldoutRow } from './schema.ts';

/** Fewer renewals than this leave nothing to hold out. */
const FEWEST_RENEWALS = 4;
/** Renewals for which fewer came up say too little to be held against. */
const FEWEST_DUE = 20;

/**
 * Cuts every contract after two thirds of the renewals, fits the models to what was known then and compares what they foretell for the last third with what came. The constant
 * churn rate stands beside them as the rule most people use. Null with too few renewals.
 */
export function holdOut(history: ContractHistory, longest: number): ContractResult['holdout'] {
  const { due } = renewalTable(history);
  let last = 0;
  for (let t = 1; t <= longest; t++) if ((due[t] as number) >= FEWEST_DUE) last = t;
  if (last < FEWEST_RENEWALS) return null;
  const cut = Math.max(2, Math.floor((2 * last) / 3));
  const earlier = cutHistory(history, cut);
  const table = renewalTable(earlier);
  const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  const churn = total(table.lost) / Math.max(1, total(table.due));
  const curve = estimateKaplanMeier(tableOfHistory(history));
  const seenAt = (t: number): number => curve.survival[stepAt(curve.time, t)] ?? 1;
  const compare = (method: HoldoutRow['method'], foretell: (t: number) => number): HoldoutRow => {
    let error = 0;
    for (let t = cut + 1; t <= last; t++) error += Math.abs(foretell(t) - seenAt(t));
    return { method, error: error / (last - cut), foretold: foretell(last), seen: seenAt(last) };
  };
  const models = (['sbg', 'bdw'] as const).flatMap((model): HoldoutRow[] => {
    const fit = fitContractModel(earlier, model);
    return fit === null ? [] : [compare(model, (t) => contractSurvival(fit.parameters, t))];
  });
  return { cut, rows: [...models, compare('constant', (t) => (1 - churn) ** t)] };
}

/** The model the person asks for; else the one that foretold the last third better; else the one with the lower AIC. Null without fits. */
export function chooseModel(asked: ContractParams['model'], fits: readonly ContractFit[], holdout: ContractResult['holdout']): ContractFit | null {
  const [plain, drifting] = fits;
  if (plain === undefined || drifting === undefined) return plain ?? null;
  if (asked !== 'auto') return asked === 'sbg' ? plain : drifting;
  const errorOf = (model: string): number | undefined => holdout?.rows.find(({ method }) => method === model)?.error;
  const [a, b] = [errorOf('sbg'), errorOf('bdw')];
  if (a !== undefined && b !== undefined) return b < a && drifting.hasConverged ? drifting : plain;
  return drifting.hasConverged && 6 - 2 * drifting.logLikelihood < 4 - 2 * plain.logLikelihood ? drifting : plain;
}
