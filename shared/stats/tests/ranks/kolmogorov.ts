/** P(K > z) of Kolmogorov's limiting distribution: 2 Σ (−1)^(k−1) e^(−2k²z²), below 1 by its theta form. Relative error about 1e-15. z ≤ 0 gives 1. */
export function kolmogorovTail(z: number): number {
  if (Number.isNaN(z)) return Number.NaN;
  if (z <= 0) return 1;
  if (z < 1) {
    let sum = 0;
    for (let k = 1; k <= 9; k += 2) sum += Math.exp(-(k * k * Math.PI * Math.PI) / (8 * z * z));
    return 1 - (Math.sqrt(2 * Math.PI) / z) * sum;
  }
  let sum = 0;
  for (let k = 1; k <= 20; k++) sum += (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * z * z);
  return 2 * sum;
}

/** P(D ≥ d) of the one-sample statistic of n values, exact: the matrix method of Marsaglia, Tsang and Wang (2003). O((nd)³ log n): for n up to some hundreds. */
export function kolmogorovExactTail(n: number, d: number): number {
  const k = Math.floor(n * d) + 1;
  const m = 2 * k - 1;
  const h = k - n * d;
  const matrix = Array.from({ length: m }, (_, i) => Float64Array.from({ length: m }, (__, j) => (i - j + 1 < 0 ? 0 : 1)));
  const row = (i: number) => matrix[i] as Float64Array;
  for (let i = 0; i < m; i++) {
    row(i)[0] = (row(i)[0] as number) - h ** (i + 1);
    row(m - 1)[i] = (row(m - 1)[i] as number) - h ** (m - i);
  }
  row(m - 1)[0] = (row(m - 1)[0] as number) + (2 * h - 1 > 0 ? (2 * h - 1) ** m : 0);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) for (let g = 1; g <= i - j + 1; g++) row(i)[j] = (row(i)[j] as number) / g;
  }
  const { values, exponent } = power(matrix, n);
  let s = values[k - 1]?.[k - 1] ?? Number.NaN;
  let scale = exponent;
  for (let i = 1; i <= n; i++) {
    s *= i / n;
    if (s < 1e-140) {
      s *= 1e140;
      scale -= 140;
    }
  }
  return Math.min(1, Math.max(0, 1 - s * 10 ** scale));
}

interface Scaled {
  readonly values: readonly Float64Array[];
  readonly exponent: number;
}

function power(matrix: readonly Float64Array[], n: number): Scaled {
  if (n === 1) return { values: matrix, exponent: 0 };
  const half = power(matrix, Math.floor(n / 2));
  const square = multiply(half.values, half.values);
  const values = n % 2 === 0 ? square : multiply(matrix, square);
  const centre = Math.floor(values.length / 2);
  if ((values[centre]?.[centre] ?? 0) <= 1e140) return { values, exponent: 2 * half.exponent };
  return { values: values.map((row) => row.map((value) => value * 1e-140)), exponent: 2 * half.exponent + 140 };
}

function multiply(a: readonly Float64Array[], b: readonly Float64Array[]): Float64Array[] {
  return a.map((row) => {
    const product = new Float64Array(row.length);
    row.forEach((factor, k) => {
      const other = b[k] as Float64Array;
      for (let j = 0; j < product.length; j++) product[j] = (product[j] as number) + factor * (other[j] as number);
    });
    return product;
  });
}
