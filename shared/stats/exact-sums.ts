const LIMB = 134_217_728; // 2^27
const MAX_ADDITIONS = 67_108_864; // 2^26: so many limbs below 2^27 stay below 2^53

/**
 * Exact sums of integers held in doubles (|value| ≤ 2^53), for several groups at once, faster than BigInt per value.
 * Each value is split into two limbs of 27 bits whose sums cannot leave the exact range of a double within 2^26 additions;
 * then they are folded into BigInt. `add` throws a RangeError on a fraction.
 */
export interface ExactSums {
  readonly add: (group: number, value: number) => void;
  readonly total: (group: number) => bigint;
}

/** Sums of `groups` groups, all zero. */
export function createExactSums(groups: number): ExactSums {
  const high = new Float64Array(groups);
  const low = new Float64Array(groups);
  const folded: bigint[] = [];
  let additions = 0;
  const fold = (): void => {
    for (let group = 0; group < groups; group++) {
      folded[group] = (folded[group] ?? 0n) + combine(high[group] ?? 0, low[group] ?? 0);
    }
    high.fill(0);
    low.fill(0);
    additions = 0;
  };
  return {
    add: (group, value) => {
      const upper = Math.trunc(value / LIMB);
      high[group] = (high[group] as number) + upper;
      low[group] = (low[group] as number) + (value - upper * LIMB);
      if (++additions === MAX_ADDITIONS) fold();
    },
    total: (group) => (folded[group] ?? 0n) + combine(high[group] ?? 0, low[group] ?? 0),
  };
}

/** BigInt throws a RangeError on a double with a fraction, so an inexact input cannot pass unseen. */
function combine(high: number, low: number): bigint {
  return BigInt(high) * BigInt(LIMB) + BigInt(low);
}
