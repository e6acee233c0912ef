import { topCount } from '../../stats/concentration/inequality.ts';
import type { HolderSums } from './holders.ts';
import { type ConcentrationParams, LOSS_TIER, TIER_KEYS, type Tier } from './schema.ts';
import { countGainers } from './spread.ts';

/** Where each tier ends (position excluded): best first, the last is everyone. */
export type TierEnds = readonly number[];

/**
 * Ends of the tiers over customers from the largest sum. By customers a bound of p % is the best ⌈p·n⌉ of all n customers; by value it is
 * the fewest who bring p % of the money of those above 0. A customer equal to the last of a tier belongs to it, and nobody whose sum is
 * not above 0 does: they are the last tier.
 */
export function tierEnds(
  sums: HolderSums,
  { tiersBy, customerBounds, valueBounds }: Pick<ConcentrationParams, 'tiersBy' | 'customerBounds' | 'valueBounds'>,
): TierEnds {
  const gainers = countGainers(sums);
  const counts =
    tiersBy === 'customers'
      ? customerBounds.map((bound) => (sums.length === 0 ? 0 : topCount(sums.length, bound / 100)))
      : countsForValue(sums, gainers, valueBounds);
  return [...counts.map((count) => withEquals(sums, Math.min(count, gainers), gainers)), gainers, sums.length];
}

/** How many of the largest it takes to bring a share of the money of those above 0, with those equal to the last. */
export function countForShare(sums: HolderSums, share: number): number {
  const gainers = countGainers(sums);
  return withEquals(sums, countsForValue(sums, gainers, [share * 100])[0] ?? 0, gainers);
}

/** The best share of all customers, with those equal to the last. */
export function countOfShare(sums: HolderSums, share: number): number {
  const gainers = countGainers(sums);
  return sums.length === 0 ? 0 : withEquals(sums, Math.min(topCount(sums.length, share), gainers), gainers);
}

/** Figures of the tiers in order. */
export function describeTiers(sums: HolderSums, ends: TierEnds): Tier[] {
  return TIER_KEYS.map((key, tier) => {
    const [from, to] = [tier === 0 ? 0 : (ends[tier - 1] ?? 0), ends[tier] ?? 0];
    return {
      key,
      customers: to - from,
      value: sums.sum(from, to),
      range: to > from ? { low: sums.exactOf(to - 1), high: sums.exactOf(from) } : null,
    };
  });
}

/** Tier by customer_id; −1 = no line. */
export function tiersByCustomer(sums: HolderSums, ends: TierEnds, customerCount: number): Int32Array {
  const tierOf = new Int32Array(customerCount + 1).fill(-1);
  let tier = 0;
  for (let position = 0; position < sums.length; position++) {
    while (tier < LOSS_TIER && position >= (ends[tier] ?? 0)) tier++;
    tierOf[Number(sums.idOf(position))] = tier;
  }
  return tierOf;
}

function countsForValue(sums: HolderSums, gainers: number, bounds: readonly number[]): number[] {
  let total = 0;
  for (let position = 0; position < gainers; position++) total += sums.values[position] as number;
  let [count, sum] = [0, 0];
  return bounds.map((bound) => {
    const goal = (bound / 100) * total * (1 - 1e-12);
    while (count < gainers && sum < goal) sum += sums.values[count++] as number;
    return count;
  });
}

function withEquals({ values }: HolderSums, count: number, gainers: number): number {
  let end = count;
  while (end > 0 && end < gainers && values[end] === values[end - 1]) end++;
  return end;
}
