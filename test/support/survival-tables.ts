import type { SurvivalSample } from '../../shared/stats/survival/sample.ts';

/** A published table as tests write it. */
export interface TestSurvival extends SurvivalSample {
  readonly group: Int32Array;
}

function table(time: readonly number[], status: readonly number[], group: readonly number[]): TestSurvival {
  return { time: Float64Array.from(time), status: Uint8Array.from(status), group: Int32Array.from(group) };
}

/** Days to death of 26 women with ovarian cancer by treatment (Edmunson 1979; `ovarian` of R's survival). */
export const OVARIAN = table(
  [59, 115, 156, 421, 431, 448, 464, 475, 477, 563, 638, 744, 769, 770, 803, 855, 1040, 1106, 1129, 1206, 1227, 268, 329, 353, 365, 377],
  [1, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0],
  [0, 0, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1],
);

/** Two kinds of event that compete, in two groups by turns: drawn once with R (exponential times, kinds at random), so that other software can be asked about them. */
export const COMPETING = table(
  [
    16, 20, 3, 3, 9, 47, 25, 9, 20, 3, 28, 13, 25, 72, 22, 17, 38, 12, 7, 10, 48, 11, 6, 10, 3, 2, 12, 64, 24, 16, 29, 1, 7, 22, 5, 17, 7, 12, 16, 4,
    22, 17, 26, 21, 12, 6, 26, 16, 11, 33, 9, 36, 65, 10, 12, 16, 5, 6, 23, 13, 2, 19, 5, 26, 97, 8, 55, 19, 17, 14, 36, 38, 59, 5, 8, 2, 8, 26, 17,
    45, 8, 17, 17, 2, 46, 14, 32, 20, 27, 35, 21, 8, 21, 5, 14, 5, 9, 4, 3, 6, 38, 9, 9, 7, 25, 44, 4, 37, 12, 13, 32, 30, 1, 3, 29, 12, 9, 2, 5, 5,
    5, 12, 35, 16, 1, 4, 66, 23, 2, 20, 6, 21, 8, 7, 3, 16, 4, 2, 42, 13, 11, 17, 46, 20, 5, 14, 12, 8, 35, 35, 11, 4, 35, 46, 39, 12, 37, 12, 2, 1,
    30, 16, 33, 24, 30, 4, 54, 35, 7, 42, 20, 29, 13, 36, 26, 25, 39, 12, 9, 13, 16, 4, 7, 16, 27, 9, 16, 9, 5, 38, 23, 14, 3, 20, 8, 13, 17, 8, 15,
    2,
  ],
  [
    2, 0, 2, 1, 0, 0, 1, 2, 2, 2, 2, 1, 0, 1, 0, 0, 2, 1, 2, 2, 2, 1, 1, 0, 2, 2, 0, 1, 0, 2, 2, 0, 0, 1, 0, 0, 2, 1, 2, 0, 2, 0, 2, 2, 1, 0, 1, 0, 0,
    2, 1, 1, 2, 0, 0, 2, 1, 0, 2, 2, 0, 2, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 1, 1, 0, 2, 1, 2, 2, 2, 0, 2, 0, 0, 0, 1, 0, 1, 2, 0, 2, 0, 0, 2, 0, 2, 2, 2,
    1, 0, 0, 1, 2, 2, 1, 2, 0, 2, 2, 2, 2, 0, 0, 2, 2, 0, 0, 0, 0, 0, 2, 2, 0, 1, 2, 2, 2, 1, 1, 0, 1, 2, 1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0,
    2, 1, 1, 0, 1, 2, 2, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 1, 2, 1, 0, 0, 1, 1, 0, 0, 2, 2, 0, 2, 1, 1, 2, 2, 0, 2, 0, 1, 0, 0, 2, 1, 1, 1, 0, 2, 2, 2, 1,
    1, 1, 0, 2,
  ],
  Array.from({ length: 200 }, (_, subject) => subject % 2),
);
