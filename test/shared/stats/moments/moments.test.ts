import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { autocorrelation } from '../../../../shared/stats/moments/autocorrelation.ts';
import { compensatedSum } from '../../../../shared/stats/moments/compensated-sum.ts';
import { mean } from '../../../../shared/stats/moments/mean.ts';
import { summariseSample } from '../../../../shared/stats/moments/sample-summary.ts';
import { standardDeviation } from '../../../../shared/stats/moments/standard-deviation.ts';
import { variance } from '../../../../shared/stats/moments/variance.ts';
import { LEW, LOTTERY, MAVRO, MICHELSON } from './strd-samples.ts';

/** The first digits of π (3, 1, 4, …), by Machin's formula in whole numbers. */
function digitsOfPi(count: number): number[] {
  const one = 10n ** BigInt(count + 10);
  const arctan = (x: bigint): bigint => {
    let power = one / x;
    let sum = power;
    for (let k = 1n; power !== 0n; k++) {
      power /= -x * x;
      sum += power / (2n * k + 1n);
    }
    return sum;
  };
  return [...(4n * (4n * arctan(5n) - arctan(239n))).toString().slice(0, count)].map(Number);
}

const alternating = (first: number, low: number, high: number) => [first, ...Array.from({ length: 1000 }, (_, at) => (at % 2 === 0 ? low : high))];

/** NIST's Statistical Reference Datasets, univariate (https://www.itl.nist.gov/div898/strd/univ/homepage.html): mean, standard deviation, lag-1 autocorrelation. */
describe('reference samples', () => {
  test.each([
    ['digits of π (mpmath, 30 digits)', digitsOfPi(5000), 4.5358, 2.867675552187612, -0.003802097632115141, 13],
    // NIST's 957th digit is 3, and the certified values belong to that.
    ['PiDigits', digitsOfPi(5000).with(956, 3), 4.5348, 2.86733906028871, -0.00355099287237972, 13],
    ['Lew', LEW, -177.435, 277.332168044316, -0.307304800605679, 13],
    ['Lottery', LOTTERY, 518.95871559633, 291.699727470969, -0.120948622967393, 13],
    ['Mavro', MAVRO, 2.001856, 0.000429123454003053, 0.937989183438248, 12],
    ['Michelso', MICHELSON, 299.8524, 0.0790105478190518, 0.535199668621283, 13],
    ['NumAcc1', [10000001, 10000003, 10000002], 10000002, 1, -0.5, 15],
    ['NumAcc2', alternating(1.2, 1.1, 1.3), 1.2, 0.1, -0.999, 14],
    ['NumAcc3', alternating(1000000.2, 1000000.1, 1000000.3), 1000000.2, 0.1, -0.999, 9],
    ['NumAcc4', alternating(10000000.2, 10000000.1, 10000000.3), 10000000.2, 0.1, -0.999, 8],
  ] as const)('%s', (_, values, centre, spread, correlation, digits) => {
    const near = (found: number, certified: number) => Math.abs(found / certified - 1);
    expect(near(mean(values), centre)).toBeLessThan(2e-15);
    // The data of NumAcc3 and 4 lose digits when they are read as doubles: no program can find more of the certified spread.
    expect(near(standardDeviation(values), spread)).toBeLessThan(10 ** -digits);
    expect(near(autocorrelation(values, 1), correlation)).toBeLessThan(10 ** -(digits - 2));
  });
});

describe('moments', () => {
  test('sums that plain addition loses', () => {
    expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
    expect(compensatedSum(new Float64Array(10).fill(0.1))).toBe(1);
    expect(compensatedSum([])).toBe(0);
    expect(compensatedSum([1, Number.POSITIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY);
  });
  test('too few values', () => {
    expect([mean([]), variance([]), variance([3]), standardDeviation([3])]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect(variance([3, 3, 3])).toBe(0);
    expect(autocorrelation([2, 2, 2], 1)).toBeNaN();
    expect(summariseSample([1, 2, 6])).toEqual({ n: 3, mean: 3, variance: 7 });
  });
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 50 });
  property.prop([values, fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1000 })])(
    'shift, scale and order',
    (sample, shift, scale) => {
      const moved = sample.map((x) => x * scale + shift);
      expect(mean(moved)).toBeCloseTo(mean(sample) * scale + shift, 5);
      expect(variance(moved)).toBeCloseTo(variance(sample) * scale * scale, 2);
      expect(mean([...sample].reverse())).toBeCloseTo(mean(sample), 12);
      expect(variance([...sample].reverse())).toBeCloseTo(variance(sample), 7);
    },
  );
});
