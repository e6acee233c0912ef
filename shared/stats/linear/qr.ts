import type { Matrix } from './matrix.ts';

/** Q·R of a matrix whose dependent columns were put last. */
export interface Qr {
  readonly rank: number;
  /** Original number of each column, the independent ones first and in their order. */
  readonly order: readonly number[];
  /** Orthonormal basis of the columns: one array of `rows` values for each of the `rank` independent columns. */
  readonly basis: readonly Float64Array[];
  /** Upper triangle by columns: triangle[j][i] for i ≤ j < rank. */
  readonly triangle: readonly Float64Array[];
}

/**
 * Householder QR with the pivoting of LINPACK's dqrdc2, which R's lm uses: columns keep their order, but one that is a combination of those before it
 * (what is left of it is below `tolerance` of its length) goes to the end, so that of two equal variables the later one is dropped.
 * 2·rows·columns² operations and as many for the basis.
 */
export function qrFactor({ rows, columns, values }: Matrix, tolerance = 1e-11): Qr {
  const work = Array.from({ length: columns }, (_, j) => Float64Array.from({ length: rows }, (__, i) => values[i * columns + j] as number));
  const lengths = work.map(lengthOf);
  const order: number[] = [];
  const last: number[] = [];
  const reflectors: Float64Array[] = [];
  const triangle: Float64Array[] = [];
  for (let j = 0; j < columns; j++) {
    const column = work[j] as Float64Array;
    const place = reflectors.length;
    const reflector = column.slice();
    reflector.fill(0, 0, place);
    const rest = lengthOf(reflector);
    if (place >= rows || !(rest > tolerance * (lengths[j] as number))) {
      last.push(j);
      continue;
    }
    const head = reflector[place] as number;
    const alpha = head > 0 ? -rest : rest;
    reflector[place] = head - alpha;
    const length = Math.sqrt(2 * rest * (rest + Math.abs(head)));
    for (let i = place; i < rows; i++) reflector[i] = (reflector[i] as number) / length;
    const upper = column.slice(0, place + 1);
    upper[place] = alpha;
    triangle.push(upper);
    reflectors.push(reflector);
    order.push(j);
    for (let other = j + 1; other < columns; other++) reflect(reflector, work[other] as Float64Array, place);
  }
  const basis = reflectors.map((_, k) => {
    const unit = new Float64Array(rows);
    unit[k] = 1;
    for (let at = reflectors.length - 1; at >= 0; at--) reflect(reflectors[at] as Float64Array, unit, at);
    return unit;
  });
  return { rank: order.length, order: [...order, ...last], basis, triangle };
}

/** x − 2 v vᵀx. */
function reflect(v: Float64Array, x: Float64Array, from: number): void {
  let sum = 0;
  for (let i = from; i < v.length; i++) sum += (v[i] as number) * (x[i] as number);
  if (sum === 0) return;
  for (let i = from; i < v.length; i++) x[i] = (x[i] as number) - 2 * sum * (v[i] as number);
}

/** Euclidean length, without overflow on the way. */
function lengthOf(vector: Float64Array): number {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return 0;
  let sum = 0;
  for (const value of vector) sum += (value / largest) ** 2;
  return largest * Math.sqrt(sum);
}
