import type { FindingCandidate } from '../analyses/define.ts';

/** The first of several that say the same, and how many stand behind it. */
export interface Folded<T> {
  readonly first: T;
  readonly alike: number;
}

/**
 * Folds near-duplicates into the first of them. Two say the same when their claims are equal word for word, when the same sentence is
 * said about the same rows, or when the same sum over the same rows is shown; an estimate is never the same by its rows alone, as many
 * estimates rest on one set of rows.
 */
export function foldAlike<T>(ordered: readonly T[], candidateOf: (entry: T) => FindingCandidate): Folded<T>[] {
  const places = new Map<string, number>();
  const folded: { first: T; alike: number }[] = [];
  for (const entry of ordered) {
    const keys = meaningsOf(candidateOf(entry));
    const known = keys.map((key) => places.get(key)).find((place) => place !== undefined);
    const place = known ?? folded.length;
    const group = folded[place];
    if (group === undefined) folded.push({ first: entry, alike: 0 });
    else group.alike += 1;
    for (const key of keys) if (!places.has(key)) places.set(key, place);
  }
  return folded;
}

function meaningsOf({ claim, effect }: FindingCandidate): string[] {
  const { drill } = effect;
  const meanings = [`claim ${JSON.stringify([claim.key, claim.params ?? {}])}`];
  if (drill === undefined) return meanings;
  const rows = [drill.relation, drill.where];
  meanings.push(`rows ${JSON.stringify([claim.key, rows, drill.measure, namedIn(claim.params)])}`);
  if (effect.estimate !== true) meanings.push(`sum ${JSON.stringify([rows, drill.measure])}`);
  return meanings;
}

/** Words and names in a claim, which tell one group from another; its numbers may differ in the last digit. */
function namedIn(params: FindingCandidate['claim']['params']): unknown[] {
  return Object.values(params ?? {}).filter((param) => typeof param === 'string' || (typeof param === 'object' && param !== null && 'key' in param));
}
