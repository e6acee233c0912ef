import { chiSquareDistribution } from '../distributions/chi-square.ts';

/** A statistic that is χ² distributed when nothing is there. */
export interface ChiSquareTest {
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
}

/** The test of a statistic; without degrees of freedom there is nothing to test and p is 1. */
export function judgeChiSquare(chiSquared: number, degreesOfFreedom: number): ChiSquareTest {
  const p = degreesOfFreedom === 0 ? 1 : chiSquareDistribution(degreesOfFreedom).tail(Math.max(0, chiSquared));
  return { chiSquared, degreesOfFreedom, p };
}
