/** Largest of the first `length` integers; 0 when there are none. O(length). */
export function largestOf(values: Int32Array, length: number): number {
  let largest = length === 0 ? 0 : (values[0] as number);
  for (let i = 1; i < length; i++) if ((values[i] as number) > largest) largest = values[i] as number;
  return largest;
}
