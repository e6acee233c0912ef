import type { CleaningStep } from '../cleaning-step.ts';
import { canonicalText } from '../written-text.ts';
import { stripCompanySuffix } from './company-suffix.ts';
import { cleanEmail } from './email-address.ts';
import { toE164 } from './phone-number.ts';
import { changeCase, foldText, replaceText, trimText } from './plain-steps.ts';

/** Steps that make one text of one text, whatever stands beside or above it. */
export type CellStep = Exclude<CleaningStep, { step: 'split' | 'merge' | 'fillDown' }>;

/** What a step makes of the text of a cell. Blank cells are never changed into something. Phone steps need `loadForSteps` before. */
export function compileCellStep(step: CellStep): (text: string) => string {
  switch (step.step) {
    case 'trim':
      return trimText;
    case 'fold':
      return (text) => foldText(text, step);
    case 'case':
      return (text) => changeCase(text, step.to);
    case 'replace':
      return (text) => replaceText(text, step.find, step.by, step.whole);
    case 'mapValues': {
      const values = new Map(step.values.map(({ from, to }) => [canonicalText(from), to]));
      return (text) => values.get(canonicalText(text)) ?? text;
    }
    case 'phone':
      return (text) => toE164(text, step.country);
    case 'email':
      return cleanEmail;
    case 'companySuffix':
      return stripCompanySuffix;
  }
}
