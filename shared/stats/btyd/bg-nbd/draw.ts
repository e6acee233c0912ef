import { drawBeta } from '../../random/beta.ts';
import { drawExponential } from '../../random/exponential.ts';
import { drawGamma } from '../../random/gamma.ts';
import type { RandomStream } from '../../random/stream.ts';
import { drawNegativeBinomial } from '../draw-negative-binomial.ts';

/**
 * Purchases in a time t of a customer active at its start: the fewer of a negative binomial count and of the purchases until leaving, whose chance to go on
 * beyond n is B(a, b + n)/B(a, b) = Π (b + j)/(a + b + j). Both by inversion: no gamma or beta numbers are drawn.
 */
export function drawPurchasesWhileActive(stream: RandomStream, r: number, alpha: number, a: number, b: number, time: number): number {
  const wanted = drawNegativeBinomial(stream, r, alpha, time);
  if (wanted === 0) return 0;
  const u = stream.uniform();
  let goesOn = 1;
  for (let n = 1; n < wanted; n++) {
    goesOn *= (b + n - 1) / (a + b + n - 1);
    if (u >= goesOn) return n;
  }
  return wanted;
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
