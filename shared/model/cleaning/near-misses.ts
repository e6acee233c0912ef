import { looseKey } from './near-duplicates.ts';

const MOST_DIFFERENT = 2000;
const MOST_PARTNERS = 5000;
const SHORTEST_EDITED = 5;

/** A value without partner, and the one it probably means. */
export interface NearMiss {
  readonly from: string;
  readonly to: string;
}

/**
 * Values that nearly match: equal but for case, blanks, accents and signs ("GTXPro", "GTX Pro"), or one letter apart. Digits must be the same,
 * since neighbouring numbers are different things, and the partner must be the only one. Empty when either side is too large to be names.
 */
export function findNearMisses(unmatched: readonly string[], partners: readonly string[]): NearMiss[] {
  if (unmatched.length === 0 || unmatched.length > MOST_DIFFERENT || partners.length > MOST_PARTNERS) return [];
  const folded = new Map<string, string | null>();
  for (const text of partners) {
    const key = looseKey(text);
    folded.set(key, folded.has(key) ? null : text);
  }
  return unmatched.flatMap((from) => {
    const key = looseKey(from);
    if (key === '') return [];
    const to = folded.get(key) ?? findOneEditAway(key, folded);
    return to === null ? [] : [{ from, to }];
  });
}

function findOneEditAway(key: string, partners: ReadonlyMap<string, string | null>): string | null {
  if (key.length < SHORTEST_EDITED) return null;
  const digits = key.replace(/\P{Nd}/gu, '');
  let found: string | null = null;
  for (const [other, text] of partners) {
    if (text === null || !isOneEditAway(key, other) || other.replace(/\P{Nd}/gu, '') !== digits) continue;
    if (found !== null) return null;
    found = text;
  }
  return found;
}

/** One letter more, less, another or two swapped. */
function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [left, right] = [a.slice(start, endA), b.slice(start, endB)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
