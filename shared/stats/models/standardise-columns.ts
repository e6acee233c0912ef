import type { Matrix } from '../linear/matrix.ts';
import { summariseSample } from '../moments/sample-summary.ts';

/** Columns with mean 0 and standard deviation 1, after a column of ones. */
export interface StandardisedColumns {
  readonly design: Matrix;
  readonly centres: Float64Array;
  /** 0 for a column that does not vary; it is 0 in the design. */
  readonly scales: Float64Array;
}

/** Puts ones before the columns of a matrix and gives each mean 0 and standard deviation 1. O(rows · columns). */
export function standardiseColumns({ rows, columns, values }: Matrix): StandardisedColumns {
  const [centres, scales] = [new Float64Array(columns), new Float64Array(columns)];
  const design = new Float64Array(rows * (columns + 1));
  for (let row = 0; row < rows; row++) design[row * (columns + 1)] = 1;
  for (let column = 0; column < columns; column++) {
    const { mean, variance } = summariseSample(Float64Array.from({ length: rows }, (_, row) => values[row * columns + column] as number));
    const scale = variance > 0 ? Math.sqrt(variance) : 0;
    centres[column] = mean;
    scales[column] = scale;
    for (let row = 0; row < rows && scale > 0; row++)
      design[row * (columns + 1) + column + 1] = ((values[row * columns + column] as number) - mean) / scale;
  }
  return { design: { rows, columns: columns + 1, values: design }, centres, scales };
}
