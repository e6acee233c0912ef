import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { choleskyFactor } from '../../../../shared/stats/linear/cholesky.ts';
import { luFactor } from '../../../../shared/stats/linear/lu.ts';
import { type Matrix, matrixFromRows, toRows } from '../../../../shared/stats/linear/matrix.ts';
import { qrFactor } from '../../../../shared/stats/linear/qr.ts';
import { singularValues } from '../../../../shared/stats/linear/svd.ts';
import { symmetricEigen } from '../../../../shared/stats/linear/symmetric-eigen.ts';

const times = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]) =>
  a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, value, k) => sum + value * (b[k]?.[j] ?? 0), 0)));
const transpose = (a: readonly (readonly number[])[]) => (a[0] ?? []).map((_, j) => a.map((row) => row[j] ?? 0));
const expectClose = (found: readonly (readonly number[])[], expected: readonly (readonly number[])[], digits = 10) =>
  found.forEach((row, i) => {
    row.forEach((value, j) => {
      expect(value).toBeCloseTo(expected[i]?.[j] ?? Number.NaN, digits);
    });
  });
const hilbert = (n: number) => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => 1 / (i + j + 1)));
const identity = (n: number) => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));

const squares = fc
  .integer({ min: 1, max: 6 })
  .chain((n) => fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }), { minLength: n, maxLength: n }));

describe('LU', () => {
  test('determinant and inverse of the Hilbert matrix of 4 (1/6048000; whole numbers)', () => {
    const { determinant, inverse } = luFactor(matrixFromRows(hilbert(4)));
    expect(determinant * 6048000).toBeCloseTo(1, 9);
    const found = inverse();
    expect(found?.values[5]).toBeCloseTo(1200, 6);
    expect(found?.values[10]).toBeCloseTo(6480, 5);
  });
  test('singular matrices and those that are not square', () => {
    const { determinant, solve, inverse } = luFactor(
      matrixFromRows([
        [1, 2],
        [2, 4],
      ]),
    );
    expect([Math.abs(determinant), solve([1, 1]), inverse()]).toEqual([0, null, null]);
    expect(() => luFactor(matrixFromRows([[1, 2]]))).toThrow(RangeError);
    expect(() => matrixFromRows([[1, 2], [3]])).toThrow(RangeError);
  });
  property.prop([squares])('solves', (rows) => {
    const { determinant, solve } = luFactor(matrixFromRows(rows));
    if (Math.abs(determinant) < 0.5) return; // whole numbers: singular
    const b = rows.map((_, at) => at + 1);
    const x = solve(b) ?? [];
    rows.forEach((row, i) => {
      expect(row.reduce((sum, value, k) => sum + value * (x[k] ?? 0), 0)).toBeCloseTo(b[i] ?? 0, 8);
    });
  });
});

describe('Cholesky', () => {
  test('a textbook factor', () => {
    const found = choleskyFactor(
      matrixFromRows([
        [4, 12, -16],
        [12, 37, -43],
        [-16, -43, 98],
      ]),
    );
    expectClose(
      toRows(found?.lower as Matrix),
      [
        [2, 0, 0],
        [6, 1, 0],
        [-8, 5, 3],
      ],
      12,
    );
    expect(found?.logDeterminant).toBeCloseTo(Math.log(36), 12);
    expect(
      choleskyFactor(
        matrixFromRows([
          [1, 2],
          [2, 1],
        ]),
      ),
    ).toBeNull();
    expect(
      choleskyFactor(
        matrixFromRows([
          [1, 1],
          [1, 1],
        ]),
      ),
    ).toBeNull();
  });
  property.prop([squares])('of AᵀA + 1: product and inverse', (rows) => {
    const positive = times(transpose(rows), rows).map((row, i) => row.map((value, j) => value + (i === j ? 1 : 0)));
    const found = choleskyFactor(matrixFromRows(positive));
    if (found === null) throw new Error('positive definite');
    const lower = toRows(found.lower);
    expectClose(times(lower, transpose(lower)), positive, 8);
    expectClose(times(positive, toRows(found.inverse())), identity(rows.length), 6);
  });
});

describe('eigenvalues', () => {
  test('of the second difference: 2 − 2 cos(kπ/6)', () => {
    const n = 5;
    const rows = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0)));
    symmetricEigen(matrixFromRows(rows)).values.forEach((value, at) => {
      expect(value).toBeCloseTo(2 - 2 * Math.cos(((n - at) * Math.PI) / (n + 1)), 13);
    });
  });
  property.prop([squares])('A v = λ v, orthonormal, trace kept', (rows) => {
    const symmetric = times(rows, transpose(rows)).map((row, i) => row.map((value, j) => value - (i === j ? 7 : 0)));
    const { values, vectors } = symmetricEigen(matrixFromRows(symmetric));
    const v = toRows(vectors);
    expectClose(
      times(symmetric, v),
      v.map((row) => row.map((value, k) => value * (values[k] ?? 0))),
      7,
    );
    expectClose(times(transpose(v), v), identity(rows.length));
    expect(values.every((value, k) => k === 0 || value <= (values[k - 1] ?? 0))).toBe(true);
  });
});

describe('singular values', () => {
  test('of the Hilbert matrix of 6, the smallest with its digits (mpmath, 30 digits)', () => {
    const { singular } = singularValues(matrixFromRows(hilbert(6)));
    [1.618899858924339, 0.242360870575209, 0.016321521319876, 6.157483541827e-4, 1.2570757122625e-5, 1.08279948456e-7].forEach((value, at) => {
      expect(Math.abs((singular[at] ?? 0) / value - 1)).toBeLessThan(1e-9);
    });
    expect(() => singularValues(matrixFromRows([[1, 2]]))).toThrow(RangeError);
  });
  property.prop([squares])('U Σ Vᵀ is the matrix again', (rows) => {
    const tall = [...rows, ...rows.map((row) => row.map((value) => value + 1))];
    const { left, singular, right } = singularValues(matrixFromRows(tall));
    const scaled = toRows(left).map((row) => row.map((value, k) => value * (singular[k] ?? 0)));
    expectClose(times(scaled, transpose(toRows(right))), tall, 9);
  });
});

describe('QR', () => {
  property.prop([squares])('Q R is the matrix, Q orthonormal', (rows) => {
    const tall = [...rows, ...rows.map((row) => row.map((value, at) => value * value + at))];
    const { rank, order, basis, triangle } = qrFactor(matrixFromRows(tall));
    for (let k = 0; k < rank; k++) {
      tall.forEach((row, i) => {
        const product = [...(triangle[k] ?? [])].reduce((sum, value, at) => sum + value * (basis[at]?.[i] ?? 0), 0);
        expect(product).toBeCloseTo(row[order[k] ?? 0] ?? 0, 9);
      });
    }
    expectClose(
      basis.map((a) => basis.map((b) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0))),
      identity(rank),
    );
  });
  test('counts the independent columns of a matrix of zeros and of more columns than rows', () => {
    expect(
      qrFactor(
        matrixFromRows([
          [0, 0],
          [0, 0],
          [0, 0],
        ]),
      ).rank,
    ).toBe(0);
    expect(
      qrFactor(
        matrixFromRows([
          [1, 2, 3],
          [4, 5, 7],
        ]),
      ).rank,
    ).toBe(2);
  });
});
