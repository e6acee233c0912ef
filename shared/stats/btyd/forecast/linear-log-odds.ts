import type { TransactionModel } from '../transaction-model.ts';

/** Log-odds of having left at the estimate, and their slopes by the logarithms of the four parameters. */
export interface LinearLogOdds {
  readonly value: number;
  readonly s0: number;
  readonly s1: number;
  readonly s2: number;
  readonly s3: number;
}

const STEP = 1e-4;

/** The log-odds of one customer's having left as a plane over the logarithms of the parameters, by central differences: 9 evaluations, whatever the number of replicates. −∞ stays so with slope 0. */
export function linearLogOdds(
  model: TransactionModel,
  parameters: readonly number[],
  frequency: number,
  recency: number,
  age: number,
): LinearLogOdds {
  const value = model.logOddsOfHavingLeft(parameters, frequency, recency, age);
  if (value === Number.NEGATIVE_INFINITY) return { value, s0: 0, s1: 0, s2: 0, s3: 0 };
  const slope = (axis: number): number => {
    const moved = parameters.slice();
    moved[axis] = (parameters[axis] as number) * Math.exp(STEP);
    const above = model.logOddsOfHavingLeft(moved, frequency, recency, age);
    moved[axis] = (parameters[axis] as number) * Math.exp(-STEP);
    return (above - model.logOddsOfHavingLeft(moved, frequency, recency, age)) / (2 * STEP);
  };
  return { value, s0: slope(0), s1: slope(1), s2: slope(2), s3: slope(3) };
}
