import { describe, expect, test } from 'vitest';
import { bgBbLogLikelihood, type OccasionSummary } from '../../../../shared/stats/btyd/bg-bb/log-likelihood.ts';
import {
  bgBbConditionalPurchases,
  bgBbExpectedPurchases,
  bgBbProbabilityAlive,
  bgBbProbabilityOfCount,
  fitBgBb,
} from '../../../../shared/stats/btyd/bg-bb/model.ts';
import { drawBeta } from '../../../../shared/stats/random/beta.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';

/** Fader, Hardie and Shang (2010), donations. */
const PUBLISHED = [1.204, 0.75, 0.657, 2.783] as const;
const TRUTH = [1.2, 0.8, 0.7, 2.5] as const;

function simulate(customers: number, occasions: number, seed: number): OccasionSummary {
  const stream = createRandomStream(seed);
  const counts = new Map<number, number>();
  for (let at = 0; at < customers; at++) {
    const [p, leaving] = [drawBeta(stream, TRUTH[0], TRUTH[1]), drawBeta(stream, TRUTH[2], TRUTH[3])];
    let [x, tx] = [0, 0];
    for (let occasion = 1; occasion <= occasions && stream.uniform() >= leaving; occasion++) {
      if (stream.uniform() >= p) continue;
      x += 1;
      tx = occasion;
    }
    counts.set(100 * x + tx, (counts.get(100 * x + tx) ?? 0) + 1);
  }
  const keys = [...counts.keys()];
  return {
    length: keys.length,
    frequency: Int32Array.from(keys, (key) => Math.floor(key / 100)),
    recency: Int32Array.from(keys, (key) => key % 100),
    occasions: new Int32Array(keys.length).fill(occasions),
    count: Float64Array.from(keys, (key) => counts.get(key) ?? 0),
  };
}

describe('published figures (donations)', () => {
  test('gifts at the next 5 calls: 3.75 after six gifts, 0.07 after none', () => {
    expect(bgBbConditionalPurchases(PUBLISHED, 6, 6, 6, 5)).toBeCloseTo(3.75, 2);
    expect(bgBbConditionalPurchases(PUBLISHED, 0, 0, 6, 5)).toBeCloseTo(0.07, 2);
  });
});

describe('laws', () => {
  test('chances of all counts add up to 1, and their mean is the expectation', () => {
    for (const parameters of [PUBLISHED, [2, 3, 1, 4], [0.4, 0.3, 3, 1]]) {
      const chances = Array.from({ length: 13 }, (_, x) => bgBbProbabilityOfCount(parameters, 12, x));
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 10);
      expect(chances.reduce((sum, chance, x) => sum + x * chance, 0)).toBeCloseTo(bgBbExpectedPurchases(parameters, 12), 9);
    }
  });

  test('likelihoods of all histories add up to 1', () => {
    let sum = 0;
    for (let x = 0; x <= 5; x++) {
      for (let tx = x; tx <= 5; tx++) {
        if ((x === 0) !== (tx === 0)) continue;
        const one = { length: 1, frequency: Int32Array.of(x), recency: Int32Array.of(tx), occasions: Int32Array.of(5), count: Float64Array.of(1) };
        // Ways to place the other x − 1 purchases before the last.
        let ways = 1;
        for (let k = 1; k < x; k++) ways = (ways * (tx - k)) / k;
        sum += ways * Math.exp(bgBbLogLikelihood(Float64Array.from(PUBLISHED, Math.log), one, new Float64Array(4)));
      }
    }
    expect(sum).toBeCloseTo(1, 10);
  });

  test('who bought at the last occasion is active with the chance to have stayed through it', () => {
    const alive = bgBbProbabilityAlive(PUBLISHED, 6, 6, 6);
    expect(alive).toBeCloseTo((2.783 + 6) / (0.657 + 2.783 + 6), 12);
    expect(bgBbProbabilityAlive(PUBLISHED, 1, 1, 6)).toBeLessThan(alive);
  });
});

test('known parameters lie in their 95 % intervals as often as they should: 60 samples of 4,000 customers over 8 occasions', () => {
  let inside = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const fit = fitBgBb(simulate(4000, 8, seed));
    expect(fit.hasConverged).toBe(true);
    fit.parameters.forEach((value, axis) => {
      if (Math.abs(Math.log(value / (TRUTH[axis] ?? 1))) <= 1.96 * Math.sqrt(fit.logCovariance?.[axis]?.[axis] ?? Number.NaN)) inside += 1;
    });
  }
  expect(inside / 240).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / 60));
}, 30_000);
