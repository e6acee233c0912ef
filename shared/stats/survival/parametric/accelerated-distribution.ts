import { normalDensity, normalTail } from '../../special/normal.ts';

/** Shapes of life times: ln T = xβ + σ ε. Exponential is Weibull with σ = 1. */
export const LIFE_DISTRIBUTIONS = ['weibull', 'exponential', 'lognormal', 'loglogistic'] as const;
export type LifeDistribution = (typeof LIFE_DISTRIBUTIONS)[number];

/** ln of density or survival of ε at z with its first two derivatives. */
export interface LogTerm {
  value: number;
  slope: number;
  curvature: number;
}

const HALF_LOG_TWO_PI = 0.9189385332046728;

/** Writes ln f(z) with derivatives into `out`: the smallest extreme value, normal or logistic density. */
export function logDensity(distribution: LifeDistribution, z: number, out: LogTerm): void {
  switch (distribution) {
    case 'weibull':
    case 'exponential': {
      const e = Math.exp(z);
      out.value = z - e;
      out.slope = 1 - e;
      out.curvature = -e;
      return;
    }
    case 'lognormal':
      out.value = -0.5 * z * z - HALF_LOG_TWO_PI;
      out.slope = -z;
      out.curvature = -1;
      return;
    case 'loglogistic': {
      const upper = 1 / (1 + Math.exp(-z));
      out.value = z - 2 * softplus(z);
      out.slope = 1 - 2 * upper;
      out.curvature = -2 * upper * (1 - upper);
    }
  }
}

/** Writes ln P(ε > z) with derivatives into `out`. */
export function logSurvival(distribution: LifeDistribution, z: number, out: LogTerm): void {
  switch (distribution) {
    case 'weibull':
    case 'exponential': {
      const e = Math.exp(z);
      out.value = -e;
      out.slope = -e;
      out.curvature = -e;
      return;
    }
    case 'lognormal': {
      const tail = normalTail(z);
      const ratio = z > 35 ? z + 1 / z : normalDensity(z) / tail;
      out.value = z > 35 ? -0.5 * z * z - HALF_LOG_TWO_PI - Math.log(ratio) : Math.log(tail);
      out.slope = -ratio;
      out.curvature = -ratio * (ratio - z);
      return;
    }
    case 'loglogistic': {
      const upper = 1 / (1 + Math.exp(-z));
      out.value = -softplus(z);
      out.slope = -upper;
      out.curvature = -upper * (1 - upper);
    }
  }
}

/** P(ε > z). */
export function survivalOfError(distribution: LifeDistribution, z: number): number {
  const term: LogTerm = { value: 0, slope: 0, curvature: 0 };
  logSurvival(distribution, z, term);
  return Math.exp(term.value);
}

function softplus(z: number): number {
  return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
}
