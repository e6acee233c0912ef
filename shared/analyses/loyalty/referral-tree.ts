/** A forest of who brought whom. */
export interface ReferralTree {
  /** By customer_id: who brought them, 0 = nobody. */
  readonly parent: Int32Array;
  /** Whom each has brought, by customer_id, in the order of the referrals. */
  readonly children: ReadonlyMap<number, readonly number[]>;
  readonly dropped: number;
}

/**
 * Builds the forest from referrals in order of time. Each person has at most one who brought them: the first counts. A referral of oneself or of one of those
 * one descends from would close a circle and is dropped. O(referrals × depth).
 */
export function buildReferralTree(referrer: ArrayLike<number>, referred: ArrayLike<number>, highestId: number): ReferralTree {
  const parent = new Int32Array(highestId + 1);
  const children = new Map<number, number[]>();
  let dropped = 0;
  for (let row = 0; row < referrer.length; row++) {
    const from = referrer[row] as number;
    const to = referred[row] as number;
    if (from === to || parent[to] !== 0 || descendsFrom(from, to, parent)) {
      dropped += 1;
      continue;
    }
    parent[to] = from;
    const own = children.get(from);
    if (own === undefined) children.set(from, [to]);
    else own.push(to);
  }
  return { parent, children, dropped };
}

function descendsFrom(person: number, ancestor: number, parent: Int32Array): boolean {
  for (let at = person; at !== 0; at = parent[at] as number) if (at === ancestor) return true;
  return false;
}

/** Everybody below a person, nearest generation first, and the number of generations. */
export function reachOf({ children }: ReferralTree, person: number): { readonly people: number[]; readonly depth: number } {
  const people: number[] = [];
  let generation: readonly number[] = children.get(person) ?? [];
  let depth = 0;
  while (generation.length > 0) {
    depth += 1;
    people.push(...generation);
    generation = generation.flatMap((one) => children.get(one) ?? []);
  }
  return { people, depth };
}
