import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { drawBinomial } from '../../../../shared/stats/random/binomial.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';
import { binomialTest } from '../../../../shared/stats/tests/proportions/binomial-test.ts';
import { testIndependence } from '../../../../shared/stats/tests/proportions/chi-square-independence.ts';
import { clopperPearson } from '../../../../shared/stats/tests/proportions/clopper-pearson.ts';
import { fisherExact } from '../../../../shared/stats/tests/proportions/fisher-exact.ts';
import { testGoodnessOfFit } from '../../../../shared/stats/tests/proportions/goodness-of-fit.ts';
import { compareRates } from '../../../../shared/stats/tests/proportions/rate-ratio.ts';
import { compareProportions } from '../../../../shared/stats/tests/proportions/two-proportions.ts';
import { wilsonInterval } from '../../../../shared/stats/wilson-interval.ts';

/** Expected digits, unless said otherwise: R 4.2.2, its own functions and their own examples. */
const near = (expected: number) => expect.closeTo(expected, 12);

describe('one share', () => {
  test('binom.test: Conover’s plants (682 of 925, p = 3/4), and small counts', () => {
    expect(binomialTest(682, 925, 0.75)).toBeCloseTo(0.3824915595748519, 11);
    expect(clopperPearson(682, 925)).toEqual({ low: near(0.707668264079039), high: near(0.7654065582415253) });
    expect(binomialTest(3, 20, 0.31)).toBeCloseTo(0.14984859061124114, 13);
    expect(clopperPearson(3, 20)).toEqual({ low: near(0.03207093718546373), high: near(0.37892682654531396) });
    expect(binomialTest(0, 12, 0.2)).toBeCloseTo(0.141274976256, 13);
    expect(clopperPearson(0, 12)).toEqual({ low: 0, high: near(0.2646484693970511) });
    expect(clopperPearson(12, 12)).toEqual({ low: near(1 - 0.2646484693970511), high: 1 });
  });
  test('the sign test of 7 of 8', () => {
    expect(binomialTest(7, 8)).toBeCloseTo(18 / 256, 14);
    expect(binomialTest(4, 8)).toBe(1);
    expect(binomialTest(0, 0)).toBe(1);
  });
  test('an interval of another level', () => {
    // The formula with z = 2.5758293035489004, in Python.
    expect(wilsonInterval(15, 148, 0.99)).toEqual({ low: near(0.053644869613964856), high: near(0.1832673501131525) });
    expect(wilsonInterval(15, 148, 0.95)).toEqual(wilsonInterval(15, 148));
  });
  property.prop([fc.integer({ min: 1, max: 300 }), fc.nat(300), fc.double({ min: 0.01, max: 0.99, noNaN: true })])(
    'the exact test is the sum over all counts that are no likelier; the interval mirrors',
    (n, k, p) => {
      const x = Math.min(k, n);
      expect(binomialTest(x, n, p)).toBeCloseTo(binomialTest(n - x, n, 1 - p), 9);
      const { low, high } = clopperPearson(x, n);
      const mirrored = clopperPearson(n - x, n);
      expect(low).toBeCloseTo(1 - mirrored.high, 11);
      expect(low).toBeLessThanOrEqual(x / n);
      expect(high).toBeGreaterThanOrEqual(x / n);
    },
  );
  test('impossible counts are refused', () => {
    expect(() => clopperPearson(1, 0)).toThrow(RangeError);
    expect(() => binomialTest(4, 3)).toThrow(RangeError);
    expect(() => binomialTest(1.5, 3)).toThrow(RangeError);
  });
});

describe('Fisher’s exact test', () => {
  /** p-values: R 4.2.2 (fisher.test and its examples); odds ratios, which R has to about four digits: the same equations solved with mpmath, 30 digits. */
  test.each([
    ['tea', [3, 1, 1, 3], 0.4857142857142858, 6.408319658199673, 0.21173559544657858, 626.243530588814],
    ['convictions', [2, 15, 10, 3], 0.0005367241191434364, 0.046936639049679964, 0.003317163950657357, 0.3631896023566806],
    ['zero', [0, 5, 8, 7], 0.0546955624355005, 0, 0, 1.3924594716964174],
    ['large', [120, 95, 380, 505], 0.0007660590284614396, 1.6778695962611145, 1.2296640140664017, 2.2942006354367233],
  ] as const)('%s', (_, [a, b, c, d], p, odds, low, high) => {
    const { pValue, oddsRatio, interval } = fisherExact(a, b, c, d);
    expect(pValue).toBeCloseTo(p, 12);
    expect(Math.abs((oddsRatio ?? -1) - odds)).toBeLessThanOrEqual(1e-12 * odds);
    expect(Math.abs(interval.low - low)).toBeLessThanOrEqual(1e-12 * low);
    expect(Math.abs(interval.high / high - 1)).toBeLessThan(1e-12);
  });
  test('one-sided, and margins that leave no choice', () => {
    expect(fisherExact(2, 15, 10, 3).pLess).toBeCloseTo(0.0004651809433629053, 14);
    expect(fisherExact(2, 15, 10, 3).pGreater).toBeGreaterThan(0.999);
    expect(fisherExact(0, 0, 3, 4)).toEqual({
      pValue: 1,
      pLess: 1,
      pGreater: 1,
      oddsRatio: null,
      interval: { low: 0, high: Number.POSITIVE_INFINITY },
    });
    expect(() => fisherExact(1, 2, -1, 3)).toThrow(RangeError);
  });
  property.prop([fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40)])('turning the table turns the odds ratio', (a, b, c, d) => {
    const [straight, turned] = [fisherExact(a, b, c, d), fisherExact(b, a, d, c)];
    expect(straight.pValue).toBeCloseTo(turned.pValue, 9);
    const odds = straight.oddsRatio ?? 0;
    if (odds > 0 && odds < Number.POSITIVE_INFINITY) expect((turned.oddsRatio ?? 0) * odds).toBeCloseTo(1, 8);
    else expect(turned.oddsRatio).toBe(straight.oddsRatio === null ? null : odds === 0 ? Number.POSITIVE_INFINITY : 0);
    expect(straight.interval.low).toBeLessThanOrEqual(straight.oddsRatio ?? 0);
  });
});

