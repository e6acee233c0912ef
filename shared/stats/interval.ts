/** An interval with both ends; an end may be infinite where nothing bounds it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
