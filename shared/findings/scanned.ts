import type { FindingBlock } from '../analyses/blocks.ts';
import type { FindingCandidate } from '../analyses/define.ts';

/** A comparison that an analysis made, with what it was made under. */
export interface Scanned {
  readonly analysis: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly candidate: FindingCandidate;
}

/** held: the test stands after everything else that was looked at; fact: counted, not tested; open: may be chance. */
export const STANDINGS = ['held', 'fact', 'open'] as const;
export type Standing = (typeof STANDINGS)[number];

/** A comparison with its place among all others. */
export interface Finding {
  readonly analysis: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Block of the analysis that shows it. */
  readonly target: string;
  readonly standing: Standing;
  /** Claim, effect, evidence with q, action. */
  readonly block: FindingBlock;
  /** Money a year at stake in whole units of the client's currency; null when it cannot be said. */
  readonly money: number | null;
  /** Effect in its unit that would have been seen in four of five cases; null without a test or an interval. */
  readonly detectable: number | null;
  /** Others that say the same and stand behind this one. */
  readonly alike: number;
}

/** Everything that was looked at, in order. */
export interface Findings {
  /** Expected share of false findings among those that hold, at most. */
  readonly level: number;
  /** Comparisons with a test, all of which count for q. */
  readonly tested: number;
  /** Those that hold, then plain facts; each by money a year, then by size of effect. */
  readonly findings: readonly Finding[];
  /** Those that may be chance, likewise ordered. */
  readonly open: readonly Finding[];
  /** Said when nothing holds: how much was compared, and what would have been seen. */
  readonly quiet: FindingBlock | null;
}
