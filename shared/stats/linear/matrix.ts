/** A matrix of doubles by rows: element (row, column) is values[row · columns + column]. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** A matrix from its rows. RangeError when they differ in length. */
export function matrixFromRows(rows: readonly ArrayLike<number>[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, at) => {
    if (row.length !== columns) throw new RangeError(`row ${at} has ${row.length} values, the first ${columns}`);
    values.set(Float64Array.from(row), at * columns);
  });
  return { rows: rows.length, columns, values };
}

/** The rows of a matrix as arrays. */
export function toRows({ rows, columns, values }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, row) => [...values.subarray(row * columns, (row + 1) * columns)]);
}

/** RangeError unless the matrix is square; its size. */
export function sizeOfSquare({ rows, columns }: Matrix): number {
  if (rows !== columns) throw new RangeError(`a matrix of ${rows} × ${columns} is not square`);
  return rows;
}
