import type { FindingBlock, Message } from '../analyses/blocks.ts';
import { decimalTextOf } from '../model/decimal.ts';
import { detectableEffect } from './effect-size.ts';
import type { Scanned } from './scanned.ts';

/**
 * "Nothing notable" as a finding: how many comparisons were made, and for the one with most money at stake the smallest effect that
 * would have been seen. `ordered` holds the heaviest first.
 */
export function describeQuiet(ordered: readonly Scanned[], tested: number, level: number): FindingBlock {
  if (tested === 0)
    return { kind: 'finding', id: 'quiet', claim: { key: 'findings.quiet.untested' }, action: { key: 'findings.quiet.untestedAction' } };
  const claim: Message = { key: 'findings.quiet.claim', params: { count: tested } };
  for (const { candidate } of ordered) {
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
