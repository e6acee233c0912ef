import { describe, expect, test } from 'vitest';
import { drawGamma } from '../../../../shared/stats/random/gamma.ts';
import { drawPoisson } from '../../../../shared/stats/random/poisson.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';
import { clusteredRate, compareClusteredRates, type RateSums } from '../../../../shared/stats/rates/clustered-rate.ts';
import { fitGammaPoisson, gammaPoissonProbability } from '../../../../shared/stats/rates/gamma-poisson.ts';
import { poissonRateInterval } from '../../../../shared/stats/rates/poisson-rate.ts';
import { dirichletRegularity, wheatMorrison } from '../../../../shared/stats/rates/regularity.ts';

const EVENTS = [0, 0, 0, 1, 0, 3, 7, 1, 0, 2];
const EXPOSURES = [10, 50, 300, 40, 365, 200, 300, 100, 20, 365];

function sumsOf(events: readonly number[], exposures: readonly number[]): RateSums {
  const sum = (f: (x: number, t: number) => number): number => events.reduce((total, x, i) => total + f(x, exposures[i] ?? 0), 0);
  return {
    subjects: events.length,
    events: sum((x) => x),
    exposure: sum((_, t) => t),
    squaredEvents: sum((x) => x * x),
    product: sum((x, t) => x * t),
    squaredExposure: sum((_, t) => t * t),
  };
}

function countsOf(events: readonly number[], exposures: readonly number[]): Parameters<typeof fitGammaPoisson>[0] {
  const byEvents = new Float64Array(Math.max(...events) + 1);
  const subjects = new Float64Array(Math.max(...exposures) + 1);
  const sums = new Float64Array(subjects.length);
  events.forEach((x, i) => {
    const at = exposures[i] ?? 0;
    byEvents[x] = (byEvents[x] ?? 0) + 1;
    subjects[at] = (subjects[at] ?? 0) + 1;
    sums[at] = (sums[at] ?? 0) + x;
  });
  return { byEvents, subjects, events: sums };
}

describe('Poisson rate', () => {
  // chi2.ppf(.025, 2x)/2 and chi2.ppf(.975, 2x + 2)/2, scipy 1.10.1
  test.each([
    [0, 0, 3.688879454113936],
    [3, 0.6186721224, 8.7672730697],
    [10, 4.795388696, 18.390356042],
  ])('%i events', (events, low, high) => {
    const found = poissonRateInterval(events, 2);
    expect(found?.low).toBeCloseTo(low / 2, 8);
    expect(found?.high).toBeCloseTo(high / 2, 8);
  });

  test('no exposure, and what cannot be', () => {
    expect(poissonRateInterval(0, 0)).toBeNull();
    expect(() => poissonRateInterval(-1, 2)).toThrow(RangeError);
  });
});

