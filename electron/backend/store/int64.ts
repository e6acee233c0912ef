const WORD = 4_294_967_296;

/** View through which `putInt64` writes: much faster than one bigint per number. */
export function toWords(numbers: BigInt64Array): Int32Array {
  return new Int32Array(numbers.buffer, numbers.byteOffset, numbers.length * 2);
}

/** Writes a whole number of at most 2^53 as a 64-bit integer (all our platforms are little-endian). */
export function putInt64(words: Int32Array, index: number, value: number): void {
  const low = value | 0;
  if (low === value) {
    words[2 * index] = low;
    words[2 * index + 1] = low >> 31;
    return;
  }
  const high = Math.floor(value / WORD);
  words[2 * index] = value - high * WORD;
  words[2 * index + 1] = high;
}
