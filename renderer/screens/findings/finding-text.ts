import type { FindingAnswer } from '../../../shared/contract/findings.ts';
import type { Words } from '../../state/words.ts';

/** "about €12,000 a year at stake", in three digits; "" where it cannot be said. */
export function moneyText({ money }: Pick<FindingAnswer, 'money'>, { t, formatter }: Words): string {
  if (money === null || money === 0) return '';
  return t('findings.money', { money: formatter.tick(Math.abs(money), { kind: 'money' }) });
}

/** The smallest effect that would have been seen, in the unit of the finding; undefined where it cannot be said. */
export function detectableText({ detectable, block }: Pick<FindingAnswer, 'detectable' | 'block'>, { t, formatter }: Words): string | undefined {
  if (detectable === null || block.figure === undefined) return undefined;
  return t('findings.evidence.eitherWay', { value: formatter.value(detectable, block.figure.format) });
}
