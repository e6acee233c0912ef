import type { Leaf } from './rule-tree.ts';

/** Groups an analysis makes with certain parameters. */
interface Choice {
  readonly analysis: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly groups: readonly { readonly key: string }[];
}

/** The offered groups that a condition picks from; null when it was made with other parameters, which have no fields here. */
export function choiceOf<Offered extends Choice>(leaf: Extract<Leaf, { op: 'member' }>, offered: readonly Offered[]): Offered | null {
  const choice = offered.find(({ analysis }) => analysis === leaf.analysis);
  if (choice === undefined || !choice.groups.some(({ key }) => key === leaf.group)) return null;
  return sortedText(choice.params) === sortedText(leaf.params) ? choice : null;
}

/** Text that is the same for equal values, whatever the order of their keys. */
function sortedText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );
}
