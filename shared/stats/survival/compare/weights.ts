/**
 * How much each time counts when curves are compared. Log-rank treats all times alike and is strongest when hazards are proportional;
 * Gehan's Wilcoxon and Peto's look at early differences, Tarone–Ware between them; Fleming–Harrington (0, 1) looks at late ones.
 */
export const COMPARISON_WEIGHTS = ['logrank', 'gehan', 'taroneWare', 'peto', 'flemingHarrington'] as const;
export type ComparisonWeight = (typeof COMPARISON_WEIGHTS)[number];

/** Powers of the Fleming–Harrington family: S(t−)^rho (1 − S(t−))^gamma of the pooled curve. (1, 0) is R's survdiff with rho = 1. */
export interface FlemingHarrington {
  readonly rho: number;
  readonly gamma: number;
}

/** Weight of the next event time from the pooled subjects; called in ascending order of time within a stratum. */
export type Weigh = (atRisk: number, events: number) => number;

/** A fresh weighing for one stratum. Peto's is the survival Π (1 − d/(n + 1)) just after the time (Peto and Peto 1972), as in Kleinbaum and Klein (2012). */
export function createWeigh(weight: ComparisonWeight, { rho, gamma }: FlemingHarrington): Weigh {
  switch (weight) {
    case 'logrank':
      return () => 1;
    case 'gehan':
      return (atRisk) => atRisk;
    case 'taroneWare':
      return (atRisk) => Math.sqrt(atRisk);
    case 'peto': {
      let share = 1;
      return (atRisk, events) => {
        share *= 1 - events / (atRisk + 1);
        return share;
      };
    }
    case 'flemingHarrington': {
      let share = 1;
      return (atRisk, events) => {
        const own = share ** rho * (1 - share) ** gamma;
        share *= 1 - events / atRisk;
        return own;
      };
    }
  }
}
