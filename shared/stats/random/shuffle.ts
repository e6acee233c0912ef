import type { RandomStream } from './stream.ts';

/** What can be shuffled: an array or a typed array. */
interface Row<T> {
  [index: number]: T;
  readonly length: number;
}

/** Puts the values into an order in which every order is equally likely, in place: Fisher and Yates as Durstenfeld (1964) has it. O(n). */
export function shuffle<T>(stream: RandomStream, values: Row<T>): void {
  for (let at = values.length - 1; at > 0; at--) {
    const other = stream.below(at + 1);
    const value = values[at] as T;
    values[at] = values[other] as T;
    values[other] = value;
  }
}
