import type { Added } from './spelling-codes.ts';

const FIRST_TEXTS = 1024;
const FIRST_BYTES = 16_384;
const encoder = new TextEncoder();

/** Texts one behind the other as UTF-8, and where each ends. */
export interface PackedTexts {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ends: Int32Array<ArrayBuffer>;
}

/** New texts as bytes, which cost no string and travel by transfer. */
export class AddedBytes implements Added {
  #bytes = new Uint8Array(FIRST_BYTES);
  #used = 0;
  #ends = new Int32Array(FIRST_TEXTS);
  #count = 0;

  addBytes(bytes: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    const target = this.#bytes;
    let to = this.#used;
    for (let at = start; at < end; at++) target[to++] = bytes[at] as number;
    this.#used = to;
    this.#ends[this.#count++] = to;
  }

  addText(text: string): void {
    const bytes = encoder.encode(text);
    this.addBytes(bytes, 0, bytes.length);
  }

  /** What was added since the last call, in memory of its own. */
  take(): PackedTexts {
    const packed = { bytes: this.#bytes.slice(0, this.#used), ends: this.#ends.slice(0, this.#count) };
    this.#used = 0;
    this.#count = 0;
    return packed;
  }

  #reserve(length: number): void {
    if (this.#used + length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#used + length, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    if (this.#count < this.#ends.length) return;
    const larger = new Int32Array(this.#ends.length * 2);
    larger.set(this.#ends);
    this.#ends = larger;
  }
}