describe('rate over subjects', () => {
  // numpy 1.24.2: R = 14/1750, error of ln R = sqrt(10/9·Σ(x − RT)²)/14
  test('ten subjects', () => {
    const found = clusteredRate(sumsOf(EVENTS, EXPOSURES));
    expect(found?.rate).toBeCloseTo(0.008, 12);
    expect(found?.logError).toBeCloseTo(0.46988202311458827, 12);
  });

  test('nobody, one, none; twice as long is half the rate', () => {
    expect(clusteredRate(sumsOf([], []))).toBeNull();
    expect(clusteredRate(sumsOf([3], [10]))).toMatchObject({ rate: 0.3, interval: null });
    expect(clusteredRate(sumsOf([0, 0], [10, 20]))).toMatchObject({ rate: 0, interval: null });
    const [once, twice] = [
      clusteredRate(sumsOf(EVENTS, EXPOSURES)),
      clusteredRate(
        sumsOf(
          EVENTS,
          EXPOSURES.map((t) => 2 * t),
        ),
      ),
    ];
    expect(twice?.rate).toBeCloseTo((once?.rate ?? 0) / 2, 14);
    expect(twice?.logError).toBeCloseTo(once?.logError ?? 0, 12);
    const sums = sumsOf(EVENTS, EXPOSURES);
    const slower = sumsOf(
      EVENTS,
      EXPOSURES.map((t) => 2 * t),
    );
    expect(compareClusteredRates(slower, sums)?.ratio).toBeCloseTo(0.5, 12);
    expect(compareClusteredRates(sums, sums)?.p).toBe(1);
    expect(compareClusteredRates(sums, slower)?.p).toBeCloseTo(compareClusteredRates(slower, sums)?.p ?? 0, 12);
    expect(compareClusteredRates(sums, sumsOf([0], [5]))).toBeNull();
  });

  test('where customers differ, it holds the truth about as often as it says and the Poisson interval does not', () => {
    const [runs, people, mean] = [300, 400, 0.01];
    let [clustered, poisson] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const stream = createRandomStream(3, run);
      const exposures = Array.from({ length: people }, () => 1 + stream.below(400));
      const events = exposures.map((t) => drawPoisson(stream, drawGamma(stream, 0.5, mean / 0.5) * t));
      const sums = sumsOf(events, exposures);
      const found = clusteredRate(sums)?.interval;
      const plain = poissonRateInterval(sums.events, sums.exposure);
      if (found != null && found.low <= mean && mean <= found.high) clustered++;
      if (plain !== null && plain.low <= mean && mean <= plain.high) poisson++;
    }
    expect(clustered / runs).toBeGreaterThan(0.91);
    expect(clustered / runs).toBeLessThan(0.985);
    expect(poisson / runs).toBeLessThan(0.8);
  });
});

test('two rates that are the same: the comparison cries wolf no oftener than it says, also in small groups of very different subjects', () => {
  const drawn = (stream: ReturnType<typeof createRandomStream>, people: number): RateSums => {
    const exposures = Array.from({ length: people }, () => 1 + stream.below(400));
    return sumsOf(
      exposures.map((t) => drawPoisson(stream, drawGamma(stream, 0.4, 0.012 / 0.4) * t)),
      exposures,
    );
  };
  for (const people of [20, 60]) {
    let [alarms, loud] = [0, 0];
    const runs = 1500;
    for (let run = 0; run < runs; run++) {
      const stream = createRandomStream(people, run);
      const found = compareClusteredRates(drawn(stream, people), drawn(stream, 300));
      if (found !== null && found.p < 0.05) alarms++;
      if (found !== null && found.p < 0.005) loud++;
    }
    expect(alarms / runs).toBeLessThan(0.065);
    expect(loud / runs).toBeLessThan(0.015);
  }
});

