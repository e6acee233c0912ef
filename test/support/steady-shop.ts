import type { TestLine } from './make-facts.ts';
import { createRandom } from './random.ts';

/** Days before the data from which customers may come. */
const BEFORE = 2000;

/**
 * A shop where nothing changes: customers come evenly, buy at a pace of their own (gamma, shape 2) and leave at random. The data show its days 0 to `days` − 1 after
 * `firstDay`: whoever came before looks new at the first purchase seen.
 */
export function steadyShop(seed: number, customers: number, firstDay: number, days: number): TestLine[] {
  const random = createRandom(seed);
  const wait = (mean: number): number => -mean * Math.log(1 - random.number());
  const lines: TestLine[] = [];
  let customer = 0;
  for (let at = 0; at < customers; at++) {
    const pace = wait(0.004) + wait(0.004);
    const born = random.number() * (BEFORE + days) - BEFORE;
    const end = Math.min(days, born + wait(600));
    let isSeen = false;
    for (let day = born; day < end; day += wait(1 / pace)) {
      if (day < 0) continue;
      if (!isSeen) customer += 1;
      isSeen = true;
      lines.push({ customer, day: firstDay + Math.floor(day), order: lines.length + 1, amount: 1_000_000 });
    }
  }
  return lines;
}