describe('tables', () => {
  test('chisq.test: party by gender (Agresti 2007)', () => {
    const found = testIndependence([
      [762, 327, 468],
      [484, 239, 477],
    ]);
    expect(found.statistic).toBeCloseTo(30.07014909575467, 11);
    expect(found.degrees).toBe(2);
    expect(Math.abs(found.pValue / 2.953589183211757e-7 - 1)).toBeLessThan(1e-11);
    expect(found.residuals[0]?.[0]).toBeCloseTo(2.198855766015898, 12);
    expect(found.residuals[1]?.[2]).toBeCloseTo(3.238673443536582, 12);
    expect(found.cramersV).toBeCloseTo(Math.sqrt(30.07014909575467 / 2757), 12);
  });
  test('Yates’ correction of a 2 × 2 table', () => {
    const table = [
      [12, 7],
      [5, 9],
    ];
    const [corrected, plain] = [testIndependence(table, true), testIndependence(table)];
    expect([corrected.statistic, corrected.pValue]).toEqual([near(1.455996378814684), near(0.2275682145758099)]);
    expect([plain.statistic, plain.pValue]).toEqual([near(2.4305755196815575), near(0.1189892055321448)]);
    expect(corrected.cramersV).toBe(plain.cramersV);
  });
  test('empty rows and columns do not count, a single row tells nothing', () => {
    const found = testIndependence([
      [12, 0, 7],
      [0, 0, 0],
      [5, 0, 9],
    ]);
    expect([found.degrees, found.statistic]).toEqual([1, near(2.4305755196815575)]);
    expect(testIndependence([[3, 4]])).toMatchObject({ degrees: 0, pValue: 1, cramersV: 0 });
    expect(testIndependence([])).toMatchObject({ statistic: 0, degrees: 0, pValue: 1 });
  });
  test('goodness of fit', () => {
    const found = testGoodnessOfFit([89, 37, 30, 28, 2], [40, 20, 20, 15, 5]);
    expect(found).toEqual({ statistic: near(9.990143369175627), degrees: 4, pValue: near(0.04059404334478122), smallestExpected: near(9.3) });
    expect(testGoodnessOfFit([5, 5], [1, 0]).pValue).toBe(1); // one cell only, but
    expect(testGoodnessOfFit([5, 5, 5], [1, 1, 0]).statistic).toBe(Number.POSITIVE_INFINITY);
    expect(testGoodnessOfFit([5, 5, 5], [1, 1, 0]).pValue).toBe(0);
    expect(() => testGoodnessOfFit([1], [1, 2])).toThrow(RangeError);
  });
});

describe('two shares, two rates', () => {
  test('Newcombe’s interval (1998, table II, method 10)', () => {
    expect(compareProportions(56, 70, 48, 80).differenceInterval).toEqual({ low: expect.closeTo(0.0524, 4), high: expect.closeTo(0.3339, 4) });
    expect(compareProportions(9, 10, 3, 10).differenceInterval).toEqual({ low: expect.closeTo(0.1705, 4), high: expect.closeTo(0.809, 4) });
    expect(compareProportions(10, 10, 0, 20).differenceInterval).toEqual({ low: expect.closeTo(0.6791, 4), high: 1 });
    expect(compareProportions(5, 56, 0, 29).differenceInterval).toEqual({ low: expect.closeTo(-0.0381, 4), high: expect.closeTo(0.1926, 4) });
    expect(compareProportions(56, 70, 48, 80).pValue).toBeCloseTo(0.008045081368196564, 13);
    expect(compareProportions(0, 5, 0, 9)).toMatchObject({ difference: 0, ratio: null, ratioInterval: null, pValue: 1 });
    expect(() => compareProportions(0, 0, 1, 2)).toThrow(RangeError);
  });
  test('the interval covers a difference that is there at about its level', () => {
    const stream = createRandomStream(31);
    let covered = 0;
    for (let round = 0; round < 3000; round++) {
      const { low, high } = compareProportions(drawBinomial(stream, 80, 0.12), 80, drawBinomial(stream, 50, 0.3), 50).differenceInterval;
      if (low <= -0.18 && -0.18 <= high) covered++;
    }
    expect(covered / 3000).toBeGreaterThan(0.93);
    expect(covered / 3000).toBeLessThan(0.97);
  });
  test('poisson.test with two counts', () => {
    expect(compareRates(11, 800, 21, 3011)).toEqual({
      ratio: near(1.9714880952380953),
      interval: { low: near(0.8584264033916392), high: expect.closeTo(4.277265943654071, 11) },
      pValue: near(0.07966863303332952),
    });
    const none = compareRates(0, 10, 9, 12);
    expect(none.pValue).toBeCloseTo(0.00510224253316568, 13);
    expect(none.interval).toEqual({ low: 0, high: near(0.6079562283536013) });
    expect(compareRates(0, 1, 0, 1)).toEqual({ ratio: Number.NaN, interval: { low: 0, high: Number.POSITIVE_INFINITY }, pValue: 1 });
    expect(() => compareRates(1, 0, 1, 1)).toThrow(RangeError);
  });
});
