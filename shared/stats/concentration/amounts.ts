/** Amounts of several holders: doubles, or whole numbers (ten-thousandths of a currency unit) whose sums and ratios are then exact. */
export type Amounts = ArrayLike<number> | ArrayLike<bigint>;

/** Whether amounts are whole numbers; none count as doubles. */
export function areExact(values: Amounts): values is ArrayLike<bigint> {
  return typeof values[0] === 'bigint';
}

/** Largest first. */
export function sortDescending(values: ArrayLike<bigint>): bigint[];
export function sortDescending(values: ArrayLike<number>): Float64Array;
export function sortDescending(values: Amounts): bigint[] | Float64Array {
  if (areExact(values)) return Array.from(values).sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
  return Float64Array.from(values as ArrayLike<number>)
    .sort()
    .reverse();
}

/** a/b as the nearest double, for b > 0: 128 bits after the point are more than a double tells apart for ratios above 1e-20. */
export function ratioOf(a: bigint, b: bigint): number {
  return Number((a << 128n) / b) / 2 ** 128;
}
