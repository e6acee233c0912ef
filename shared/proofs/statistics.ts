import { matrixFromRows } from '../stats/linear/matrix.ts';
import { fitRegression } from '../stats/linear/regression.ts';
import { mean } from '../stats/moments/mean.ts';
import { standardDeviation } from '../stats/moments/standard-deviation.ts';
import { fisherExact } from '../stats/tests/proportions/fisher-exact.ts';
import { halfUnit, type ProofCase, type ProofLine } from './proof.ts';

/** Longley's data: deflator, product, unemployed, armed forces, population, year; employed. */
const LONGLEY = [
  [83, 234289, 2356, 1590, 107608, 1947, 60323],
  [88.5, 259426, 2325, 1456, 108632, 1948, 61122],
  [88.2, 258054, 3682, 1616, 109773, 1949, 60171],
  [89.5, 284599, 3351, 1650, 110929, 1950, 61187],
  [96.2, 328975, 2099, 3099, 112075, 1951, 63221],
  [98.1, 346999, 1932, 3594, 113270, 1952, 63639],
  [99, 365385, 1870, 3547, 115094, 1953, 64989],
  [100, 363112, 3578, 3350, 116219, 1954, 63761],
  [101.2, 397469, 2904, 3048, 117388, 1955, 66019],
  [104.6, 419180, 2822, 2857, 118734, 1956, 67857],
  [108.4, 442769, 2936, 2798, 120445, 1957, 68169],
  [110.8, 444546, 4681, 2637, 121950, 1958, 66513],
  [112.6, 482704, 3813, 2552, 123366, 1959, 68655],
  [114.2, 502601, 3931, 2514, 125368, 1960, 69564],
  [115.7, 518173, 4806, 2572, 127852, 1961, 69331],
  [116.9, 554894, 4007, 2827, 130081, 1962, 70551],
] as const;

const CERTIFIED = [
  -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355,
] as const;
const NAMES = ['β₀', 'β₁', 'β₂', 'β₃', 'β₄', 'β₅', 'β₆'] as const;

/** The regression on which programs fail: six columns that nearly say the same. */
export const LONGLEY_REGRESSION: ProofCase = {
  id: 'longley',
  area: 'statistics',
  source: 'NIST Statistical Reference Datasets, Longley (certified values); Longley, J. American Statistical Association 62 (1967) 819',
  lines: () => {
    const fit = fitRegression(
      matrixFromRows(LONGLEY.map((row) => row.slice(0, 6))),
      LONGLEY.map((row) => row[6]),
      { tolerance: 1e-15 },
    );
    return [
      ...CERTIFIED.map(
        (published, index): ProofLine => ({
          quantity: 'coefficient',
          detail: NAMES[index] ?? '',
          published,
          computed: fit.terms[index]?.estimate ?? Number.NaN,
          tolerance: Math.abs(published) * 1e-10,
        }),
      ),
      { quantity: 'rSquared', detail: '', published: 0.995479004577296, computed: fit.rSquared, tolerance: 1e-12 },
    ];
  },
};

/** Numbers whose digits cancel in a careless sum. */
export const HARD_SUMS: ProofCase = {
  id: 'numAcc',
  area: 'statistics',
  source: 'NIST Statistical Reference Datasets, NumAcc1 and NumAcc2 (certified values)',
  lines: () => {
    const second = [1.2, ...Array.from({ length: 1000 }, (_, index) => (index % 2 === 0 ? 1.1 : 1.3))];
    return [
      { quantity: 'mean', detail: 'NumAcc1', published: 10000002, computed: mean([10000001, 10000003, 10000002]), tolerance: 0 },
      { quantity: 'deviation', detail: 'NumAcc1', published: 1, computed: standardDeviation([10000001, 10000003, 10000002]), tolerance: 0 },
      { quantity: 'mean', detail: 'NumAcc2', published: 1.2, computed: mean(second), tolerance: 1e-15 },
      { quantity: 'deviation', detail: 'NumAcc2', published: 0.1, computed: standardDeviation(second), tolerance: 1e-14 },
    ];
  },
};

/** Fisher's own example: a lady who says whether milk or tea was poured first. */
export const TEA: ProofCase = {
  id: 'tea',
  area: 'statistics',
  source:
    'Fisher, The Design of Experiments (1935), ch. 2; R, help page of fisher.test: p = 0.4857, odds ratio 6.408309 (its search for the root stops about 1e-5 away)',
  lines: () => {
    const test = fisherExact(3, 1, 1, 3);
    return [
      { quantity: 'pValue', detail: '3 + 3', published: 0.4857, computed: test.pValue, tolerance: halfUnit(4) },
      { quantity: 'oddsRatio', detail: '3 + 3', published: 6.408309, computed: test.oddsRatio ?? Number.NaN, tolerance: 2e-5 },
    ];
  },
};
