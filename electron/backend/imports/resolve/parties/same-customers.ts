const MOST_EXAMPLES = 10;

/** Two customers whom a record takes for one. */
export interface SamePair {
  readonly one: number;
  readonly other: number;
  readonly rowNo: number;
}

/** Pairs of known customers whom a file takes for one: they share a number or an address in it. Each pair counts once; the first are kept. */
export class SameCustomers {
  readonly examples: SamePair[] = [];
  readonly #seen = new Set<string>();

  get count(): number {
    return this.#seen.size;
  }

  add(one: number, other: number, rowNo: number): void {
    const pair = one < other ? `${one} ${other}` : `${other} ${one}`;
    if (this.#seen.has(pair)) return;
    this.#seen.add(pair);
    if (this.examples.length < MOST_EXAMPLES) this.examples.push({ one, other, rowNo });
  }
}
