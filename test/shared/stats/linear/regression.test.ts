import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { matrixFromRows } from '../../../../shared/stats/linear/matrix.ts';
import { fitRegression } from '../../../../shared/stats/linear/regression.ts';
import { drawNormal } from '../../../../shared/stats/random/normal.ts';
import { createRandomStream } from '../../../../shared/stats/random/stream.ts';
import { type CertifiedFit, FILIP, LONGLEY, NORRIS, WAMPLER_1, WAMPLER_2, WAMPLER_3, WAMPLER_4, WAMPLER_5 } from './strd-data.ts';

/** Correct digits: −log₁₀ of the relative error, at most 15. */
const digits = (found: number, certified: number) =>
  Math.min(15, -Math.log10(certified === 0 ? Math.abs(found) : Math.abs(found - certified) / Math.abs(certified)));

describe('NIST’s reference fits', () => {
  test.each<readonly [string, CertifiedFit, number]>([
    ['Longley', LONGLEY, 11],
    ['Norris', NORRIS, 12],
    ['Wampler 1', WAMPLER_1, 9],
    ['Wampler 2', WAMPLER_2, 11],
    ['Wampler 3', WAMPLER_3, 9],
    ['Wampler 4', WAMPLER_4, 9],
    ['Wampler 5', WAMPLER_5, 9],
    ['Filip', FILIP, 7],
  ])('%s', (_, { x, y, estimates, errors, residualError, rSquared }, least) => {
    const fit = fitRegression(matrixFromRows(x), y, { tolerance: 1e-15 });
    fit.terms.forEach((term, at) => {
      expect(digits(term.estimate, estimates[at] ?? 0)).toBeGreaterThan(least);
      expect(digits(term.standardError, errors[at] ?? 0)).toBeGreaterThan(least - 2);
    });
    expect(digits(fit.residualError, residualError)).toBeGreaterThan(least - 2);
    expect(digits(fit.rSquared, rSquared)).toBeGreaterThan(9);
  });
  test('Longley in full: residual mean square, F, HC3 (truth.md 5.5; statsmodels)', () => {
    const fit = fitRegression(matrixFromRows(LONGLEY.x), LONGLEY.y);
    expect(digits(fit.residualError ** 2, 92936.0061673238)).toBeGreaterThan(10);
    expect(digits(fit.f.statistic, 330.285339234588)).toBeGreaterThan(10);
    expect([fit.f.above, fit.f.below]).toEqual([6, 9]);
    expect(digits(fit.f.pValue, 4.98403052872481e-10)).toBeGreaterThan(9); // mpmath, 50 digits
    [1799477, 91.11939, 0.05562, 0.82213, 0.29879, 0.32491, 922.80784].forEach((error, at) => {
      expect(Math.abs((fit.terms[at]?.robustError ?? 0) / error - 1)).toBeLessThan(2e-4);
    });
    expect(fit.terms[3]?.pValue).toBeCloseTo(0.00253509, 7); // R 4.2.2, lm
  });
});

describe('regression', () => {
  test('a column that repeats others is left out, not the fit', () => {
    const rows = [1, 2, 3, 4, 5, 7].map((x) => [x, 2 * x + 1, x * x]);
    const fit = fitRegression(matrixFromRows(rows), [1, 3, 2, 5, 4, 9]);
    expect(fit.terms[2]).toMatchObject({ estimate: Number.NaN, standardError: Number.NaN, robustError: Number.NaN });
    const without = fitRegression(matrixFromRows(rows.map(([x = 0, , z = 0]) => [x, z])), [1, 3, 2, 5, 4, 9]);
    expect(fit.terms[3]?.estimate).toBeCloseTo(without.terms[2]?.estimate ?? 0, 10);
    expect(fit.residualDegrees).toBe(3);
  });
  test('as many rows as terms: exact, without errors', () => {
    const fit = fitRegression(matrixFromRows([[1], [2]]), [3, 5]);
    expect(fit.terms.map(({ estimate }) => estimate)).toEqual([expect.closeTo(1, 13), expect.closeTo(2, 13)]);
    expect(fit.terms[1]).toMatchObject({ standardError: Number.NaN, pValue: Number.NaN });
    expect(() => fitRegression(matrixFromRows([[1], [2]]), [3])).toThrow(RangeError);
  });
  test('without an intercept', () => {
    const fit = fitRegression(matrixFromRows([[1], [2], [4]]), [2, 3, 9], { hasIntercept: false });
    expect(fit.terms.map(({ estimate }) => estimate)).toEqual([expect.closeTo(44 / 21, 13)]);
    expect(fit.rSquared).toBeCloseTo(44 ** 2 / 21 / 94, 12);
  });
  test('intervals cover known coefficients; where the spread grows with x, HC3 is right and the plain error is not', () => {
    const stream = createRandomStream(41);
    let [covered, robustlyCovered] = [0, 0];
    for (let round = 0; round < 1500; round++) {
      const x = Array.from({ length: 60 }, (_, at) => at / 20);
      const y = x.map((at) => 1 + 2 * at + at * at * drawNormal(stream));
      const slope = fitRegression(matrixFromRows(x.map((at) => [at])), y).terms[1];
      if (slope === undefined) throw new Error('no slope');
      if (slope.interval.low <= 2 && 2 <= slope.interval.high) covered++;
      if (Math.abs(slope.estimate - 2) <= 2.0017 * slope.robustError) robustlyCovered++;
    }
    expect(covered / 1500).toBeLessThan(0.92);
    expect(Math.abs(robustlyCovered / 1500 - 0.95)).toBeLessThan(0.025);
  });
  const numbers = fc.double({ min: -100, max: 100, noNaN: true });
  property.prop([fc.array(fc.tuple(numbers, numbers, numbers), { minLength: 6, maxLength: 20 }), fc.double({ min: 0.01, max: 100, noNaN: true })])(
    'residuals are orthogonal to the columns; scaling a column scales its coefficient',
    (points, factor) => {
      const spread = points.map(([a, b], at) => [a + at, b + at * at]);
      const y = points.map(([, , c]) => c);
      const fit = fitRegression(matrixFromRows(spread), y);
      for (const column of [0, 1]) {
        const sum = spread.reduce((all, row, at) => all + (row[column] ?? 0) * (fit.residuals[at] ?? 0), 0);
        expect(Math.abs(sum)).toBeLessThan(1e-6);
      }
      const scaled = fitRegression(matrixFromRows(spread.map(([a = 0, b = 0]) => [a * factor, b])), y);
      const [plain, other] = [fit.terms[1]?.estimate ?? 0, scaled.terms[1]?.estimate ?? 0];
      if (Number.isFinite(plain) && (fit.terms[1]?.standardError ?? 0) < 1e3) expect(other * factor).toBeCloseTo(plain, 6);
    },
  );
});
