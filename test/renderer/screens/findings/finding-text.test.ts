import { expect, it } from 'vitest';
import { chanceText } from '../../../../renderer/blocks/EvidenceDetails.tsx';
import { detectableText, moneyText } from '../../../../renderer/screens/findings/finding-text.ts';
import { makeWords } from '../../../../renderer/state/words.ts';
import { createFormatter } from '../../../../shared/format/formatter.ts';
import { createTranslator } from '../../../../shared/messages/translator.ts';

const wordsIn = (locale: 'en' | 'fa') =>
  makeWords(createTranslator(locale), createFormatter({ locale, calendar: 'gregorian', currency: 'EUR', latinDigits: false }));
const block = {
  kind: 'finding',
  id: 'x',
  claim: { key: 'c' },
  figure: { value: 0.1, label: { key: 'l' }, format: { kind: 'percent', digits: 1 } },
} as const;

it('tells money a year in three digits, and nothing where it is not known', () => {
  expect(moneyText({ money: 191_330 }, wordsIn('en'))).toBe('about €191K a year at stake');
  expect(moneyText({ money: -191_330 }, wordsIn('en'))).toBe('about €191K a year at stake');
  expect(moneyText({ money: null }, wordsIn('en'))).toBe('');
});

it('tells what would have been seen either way', () => {
  expect(detectableText({ detectable: 0.123, block }, wordsIn('en'))).toBe('±12.3%');
  expect(detectableText({ detectable: null, block }, wordsIn('en'))).toBeUndefined();
});

it('tells chances in four digits, smaller ones as below', () => {
  expect(chanceText(0.03456, wordsIn('en'))).toBe('0.0346');
  expect(chanceText(1e-12, wordsIn('en'))).toBe('below 0.0001');
  expect(chanceText(1e-12, wordsIn('fa'))).toBe('کمتر از ۰٫۰۰۰۱');
});
