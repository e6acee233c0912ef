import { describe, expect, test } from 'vitest';
import { areaUnderCurve } from '../../../../shared/stats/models/area-under-curve.ts';
import { summariseSample } from '../../../../shared/stats/moments/sample-summary.ts';
import { drawBinomial } from '../../../../shared/stats/random/binomial.ts';
import { drawExponential } from '../../../../shared/stats/random/exponential.ts';
import { drawMultinomial } from '../../../../shared/stats/random/multinomial.ts';
import { drawNormal } from '../../../../shared/stats/random/normal.ts';
import { drawPoisson } from '../../../../shared/stats/random/poisson.ts';
import { createRandomStream, type RandomStream } from '../../../../shared/stats/random/stream.ts';
import { normalCumulative } from '../../../../shared/stats/special/normal.ts';
import { kendallCorrelation } from '../../../../shared/stats/tests/correlation/kendall.ts';
import { pearsonCorrelation } from '../../../../shared/stats/tests/correlation/pearson.ts';
import { spearmanCorrelation } from '../../../../shared/stats/tests/correlation/spearman.ts';
import { pairedTest } from '../../../../shared/stats/tests/means/paired-t.ts';
import { welchAnova } from '../../../../shared/stats/tests/means/welch-anova.ts';
import { welchTest } from '../../../../shared/stats/tests/means/welch-t.ts';
import { binomialTest } from '../../../../shared/stats/tests/proportions/binomial-test.ts';
import { testIndependence } from '../../../../shared/stats/tests/proportions/chi-square-independence.ts';
import { clopperPearson } from '../../../../shared/stats/tests/proportions/clopper-pearson.ts';
import { fisherExact } from '../../../../shared/stats/tests/proportions/fisher-exact.ts';
import { testGoodnessOfFit } from '../../../../shared/stats/tests/proportions/goodness-of-fit.ts';
import { compareRates } from '../../../../shared/stats/tests/proportions/rate-ratio.ts';
import { compareProportions } from '../../../../shared/stats/tests/proportions/two-proportions.ts';
import { compareDistributions, testDistribution } from '../../../../shared/stats/tests/ranks/kolmogorov-smirnov.ts';
import { kruskalWallis } from '../../../../shared/stats/tests/ranks/kruskal-wallis.ts';
import { mannWhitney } from '../../../../shared/stats/tests/ranks/mann-whitney.ts';

const ROUNDS = 2000;
const normals = (stream: RandomStream, n: number, mean = 0, spread = 1) => Float64Array.from({ length: n }, () => mean + spread * drawNormal(stream));
const shareOf = (seed: number, holds: (stream: RandomStream) => boolean) => {
  const stream = createRandomStream(seed);
  let count = 0;
  for (let round = 0; round < ROUNDS; round++) if (holds(stream)) count++;
  return count / ROUNDS;
};
const contains = ({ low, high }: { readonly low: number; readonly high: number }, truth: number) => low <= truth && truth <= high;

/** Where nothing is to be found, a p-value is below 0.05 in at most about 5 of 100 samples; exact tests of counts stay below that. */
describe('false alarms at 5 %', () => {
  test.each<readonly [string, number, (stream: RandomStream) => number]>([
    ['Welch, unequal spread and size', 0.035, (s) => welchTest(summariseSample(normals(s, 9, 0, 5)), summariseSample(normals(s, 30))).pValue],
    ['pairs', 0.035, (s) => pairedTest(normals(s, 12), normals(s, 12)).pValue],
    ['Welch’s ANOVA', 0.03, (s) => welchAnova([normals(s, 8, 0, 3), normals(s, 15), normals(s, 20, 0, 2)].map(summariseSample)).pValue],
    ['Mann–Whitney, exact', 0.03, (s) => mannWhitney(normals(s, 11), normals(s, 14)).pValue],
    ['Mann–Whitney with ties', 0.03, (s) => mannWhitney(normals(s, 40).map(Math.round), normals(s, 30).map(Math.round)).pValue],
    ['Kruskal–Wallis', 0.03, (s) => kruskalWallis([normals(s, 10), normals(s, 12), normals(s, 14)]).pValue],
    ['Kolmogorov', 0.03, (s) => testDistribution(normals(s, 30), normalCumulative).pValue],
    ['Smirnov, exact', 0.01, (s) => compareDistributions(normals(s, 20), normals(s, 25)).pValue],
    ['Pearson', 0.035, (s) => pearsonCorrelation(normals(s, 20), normals(s, 20)).pValue],
    ['Spearman', 0.03, (s) => spearmanCorrelation(normals(s, 20), normals(s, 20)).pValue],
    ['Kendall', 0.03, (s) => kendallCorrelation(normals(s, 20), normals(s, 20)).pValue],
    ['χ² of a table', 0.03, (s) => testIndependence([1, 2].map(() => [...drawMultinomial(s, 80, [5, 3, 2])])).pValue],
    ['χ² of counts', 0.03, (s) => testGoodnessOfFit([...drawMultinomial(s, 100, [5, 3, 2])], [5, 3, 2]).pValue],
    ['two shares', 0.03, (s) => compareProportions(drawBinomial(s, 90, 0.3), 90, drawBinomial(s, 70, 0.3), 70).pValue],
    [
      'Fisher',
      0.005,
      (s) => {
        const [a, b] = [drawBinomial(s, 25, 0.3), drawBinomial(s, 30, 0.3)];
        return fisherExact(a, 25 - a, b, 30 - b).pValue;
      },
    ],
    ['the sign test', 0.005, (s) => binomialTest(drawBinomial(s, 30, 0.5), 30)],
    ['two rates', 0.005, (s) => compareRates(drawPoisson(s, 9), 3, drawPoisson(s, 21), 7).pValue],
  ])('%s', (_, least, pValue) => {
    const alarms = shareOf(101, (stream) => pValue(stream) < 0.05);
    expect(alarms).toBeGreaterThan(least);
    expect(alarms).toBeLessThan(0.065);
  });
});

