const DIGITS = 65_536;
const WORDS = 4;

/**
 * Positions of the values in ascending order; equal values keep their order (rank 'first'). Radix sort by 16-bit digits of the
 * floating-point form, skipping digits that all values share: O(n). `values` holds no NaN; −0 comes before 0.
 */
export function stableOrder(values: Float64Array): Uint32Array {
  const n = values.length;
  const words = new Uint16Array(values.buffer, values.byteOffset, n * WORDS);
  let order = Uint32Array.from({ length: n }, (_, index) => index);
  let next = new Uint32Array(n);
  for (let digit = 0; digit < WORDS; digit++) {
    const counts = new Uint32Array(DIGITS + 1);
    for (let i = 0; i < n; i++) {
      const key = digitOf(words, i, digit) + 1;
      counts[key] = (counts[key] as number) + 1;
    }
    if (counts.includes(n)) continue;
    for (let key = 1; key <= DIGITS; key++) counts[key] = (counts[key] as number) + (counts[key - 1] as number);
    for (let i = 0; i < n; i++) {
      const position = order[i] as number;
      const key = digitOf(words, position, digit);
      const place = counts[key] as number;
      counts[key] = place + 1;
      next[place] = position;
    }
    [order, next] = [next, order];
  }
  return order;
}

/** Positions in ascending order, equal values in their own, by comparing where that is quicker than digits: fewer than so many values. */
export function ascendingOrder(values: ArrayLike<number>): Uint32Array | Float64Array {
  if (values.length >= DIGITS) {
    const doubles = Float64Array.from(values);
    if (!doubles.some(Number.isNaN)) return stableOrder(doubles);
  }
  return Float64Array.from({ length: values.length }, (_, at) => at).sort((a, b) => (values[a] as number) - (values[b] as number));
}

/** Digit whose order is that of the numbers: negative numbers have all bits turned, others the sign bit set. */
function digitOf(words: Uint16Array, index: number, digit: number): number {
  const word = words[index * WORDS + digit] as number;
  const negative = (words[index * WORDS + WORDS - 1] as number) >= 0x8000;
  if (negative) return 0xffff - word;
  return digit === WORDS - 1 ? word + 0x8000 : word;
}
