import { polynomialHash } from '../../bytes/byte-hash.ts';
import type { SampleValue } from '../column-values.ts';

const PROBED = 240;

/** A fixed choice among the values of a column that does not depend on their order: those with the smallest hashes. */
export function probe(values: readonly SampleValue[]): readonly SampleValue[] {
  if (values.length <= PROBED) return values;
  return values
    .map((value) => ({ value, hash: hashText(value.text) }))
    .sort((a, b) => a.hash - b.hash || (a.value.text < b.value.text ? -1 : 1))
    .slice(0, PROBED)
    .map(({ value }) => value);
}

function hashText(text: string): number {
  const bytes = Buffer.from(text);
  return Math.imul(polynomialHash(bytes, 0, bytes.length), 0x85ebca6b) >>> 0;
}