describe('gamma–Poisson', () => {
  // scipy 1.10.1, Nelder–Mead to 1e-14 on the same likelihood
  test('ten subjects', () => {
    const fit = fitGammaPoisson(countsOf(EVENTS, EXPOSURES));
    expect(fit?.logLikelihood).toBeCloseTo(-79.16735691339966, 8);
    expect(fit?.shape).toBeCloseTo(1.02677425, 4);
    expect(fit?.rate).toBeCloseTo(119.74672461, 1);
    expect(fit?.poissonLogLikelihood).toBeCloseTo(14 * Math.log(0.008) - 14, 10);
    expect(fit).toMatchObject({ isBoundary: false, hasConverged: true });
  });

  test('known truth comes back: r 0.6, α 80', () => {
    const stream = createRandomStream(11);
    const exposures = Array.from({ length: 20_000 }, () => 1 + stream.below(365));
    const events = exposures.map((t) => drawPoisson(stream, drawGamma(stream, 0.6, 1 / 80) * t));
    const fit = fitGammaPoisson(countsOf(events, exposures));
    expect(fit?.shape).toBeGreaterThan(0.57);
    expect(fit?.shape).toBeLessThan(0.63);
    expect((fit?.shape ?? 0) / (fit?.rate ?? 1)).toBeCloseTo(0.6 / 80, 3);
  });

  test('everybody alike is the boundary; nobody and nothing give no fit', () => {
    const events = Array.from({ length: 200 }, (_, index) => 2 + (index % 2));
    expect(
      fitGammaPoisson(
        countsOf(
          events,
          events.map(() => 100),
        ),
      ),
    ).toMatchObject({ isBoundary: true });
    expect(fitGammaPoisson({ byEvents: [5], subjects: [0, 5], events: [0, 0] })).toBeNull();
    expect(fitGammaPoisson({ byEvents: [], subjects: [], events: [] })).toBeNull();
  });

  test('probabilities sum to 1', () => {
    const sum = Array.from({ length: 400 }, (_, x) => gammaPoissonProbability({ shape: 0.7, rate: 50 }, x, 300)).reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(1, 10);
    expect([gammaPoissonProbability({ shape: 1, rate: 1 }, 0, 0), gammaPoissonProbability({ shape: 1, rate: 1 }, 2, 0)]).toEqual([1, 0]);
    // shape 1 is geometric: (1/(1 + 3))·(3/4)²
    expect(gammaPoissonProbability({ shape: 1, rate: 1 }, 2, 3)).toBeCloseTo(0.25 * 0.5625, 12);
  });
});

describe('regularity of gaps', () => {
  const simulate = (shape: number, seed: number, subjects = 4000) => {
    const stream = createRandomStream(seed);
    const bySize = new Float64Array(12);
    let [count, squares, fourths, logShares] = [0, 0, 0, 0];
    for (let subject = 0; subject < subjects; subject++) {
      const pace = 1 + stream.below(100);
      const gaps = Array.from({ length: 2 + stream.below(8) }, () => pace * drawGamma(stream, shape));
      const total = gaps.reduce((sum, gap) => sum + gap, 0);
      bySize[gaps.length] = (bySize[gaps.length] ?? 0) + 1;
      gaps.forEach((gap, index) => {
        logShares += Math.log(gap / total);
        if (index % 2 === 0) return;
        const before = gaps[index - 1] ?? 0;
        const square = (before / (before + gap) - 0.5) ** 2;
        count++;
        squares += square;
        fourths += square * square;
      });
    }
    return { pairs: { count, squares, fourths }, bySize, logShares };
  };

  test.each([0.5, 1, 2.5])('gamma gaps of shape %f, whatever the pace', (shape) => {
    const { pairs, bySize, logShares } = simulate(shape, 8);
    for (const found of [wheatMorrison(pairs), dirichletRegularity(bySize, logShares)]) {
      expect(found?.shape).toBeGreaterThan(shape * 0.93);
      expect(found?.shape).toBeLessThan(shape * 1.07);
    }
  });

  test('the intervals hold the truth about as often as they say', () => {
    const held = [0, 0];
    const [runs, shape] = [150, 1.4];
    for (let run = 0; run < runs; run++) {
      const { pairs, bySize, logShares } = simulate(shape, 100 + run, 150);
      [wheatMorrison(pairs), dirichletRegularity(bySize, logShares)].forEach((found, index) => {
        if (found !== null && found.interval.low <= shape && shape <= found.interval.high) held[index] = (held[index] ?? 0) + 1;
      });
    }
    for (const count of held) {
      expect(count / runs).toBeGreaterThan(0.9);
      expect(count / runs).toBeLessThan(0.995);
    }
  });

  test('uniform shares have V = 1/12, which is k = 1', () => {
    expect(wheatMorrison({ count: 1200, squares: 100, fourths: 1200 / 80 })?.shape).toBeCloseTo(1, 12);
  });

  test('a handful says nothing', () => {
    expect(wheatMorrison({ count: 9, squares: 1, fourths: 0.1 })).toBeNull();
    expect(dirichletRegularity([0, 0, 9], -12)).toBeNull();
  });
});
