import { drawGamma } from '../../stats/random/gamma.ts';
import { drawNormal } from '../../stats/random/normal.ts';
import { createRandomStream } from '../../stats/random/stream.ts';
import { BUYING, OUTSIDE, type Outlook, type Range, STAGES, type Stage } from './schema.ts';

const COUNT = STAGES.length;
const REPLICATES = 400;
const SEED = 20_261;
const LEVEL = 0.95;
/** Added to every move that was seen when shares are drawn (Jeffreys' prior); a move never seen in these periods has no chance. */
const PRIOR = 0.5;

/** What was seen over the last finished periods. */
export interface Seen {
  readonly periods: number;
  /** (stages + outside)² moves, row = before. */
  readonly moves: readonly number[];
  /** Money of a customer in a period by stage before it, outside last. */
  readonly mean: readonly number[];
  readonly error: readonly number[];
  /** Customers by stage now. */
  readonly now: readonly number[];
}

export interface WhatIf {
  readonly from: Stage;
  readonly to: Stage;
  readonly share: number;
  readonly horizon: number;
}

/** One possible world: shares by row, newcomers a period, money by stage. */
interface World {
  readonly shares: readonly (readonly number[])[];
  readonly newcomers: readonly number[];
  readonly money: readonly number[];
}

interface Course {
  readonly buyers: readonly number[];
  readonly money: number;
}

/**
 * Carries the moves of the last periods on (a Markov chain with rewards; Pfeifer and Carraway 2000): expected money of a customer by stage,
 * buyers by period, and both with one move made more often. Intervals: 400 worlds with rows drawn from their Dirichlet posterior (prior ½),
 * newcomers from a gamma, money from a normal; they hold if the shares stay as they were. Null without a finished period.
 */
export function projectStages(seen: Seen, whatIf: WhatIf, checkpoint: (fraction: number) => void): Outlook | null {
  if (seen.periods === 0) return null;
  const row = (state: number): number[] => Array.from({ length: COUNT }, (_, to) => seen.moves[state * (COUNT + 1) + to] ?? 0);
  const rows = STAGES.map((_, stage) => row(stage));
  const newcomers = row(OUTSIDE);
  const best: World = {
    shares: rows.map((counts, stage) => toShares(counts, stage)),
    newcomers: newcomers.map((count) => count / seen.periods),
    money: seen.mean,
  };
  const stream = createRandomStream(SEED);
  const worlds = Array.from({ length: REPLICATES }, (_, replicate): World => {
    if (replicate % 20 === 0) checkpoint(replicate / REPLICATES);
    return {
      shares: rows.map((counts, stage) =>
        toShares(
          counts.map((count) => (count === 0 ? 0 : drawGamma(stream, count + PRIOR))),
          stage,
        ),
      ),
      newcomers: newcomers.map((count) => (count === 0 ? 0 : drawGamma(stream, count + PRIOR) / seen.periods)),
      money: seen.mean.map((mean, stage) => mean + (seen.error[stage] ?? 0) * drawNormal(stream)),
    };
  });
  const courses = [best, ...worlds].map((world) => ({
    value: valueByStage(world, whatIf.horizon),
    asIs: follow(world, seen.now, whatIf.horizon),
    changed: follow({ ...world, shares: changeRow(world.shares, whatIf) }, seen.now, whatIf.horizon),
  }));
  const range = (of: (course: (typeof courses)[number]) => number): Range => toRange(courses.map(of));
  return {
    periods: seen.periods,
    shares: best.shares,
    seen: rows.map((counts) => counts.reduce((sum, count) => sum + count, 0)),
    value: STAGES.map((_, stage) => range(({ value }) => value[stage] ?? 0)),
    buyers: Array.from({ length: whatIf.horizon + 1 }, (_, ahead) => range(({ asIs }) => asIs.buyers[ahead] ?? 0)),
    buyersIf: Array.from({ length: whatIf.horizon + 1 }, (_, ahead) => range(({ changed }) => changed.buyers[ahead] ?? 0)),
    moreMoney: range(({ asIs, changed }) => changed.money - asIs.money),
    moreBuyers: range(({ asIs, changed }) => (changed.buyers.at(-1) ?? 0) - (asIs.buyers.at(-1) ?? 0)),
  };
}

/** Counts as shares of their sum; a stage nobody was seen in stays where it is. */
function toShares(counts: readonly number[], stage: number): number[] {
  const sum = counts.reduce((total, count) => total + count, 0);
  return counts.map((count, to) => (sum > 0 ? count / sum : to === stage ? 1 : 0));
}

/** The move made more often by the share, the others of its row less often in proportion; a share never leaves [0, 1]. */
function changeRow(shares: readonly (readonly number[])[], { from, to, share }: WhatIf): number[][] {
  return shares.map((own, stage) => {
    if (STAGES[stage] !== from || share === 0) return [...own];
    const target = STAGES.indexOf(to);
    const before = own[target] ?? 0;
    const after = Math.min(1, before + share);
    return own.map((value, place) => (place === target ? after : before < 1 ? (value * (1 - after)) / (1 - before) : 0));
  });
}

/** Money of one customer over the horizon by stage now: Σ over periods ahead of Pʰ r. */
function valueByStage({ shares, money }: World, horizon: number): number[] {
  let value = new Array<number>(COUNT).fill(0);
  for (let ahead = 0; ahead < horizon; ahead++) {
    value = shares.map((own, stage) => (money[stage] ?? 0) + own.reduce((sum, share, to) => sum + share * (value[to] ?? 0), 0));
  }
  return value;
}

/** Buyers now and after each period, and the money of all periods, newcomers included. */
function follow({ shares, newcomers, money }: World, now: readonly number[], horizon: number): Course {
  const buying = new Set(BUYING.map((stage) => STAGES.indexOf(stage)));
  const buyersIn = (state: readonly number[]): number => state.reduce((sum, count, stage) => sum + (buying.has(stage) ? count : 0), 0);
  let state: readonly number[] = now;
  let total = 0;
  const buyers = [buyersIn(state)];
  const coming = newcomers.reduce((sum, count) => sum + count, 0);
  for (let ahead = 0; ahead < horizon; ahead++) {
    total += state.reduce((sum, count, stage) => sum + count * (money[stage] ?? 0), 0) + coming * (money[OUTSIDE] ?? 0);
    const next = [...newcomers];
    state.forEach((count, stage) => {
      shares[stage]?.forEach((share, to) => {
        next[to] = (next[to] ?? 0) + count * share;
      });
    });
    state = next;
    buyers.push(buyersIn(state));
  }
  return { buyers, money: total };
}

/** The first value with the middle 95 % of the others around it. */
function toRange([value = 0, ...others]: readonly number[]): Range {
  const sorted = [...others].sort((a, b) => a - b);
  const at = (p: number): number => sorted[Math.round(p * (sorted.length - 1))] ?? value;
  return { value, low: Math.min(value, at((1 - LEVEL) / 2)), high: Math.max(value, at((1 + LEVEL) / 2)) };
}
