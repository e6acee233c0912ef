/**
 * Subjects followed until something happens or until nobody looks any more. All arrays have one entry per subject.
 */
export interface SurvivalSample {
  /** End of the follow-up, in any unit; finite. Equal numbers are ties, nearly equal ones are not. */
  readonly time: Float64Array;
  /** 0 = still without the event at `time` (censored); otherwise the event, numbered from 1 where there are several kinds. */
  readonly status: Uint8Array;
  /** Where the subject came under observation (left truncation): at risk for entry < t ≤ time. null = from the beginning. */
  readonly entry?: Float64Array | null;
  /** Number of subjects that each entry stands for, whole and above 0; absent = one each. */
  readonly weight?: Float64Array;
  /** Subjects by ascending time, where that is known already: the same sample is then not sorted again. Made by `stableOrder`. */
  readonly order?: Uint32Array;
}

/** Throws a RangeError unless the arrays fit together, times are finite and every entry lies before its time. */
export function checkSample({ time, status, entry = null }: SurvivalSample): void {
  if (status.length !== time.length || (entry !== null && entry.length !== time.length))
    throw new RangeError('one time, status and entry per subject');
  for (let i = 0; i < time.length; i++) {
    const end = time[i] as number;
    if (!Number.isFinite(end)) throw new RangeError(`time ${end} is not finite`);
    if (entry !== null && !((entry[i] as number) < end)) throw new RangeError(`entry ${entry[i]} is not before time ${end}`);
  }
}
