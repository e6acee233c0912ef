import { drawBeta } from '../../random/beta.ts';
import { drawExponential } from '../../random/exponential.ts';
import { drawGamma } from '../../random/gamma.ts';
import { drawPoisson } from '../../random/poisson.ts';
import type { RandomStream } from '../../random/stream.ts';
import type { SimulatedFuture } from '../transaction-model.ts';

/** Purchases up to and with the one after which the customer leaves, each being the last with chance p: 1, 2, … */
export function drawUntilLeaving(stream: RandomStream, p: number): number {
  if (p >= 1) return 1;
  if (p <= 0) return Number.POSITIVE_INFINITY;
  return 1 + Math.floor(Math.log1p(-stream.uniform()) / Math.log1p(-p));
}

/** Purchases in a time t of a customer active at its start: the fewer of a Poisson count and of the purchases until leaving. */
export function drawPurchasesWhileActive(
  stream: RandomStream,
  r: number,
  alpha: number,
  a: number,
  b: number,
  time: number,
  out: SimulatedFuture,
): void {
  const wanted = drawPoisson(stream, drawGamma(stream, r, 1 / alpha) * time);
  if (wanted === 0) {
    out.purchases = 0;
    out.isActive = true;
    return;
  }
  const allowed = drawUntilLeaving(stream, drawBeta(stream, a, b));
  out.purchases = Math.min(wanted, allowed);
  out.isActive = wanted < allowed;
}

/** x and t_x of a customer of age T who buys at a rate gamma(r, α) and leaves after each purchase, or also after the first, with a chance beta(a, b). */
export function drawBgNbdHistory(
  stream: RandomStream,
  [r, alpha, a, b]: readonly number[],
  age: number,
  mayLeaveAtOnce: boolean,
): { readonly frequency: number; readonly recency: number } {
  const rate = drawGamma(stream, r as number, 1 / (alpha as number));
  const p = drawBeta(stream, a as number, b as number);
  let [frequency, recency] = [0, 0];
  if (mayLeaveAtOnce && stream.uniform() < p) return { frequency, recency };
  for (let time = drawExponential(stream, rate); time <= age; time += drawExponential(stream, rate)) {
    frequency += 1;
    recency = time;
    if (stream.uniform() < p) break;
  }
  return { frequency, recency };
}
