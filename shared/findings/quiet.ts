import type { FindingBlock, Message } from '../analyses/blocks.ts';
import { decimalTextOf } from '../model/decimal.ts';
import { detectableEffect } from './effect-size.ts';
import type { Scanned } from './scanned.ts';

/**
 * "Nothing notable" as a finding: how many comparisons were made, and for the one with most money at stake the smallest effect that
 * would have been seen. `ordered` holds the heaviest first;
 * effects that everybody understands come before others.
 */
export function describeQuiet(ordered: readonly Scanned[], tested: number, level: number): FindingBlock {
  if (tested === 0)
    return { kind: 'finding', id: 'quiet', claim: { key: 'findings.quiet.untested' }, action: { key: 'findings.quiet.untestedAction' } };
  const claim: Message = { key: 'findings.quiet.claim', params: { count: tested } };
  for (const { candidate } of [...ordered.filter(isPlain), ...ordered.filter((entry) => !isPlain(entry))]) {
    const detectable = detectableEffect(candidate, tested, level);
    if (detectable === null) continue;
    const { format, label } = candidate.effect;
    const figure = { value: format.kind === 'money' || format.kind === 'quantity' ? decimalTextOf(detectable) : detectable, format };
    return {
      kind: 'finding',
      id: 'quiet',
      claim,
      figure: { ...figure, label: { key: 'findings.quiet.detectable', params: { what: label } } },
      action: { key: 'findings.quiet.action', params: { what: label, effect: figure } },
    };
  }
  return { kind: 'finding', id: 'quiet', claim, action: { key: 'findings.quiet.unmeasured' } };
}

/** A change in percent, money or days is understood at once; a ratio or an index only by those who know it. */
function isPlain({ candidate }: Scanned): boolean {
  return ['percent', 'points', 'money', 'days'].includes(candidate.effect.format.kind);
}
