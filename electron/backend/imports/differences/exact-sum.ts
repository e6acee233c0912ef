const SAFE = 2 ** 52;

/** Exact sum of whole numbers, held as doubles while they are exact. */
export class ExactSum {
  #whole = 0n;
  #part = 0;

  add(value: number | bigint): void {
    if (typeof value === 'bigint') this.#whole += value;
    else if (value > SAFE || value < -SAFE) this.#whole += BigInt(value);
    else {
      this.#part += value;
      if (this.#part > SAFE || this.#part < -SAFE) this.#carry();
    }
  }

  value(): bigint {
    this.#carry();
    return this.#whole;
  }

  #carry(): void {
    this.#whole += BigInt(this.#part);
    this.#part = 0;
  }
}
