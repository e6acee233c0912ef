import type { z } from 'zod';
import { type Predicate, predicateSchema } from '../warehouse/predicate.ts';

/** Nesting a person can still read; deeper trees are refused. */
export const MAX_RULE_DEPTH = 12;

/** A segment rule is a condition on the relation `customers`. */
export const segmentRuleSchema = predicateSchema.refine((rule) => depthOf(rule) <= MAX_RULE_DEPTH, {
  message: `a rule may nest at most ${MAX_RULE_DEPTH} levels`,
});
export type SegmentRule = z.infer<typeof segmentRuleSchema>;

function depthOf(rule: Predicate): number {
  switch (rule.op) {
    case 'and':
    case 'or':
      return 1 + Math.max(0, ...rule.of.map(depthOf));
    case 'not':
      return 1 + depthOf(rule.of);
    case 'customer':
      return 1 + depthOf(rule.where);
    case 'purchases':
      return 1 + (rule.where === undefined ? 0 : depthOf(rule.where));
    default:
      return 1;
  }
}
