import type { Health } from '../../../../shared/contract/health.ts';

/** Analyses that lack the same columns, together, in the order of the first of each. */
export function byMissing(
  off: Health['off'],
): readonly { readonly analyses: readonly string[]; readonly missing: Health['off'][number]['missing'] }[] {
  const groups = Map.groupBy(off, ({ missing }) =>
    missing
      .map(({ relation, column }) => `${relation}.${column}`)
      .toSorted()
      .join(' '),
  );
  return [...groups.values()].map((group) => ({ analyses: group.map(({ analysis }) => analysis), missing: group[0]?.missing ?? [] }));
}
