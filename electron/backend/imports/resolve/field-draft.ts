import { growInts } from './growing.ts';

/** "fill": the first value met stands and only blanks of known rows are filled; "overwrite": the last value met replaces what was known. */
export type FieldMode = 'fill' | 'overwrite';

/** One descriptive column of a dimension (a customer's e-mail, a product's category), as codes into the dictionary of its role. */
export class FieldDraft {
  readonly mode: FieldMode;
  readonly base: number;
  /** Code per new row: index = id − base. */
  fresh: Int32Array = new Int32Array(0);
  /** Codes for rows that were known before. */
  readonly known = new Map<number, number>();

  constructor(mode: FieldMode, base: number) {
    this.mode = mode;
    this.base = base;
  }

  /** Takes one chunk; `last` is the largest id given so far. Rows with id 0 describe nothing. */
  take(ids: Int32Array, codes: Int32Array, last: number): void {
    this.fresh = growInts(this.fresh, last - this.base + 1);
    const { fresh, base } = this;
    const keepsFirst = this.mode === 'fill';
    for (let row = 0; row < ids.length; row++) {
      const id = ids[row] ?? 0;
      const code = codes[row] ?? 0;
      if (id === 0 || code === 0) continue;
      if (id > base) {
        if (!keepsFirst || fresh[id - base] === 0) fresh[id - base] = code;
      } else if (!keepsFirst || !this.known.has(id)) {
        this.known.set(id, code);
      }
    }
  }
}
