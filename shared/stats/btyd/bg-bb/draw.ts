import { drawBeta } from '../../random/beta.ts';
import type { RandomStream } from '../../random/stream.ts';

/** Draws the purchases at the occasions to come of a customer with x purchases at n occasions who is active at the next one. A broken number of occasions holds the last with that chance. */
export function drawActiveOccasions(stream: RandomStream, parameters: readonly number[], x: number, n: number, occasions: number): number {
  const below = Math.floor(occasions);
  const count = occasions > below && stream.uniform() < occasions - below ? below + 1 : below;
  const buying = drawBeta(stream, (parameters[0] as number) + x, (parameters[1] as number) + n - x);
  const leaving = drawBeta(stream, parameters[2] as number, (parameters[3] as number) + n + 1);
  let purchases = 0;
  for (let occasion = 1; occasion <= count; occasion++) {
    if (stream.uniform() < buying) purchases += 1;
    if (stream.uniform() < leaving) break;
  }
  return purchases;
}

/** Draws x and t_x of a new customer over some occasions; who leaves does so before an occasion. */
export function drawOccasions(
  stream: RandomStream,
  parameters: readonly number[],
  occasions: number,
): { readonly frequency: number; readonly recency: number } {
  const buying = drawBeta(stream, parameters[0] as number, parameters[1] as number);
  const leaving = drawBeta(stream, parameters[2] as number, parameters[3] as number);
  let [frequency, recency] = [0, 0];
  for (let occasion = 1; occasion <= occasions && stream.uniform() >= leaving; occasion++) {
    if (stream.uniform() >= buying) continue;
    frequency += 1;
    recency = occasion;
  }
  return { frequency, recency };
}
