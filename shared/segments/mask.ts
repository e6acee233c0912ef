/** Customer ids of a mask indexed by id (entry 0 unused), ascending. */
export function idsOfMask(mask: Uint8Array): Int32Array {
  const ids = new Int32Array(countMask(mask));
  let at = 0;
  for (let id = 1; id < mask.length; id++) if (mask[id] === 1) ids[at++] = id;
  return ids;
}

/** Number of customers in a mask. */
export function countMask(mask: Uint8Array): number {
  let count = 0;
  for (let id = 1; id < mask.length; id++) count += mask[id] ?? 0;
  return count;
}
