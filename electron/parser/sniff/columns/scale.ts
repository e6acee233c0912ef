import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { evaluate } from './candidates.ts';

/** A contradicting value and the physical line it was met on first. */
export interface Example {
  readonly line: number;
  readonly value: string;
}

/** A reading with the rows for and against it. */
export interface Weighed<Reading extends ColumnReading = ColumnReading> {
  readonly reading: Reading;
  readonly agrees: number;
  readonly contradicts: number;
  /** Up to five contradicting values. */
  readonly examples: readonly Example[];
}

const MAX_EXAMPLES = 5;
const SHOWN_CHARACTERS = 200;

/** Weighs readings against the values of a column, one distinct value or row at a time. The order of values plays no part but for which examples are kept: the first lines. */
export class ReadingScale<Reading extends ColumnReading = ColumnReading> {
  readonly readings: readonly Reading[];
  readonly agrees: Float64Array;
  readonly contradicts: Float64Array;
  /** Whether readings i and j (i × n + j) ever read a value differently, or one read what the other could not. */
  readonly #differs: Uint8Array;
  readonly #examples: Example[][];

  constructor(readings: readonly Reading[]) {
    this.readings = readings;
    this.agrees = new Float64Array(readings.length);
    this.contradicts = new Float64Array(readings.length);
    this.#differs = new Uint8Array(readings.length ** 2);
    this.#examples = readings.map(() => []);
  }

  /** What each reading makes of a text; NaN = nothing. */
  evaluate(text: string): Float64Array {
    return Float64Array.from(this.readings, (reading) => evaluate(text, reading));
  }

  /** Counts `count` rows whose value gave `results`. `text` is called only for an example. */
  add(results: Float64Array, count: number, line: number, text: () => string): void {
    const size = results.length;
    for (let index = 0; index < size; index++) {
      const result = results[index] as number;
      if (!Number.isNaN(result)) {
        this.agrees[index] = (this.agrees[index] as number) + count;
        continue;
      }
      this.contradicts[index] = (this.contradicts[index] as number) + count;
      const examples = this.#examples[index];
      if (examples !== undefined && examples.length < MAX_EXAMPLES) keepExample(examples, line, text().slice(0, SHOWN_CHARACTERS));
    }
    this.#compare(results);
  }

  /** Whether two readings ever said different things. */
  differs(a: number, b: number): boolean {
    return this.#differs[a * this.readings.length + b] === 1;
  }

  at(index: number): Weighed<Reading> {
    return {
      reading: this.readings[index] as Reading,
      agrees: this.agrees[index] ?? 0,
      contradicts: this.contradicts[index] ?? 0,
      examples: this.#examples[index] ?? [],
    };
  }

  /** All readings, best first; equals stay in the order given. */
  ranked(): { readonly index: number; readonly weighed: Weighed<Reading> }[] {
    return this.readings
      .map((_, index) => ({ index, weighed: this.at(index) }))
      .sort((a, b) => a.weighed.contradicts - b.weighed.contradicts || a.index - b.index);
  }

  #compare(results: Float64Array): void {
    const size = results.length;
    for (let a = 0; a < size; a++) {
      for (let b = a + 1; b < size; b++) {
        if (Object.is(results[a], results[b])) continue;
        if ((results[a] as number) === (results[b] as number)) continue;
        this.#differs[a * size + b] = 1;
        this.#differs[b * size + a] = 1;
      }
    }
  }
}

/** Values of unknown lines (0) are counted only. */
function keepExample(examples: Example[], line: number, value: string): void {
  if (line > 0 && !examples.some((known) => known.value === value)) examples.push({ line, value });
}
