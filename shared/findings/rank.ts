import type { FindingBlock } from '../analyses/blocks.ts';
import { benjaminiHochberg } from '../stats/tests/benjamini-hochberg.ts';
import { detectableEffect, effectSize } from './effect-size.ts';
import { foldAlike } from './fold.ts';
import { describeQuiet } from './quiet.ts';
import type { Finding, Findings, Scanned, Standing } from './scanned.ts';

/** Expected share of false findings among those shown as holding. */
export const LEVEL = 0.05;

interface Weighed extends Scanned {
  readonly standing: Standing;
  readonly size: number;
  readonly q: number | null;
}

/**
 * Puts the comparisons of all analyses into order: those whose test holds after all others are counted (Benjamini–Hochberg over every
 * comparison with a test, whether it shows something or not), then plain facts, then those that may be chance. Within each by money a
 * year at stake, unknown money last, then by size of effect, then as given. What says the same twice is folded into the first.
 * Pure; O(n log n).
 */
export function rankFindings(scanned: readonly Scanned[], level: number = LEVEL): Findings {
  const tests = scanned.flatMap(({ candidate }, index) => (candidate.evidence === null ? [] : [{ index, p: candidate.evidence.p }]));
  const adjusted = benjaminiHochberg(tests.map(({ p }) => p));
  const q = new Map(tests.map(({ index }, place) => [index, adjusted[place] as number]));
  const weighed = scanned.map((entry, index): Weighed => {
    const own = q.get(index) ?? null;
    return { ...entry, q: own, standing: own === null ? 'fact' : own <= level ? 'held' : 'open', size: effectSize(entry.candidate) };
  });
  const ordered = (['held', 'fact', 'open'] as const).flatMap((standing) => weighed.filter((entry) => entry.standing === standing).sort(byWeight));
  const findings = foldAlike(ordered, ({ candidate }) => candidate).map(({ first, alike }) => toFinding(first, alike, tests.length, level));
  const hasHeld = findings.some(({ standing }) => standing === 'held');
  return {
    level,
    tested: tests.length,
    findings: findings.filter(({ standing }) => standing !== 'open'),
    open: findings.filter(({ standing }) => standing === 'open'),
    quiet: hasHeld ? null : describeQuiet(ordered, tests.length, level),
  };
}

function byWeight(a: Weighed, b: Weighed): number {
  const [left, right] = [moneyOf(a), moneyOf(b)];
  return left === right ? b.size - a.size : right > left ? 1 : -1;
}

/** Unknown money ranks below none. */
function moneyOf({ candidate }: Weighed): number {
  return candidate.money === null || Number.isNaN(candidate.money) ? -1 : Math.abs(candidate.money);
}

function toFinding({ analysis, params, candidate, standing, q }: Weighed, alike: number, tested: number, level: number): Finding {
  const { id, claim, effect, evidence, action, money } = candidate;
  const block: FindingBlock = {
    kind: 'finding',
    id: `${analysis}-${id}`,
    claim,
    figure: effect,
    action,
    ...(evidence === null || q === null ? {} : { evidence: { ...evidence, q } }),
  };
  return { analysis, params, target: candidate.block, standing, block, money, detectable: detectableEffect(candidate, tested, level), alike };
}
