import type { Difference } from '../../../../shared/contract/imports.ts';

export type DifferenceSum = Pick<Difference, 'new' | 'changed' | 'unchanged' | 'vanished'>;

/** Differences of several tables in one. */
export function sumDifferences(differences: readonly DifferenceSum[]): DifferenceSum {
  const sum = (what: keyof DifferenceSum) => differences.reduce((total, difference) => total + difference[what], 0);
  return { new: sum('new'), changed: sum('changed'), unchanged: sum('unchanged'), vanished: sum('vanished') };
}
