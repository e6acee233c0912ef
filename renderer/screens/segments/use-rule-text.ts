import { describeRule, type RuleNames } from '../../../shared/segments/describe.ts';
import type { Predicate } from '../../../shared/warehouse/predicate.ts';
import { useSegments } from '../../client/queries/segments.ts';
import { useWords } from '../../state/words.ts';

/** Says a rule in plain words, saved segments by their names. */
export function useRuleText(): { readonly names: RuleNames; readonly ruleText: (rule: Predicate) => string } {
  const { translator, formatter } = useWords();
  const known = useSegments().data ?? [];
  const names: RuleNames = { segment: (id) => known.find((segment) => segment.id === id)?.name ?? null };
  return {
    names,
    ruleText: (rule) => {
      const text = translator.message(describeRule(rule, names), formatter);
      return `${text.charAt(0).toLocaleUpperCase(translator.locale)}${text.slice(1)}`;
    },
  };
}
