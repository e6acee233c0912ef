const FIRST_CAPACITY = 1024;

/** The same array, or a larger copy in which `length` entries have room; new entries are 0. */
export function growInts(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  if (length <= values.length) return values as Int32Array<ArrayBuffer>;
  const grown = new Int32Array(capacityFor(values.length, length));
  grown.set(values);
  return grown;
}

/** Like `growInts` for doubles. */
export function growDoubles(values: Float64Array, length: number): Float64Array<ArrayBuffer> {
  if (length <= values.length) return values as Float64Array<ArrayBuffer>;
  const grown = new Float64Array(capacityFor(values.length, length));
  grown.set(values);
  return grown;
}

function capacityFor(current: number, length: number): number {
  return Math.max(FIRST_CAPACITY, length, Math.ceil(current * 1.5));
}
