import type { Finding } from './scanned.ts';

/** So many of one analysis before the others have had their turn. */
const PER_ANALYSIS = 2;

/** The few to show first: the heaviest, at most two of one analysis while others wait, and one plain fact where there is any. */
export function topFindings(findings: readonly Finding[], most: number): Finding[] {
  const taken = new Map<string, number>();
  const isFirst = ({ analysis }: Finding): boolean => {
    const before = taken.get(analysis) ?? 0;
    taken.set(analysis, before + 1);
    return before < PER_ANALYSIS;
  };
  const early = findings.filter(isFirst);
  const queue = [...early, ...findings.filter((finding) => !early.includes(finding))];
  const chosen = new Set(queue.slice(0, most));
  const fact = queue.find(({ standing }) => standing === 'fact');
  if (fact !== undefined && chosen.size === most && ![...chosen].some(({ standing }) => standing === 'fact')) {
    const last = [...chosen].at(-1);
    if (last !== undefined) chosen.delete(last);
    chosen.add(fact);
  }
  return findings.filter((finding) => chosen.has(finding));
}