describe('intervals at 95 % contain the truth', () => {
  /** Two normal numbers with correlation ½ each: Spearman’s ρ is 6/π · asin ¼, Kendall’s τ is ⅓. */
  const pairs = (stream: RandomStream, n: number) => {
    const x = normals(stream, n);
    return [x, x.map((value) => 0.5 * value + Math.sqrt(0.75) * drawNormal(stream))] as const;
  };
  test.each<readonly [string, number, number, (stream: RandomStream) => boolean]>([
    ['Pearson', 0.935, 0.965, (s) => contains(pearsonCorrelation(...pairs(s, 30)).interval, 0.5)],
    ['Spearman', 0.93, 0.97, (s) => contains(spearmanCorrelation(...pairs(s, 30)).interval, (6 / Math.PI) * Math.asin(0.25))],
    ['Kendall', 0.93, 0.98, (s) => contains(kendallCorrelation(...pairs(s, 30)).interval, 1 / 3)],
    ['shift, exact', 0.94, 0.97, (s) => contains(mannWhitney(normals(s, 12, 1), normals(s, 15)).interval, 1)],
    [
      'shift, with ties (wide: the differences are whole numbers)',
      0.93,
      1.001,
      (s) => contains(mannWhitney(normals(s, 30, 2).map(Math.round), normals(s, 25).map(Math.round)).interval, 2),
    ],
    ['share, exact', 0.95, 0.99, (s) => contains(clopperPearson(drawBinomial(s, 40, 0.13), 40), 0.13)],
    ['ratio of rates', 0.95, 0.99, (s) => contains(compareRates(drawPoisson(s, 30), 3, drawPoisson(s, 20), 4).interval, 2)],
    [
      'odds ratio',
      0.95,
      0.995,
      (s) => {
        const [a, b] = [drawBinomial(s, 40, 0.5), drawBinomial(s, 40, 0.2)];
        return contains(fisherExact(a, 40 - a, b, 40 - b).interval, 4);
      },
    ],
    [
      'ratio of shares',
      0.93,
      0.975,
      (s) => contains(compareProportions(drawBinomial(s, 120, 0.3), 120, drawBinomial(s, 90, 0.2), 90).ratioInterval ?? { low: 1, high: 0 }, 1.5),
    ],
    ['Hedges’ g', 0.93, 0.97, (s) => contains(welchTest(summariseSample(normals(s, 25, 0.7)), summariseSample(normals(s, 30))).hedgesGInterval, 0.7)],
    [
      'area under the curve',
      0.92,
      0.97,
      (s) => {
        const scores = [...normals(s, 50, 1), ...normals(s, 60)];
        return contains(
          areaUnderCurve(
            scores,
            scores.map((_, at) => (at < 50 ? 1 : 0)),
          )?.interval ?? { low: 1, high: 0 },
          normalCumulative(Math.SQRT1_2),
        );
      },
    ],
  ])('%s', (_, least, most, isCovered) => {
    const covered = shareOf(103, isCovered);
    expect(covered).toBeGreaterThan(least);
    expect(covered).toBeLessThan(most);
  });
});

test('a true difference is found: skewed spending, half as much again', () => {
  const found = shareOf(
    107,
    (s) =>
      mannWhitney(
        Float64Array.from({ length: 80 }, () => drawExponential(s) * 1.5),
        Float64Array.from({ length: 80 }, () => drawExponential(s)),
      ).pValue < 0.05,
  );
  expect(found).toBeGreaterThan(0.5);
});
