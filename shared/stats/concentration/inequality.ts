/** How unequally something is spread over its holders. */
export interface Inequality {
  /** Gini coefficient: 0 = all alike, 1 = one has everything. */
  readonly gini: number;
  /** Herfindahl–Hirschman index Σ share², 0…1. */
  readonly hhi: number;
  /** Share of the best 20 %. */
  readonly topFifth: number;
}

const TOP_FIFTH = 0.2;

/**
 * Gini coefficient, Herfindahl–Hirschman index and share of the best fifth of n positive values sorted from the largest, each counted
 * `counts[i]` times (absent = once). Gini = (N + 1)/N − 2·Σ rank·value ÷ (N·Σ value), rank 1 = largest (Gini 1912; population form, so one
 * holder gives 0); HHI = Σ (value ÷ Σ value)²; the best fifth are ⌈N/5⌉ holders. No values give null. O(n).
 */
export function inequalityOf(sorted: Float64Array, counts?: ArrayLike<number>): Inequality | null {
  let holders = 0;
  let total = 0;
  for (let i = 0; i < sorted.length; i++) {
    const count = counts === undefined ? 1 : (counts[i] as number);
    holders += count;
    total += count * (sorted[i] as number);
  }
  if (holders === 0 || total <= 0) return null;
  const best = topCount(holders, TOP_FIFTH);
  let [above, ranked, squares, topFifth] = [0, 0, 0, 0];
  for (let i = 0; i < sorted.length; i++) {
    const count = counts === undefined ? 1 : (counts[i] as number);
    if (count === 0) continue;
    const share = (sorted[i] as number) / total;
    ranked += share * count * (above + (count + 1) / 2);
    squares += count * share * share;
    if (above < best) topFifth += share * Math.min(count, best - above);
    above += count;
  }
  return { gini: Math.max(0, (holders + 1 - 2 * ranked) / holders), hhi: squares, topFifth };
}

/** How many of n holders a share stands for: ⌈share·n⌉, safe against the last bit of the product. */
export function topCount(holders: number, share: number): number {
  return Math.min(holders, Math.max(1, Math.ceil(share * holders - 1e-9)));
}
