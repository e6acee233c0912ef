/** How many rows of a file name each thing that was known before it. */
export class MetRows {
  /** Different things met. */
  count = 0;
  readonly #rows: Int32Array;

  /** `base` is the largest id known before the file. */
  constructor(base: number) {
    this.#rows = new Int32Array(base === 0 ? 0 : base + 1);
  }

  /** Ids of the rows of a chunk; 0 and new ids are passed over. */
  take(ids: Int32Array): void {
    const rows = this.#rows;
    if (rows.length === 0) return;
    for (const id of ids) {
      if (id === 0 || id >= rows.length) continue;
      if (rows[id] === 0) this.count += 1;
      rows[id] = (rows[id] ?? 0) + 1;
    }
  }

  /** Rows of everything met, without those of the given ids. */
  rowsWithout(ids: Iterable<number>): number {
    let total = 0;
    for (const rows of this.#rows) total += rows;
    for (const id of ids) total -= this.#rows[id] ?? 0;
    return total;
  }
}
