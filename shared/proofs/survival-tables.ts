/** Subjects of a published table: time, status (1 = event) and group. */
export interface PublishedSample {
  readonly time: Float64Array;
  readonly status: Uint8Array;
  readonly group: Int32Array;
}

function table(time: readonly number[], status: readonly number[], group: readonly number[]): PublishedSample {
  return { time: Float64Array.from(time), status: Uint8Array.from(status), group: Int32Array.from(group) };
}

/** Weeks in remission of 42 children with leukaemia, 6-MP (0) and placebo (1): Freireich et al. 1963, as printed by Kleinbaum and Klein 2012. */
export const LEUKAEMIA = table(
  [
    6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35, 1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22,
    23,
  ],
  [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, ...new Array<number>(21).fill(1)],
  [...new Array<number>(21).fill(0), ...new Array<number>(21).fill(1)],
);

/** Weeks in remission with (0) and without (1) maintenance chemotherapy (Miller 1981; `aml` of R's survival). */
export const AML = table(
  [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161, 5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45],
  [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1],
  [...new Array<number>(11).fill(0), ...new Array<number>(12).fill(1)],
);
