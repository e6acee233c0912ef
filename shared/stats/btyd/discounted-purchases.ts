import { gaussLegendre } from '../gauss-legendre.ts';
import { type Duration, durationOf, type RateParameters, type TimeUnit } from './duration.ts';
import type { History } from './summarise-purchases.ts';
import type { TransactionModel } from './transaction-model.ts';

/**
 * Purchases expected month by month, each month's counted at its end: Σ over k of [E(k) − E(k − 1)]/(1 + d)^k with E(k) = purchases expected within k steps.
 * This is the sum published as CLV by several packages; `step` is the length of a month in the unit of the parameters, and the type of both must agree.
 */
export function purchasesByStep<U extends TimeUnit>(
  model: TransactionModel,
  parameters: RateParameters<U>,
  history: History<U>,
  { step, steps, discount }: { readonly step: Duration<U>; readonly steps: number; readonly discount: number },
): number {
  let [before, sum] = [0, 0];
  for (let k = 1; k <= steps; k++) {
    const within = model.conditionalPurchases(parameters, history, (step * k) as Duration<U>);
    sum += (within - before) / (1 + discount) ** k;
    before = within;
  }
  return sum;
}

const RULE = gaussLegendre(16);
/** e^−40 adds nothing. */
const WORTHLESS = 40;

/**
 * Purchases expected within a horizon (infinite allowed when δ > 0), each worth e^(−δ s) when it comes s from now: ∫ E′(s) e^(−δ s) ds, the discounted expected
 * residual transactions of Fader, Hardie and Lee (2005, "RFM and CLV") cut at the horizon. δ per unit of time: ln(1 + yearly rate) · unit/year.
 * In panels that double, by Gauss and Legendre's rule. δ = 0 gives `conditionalPurchases`.
 */
export function discountedPurchases<U extends TimeUnit>(
  model: TransactionModel,
  parameters: RateParameters<U>,
  history: History<U>,
  horizon: Duration<U>,
  delta: number,
): number {
  if (delta === 0) return model.conditionalPurchases(parameters, history, horizon);
  if (model.discountedPurchases !== undefined) return model.discountedPurchases(parameters, history, horizon, delta);
  const end = Math.min(horizon, WORTHLESS / delta);
  let [from, sum] = [0, 0];
  for (let width = Math.min(end, Math.max(history.age, end / 64)); from < end; width *= 2) {
    const to = Math.min(end, from + width);
    for (let node = 0; node < RULE.points.length; node++) {
      const s = from + (to - from) * (RULE.points[node] as number);
      const rate = model.conditionalRate(parameters, history, s as Duration<U>);
      sum += (to - from) * (RULE.weights[node] as number) * rate * Math.exp(-delta * s);
    }
    from = to;
  }
  return sum;
}

/** δ of a yearly discount rate in a unit of time: ln(1 + rate) per 365 days. */
export function discountPer(unit: TimeUnit, yearlyRate: number): number {
  const perYear = { day: 365, week: 365 / 7, month: 12 } as const;
  return Math.log1p(yearlyRate) / perYear[unit];
}

/** A horizon of whole months in the unit of a model. */
export function monthsIn<U extends TimeUnit>(unit: U, months: number): Duration<U> {
  const perMonth = { day: 365 / 12, week: 365 / 84, month: 1 } as const;
  return durationOf(unit, months * perMonth[unit]);
}
