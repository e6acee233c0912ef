import { useEffect, useState } from 'react';
import type { Predicate } from '../../../shared/warehouse/predicate.ts';

const TYPING_MS = 250;

/** The rule to ask about: the last complete one, once typing pauses; null before there was one. */
export function useAnswerableRule(rule: Predicate, isComplete: boolean): { readonly rule: Predicate | null; readonly isBehind: boolean } {
  const [answerable, setAnswerable] = useState<Predicate | null>(isComplete ? rule : null);
  useEffect(() => {
    if (!isComplete) return;
    const timer = setTimeout(() => setAnswerable(rule), TYPING_MS);
    return () => clearTimeout(timer);
  }, [rule, isComplete]);
  return { rule: answerable, isBehind: answerable !== rule };
}
